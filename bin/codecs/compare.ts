import type { Decoded } from '../../lib/converters/table/decoder.ts';
import { isJsonObject, type Json, type JsonObject } from '../../lib/model/json.ts';
import type { OutsideVector } from './outside-vectors.ts';

/** What two decoders say of one payload, on the keys that both have. */
export interface Comparison {
  /** Keys whose values are the same. */
  same: string[];
  different: { key: string; ours: Json; theirs: Json }[];
  /** Keys only the other one has, values of the network among them. */
  onlyTheirs: string[];
}

/**
 * Values of one time are held against ours of the same time (some write seconds), everything else against the values
 * and attributes of the payload itself. `named` has our names of keys that others name otherwise.
 */
export function compare(
  ours: Decoded,
  { expected }: OutsideVector,
  named: { [theirs: string]: string } = {},
): Comparison {
  const now: JsonObject = { ...ours.attributes, ...ours.data };
  const found: Comparison = { same: [], different: [], onlyTheirs: [] };
  for (const { ts, values } of expected) {
    const point = (ours.points ?? []).find((one) => ts !== null && (one.ts === ts || one.ts === ts * 1000));
    const mine: JsonObject = point?.values ?? now;
    for (const [name, theirs] of Object.entries(values)) {
      const key = named[name] ?? name;
      const value = mine[key];
      if (value === undefined || theirs === null) found.onlyTheirs.push(key);
      else if (alike(value, theirs)) found.same.push(key);
      else found.different.push({ key, ours: value, theirs });
    }
  }
  return found;
}

/** Two numbers are the same to nine digits: libraries add and multiply in another order. */
function alike(ours: Json, theirs: Json): boolean {
  if (typeof ours === 'number' && typeof theirs === 'number') {
    return Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(ours), Math.abs(theirs));
  }
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return ours.length === theirs.length && ours.every((one, i) => alike(one, theirs[i] ?? null));
  }
  if (isJsonObject(ours) && isJsonObject(theirs)) {
    return Object.entries(ours).every(([key, one]) => !(key in theirs) || alike(one, theirs[key] ?? null));
  }
  return ours === theirs;
}
