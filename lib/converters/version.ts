import { createHash } from 'node:crypto';
import type { Contract, Language, Version } from '../model/converter.ts';
import type { Json, JsonObject } from '../model/json.ts';

/**
 * Identity of a version: sha256, in hex, of contract, language, script and form. The order of the form's keys does
 * not count. The kind is no part of it, so an uplink and a downlink converter with one script share a hash.
 */
export function versionHash(contract: Contract, language: Language, script: string, form: JsonObject): string {
  const identity = JSON.stringify([contract, language, script, sorted(form)]);
  return createHash('sha256').update(identity, 'utf8').digest('hex');
}

/** An immutable version with its hash. */
export function makeVersion(parts: Omit<Version, 'hash'>): Version {
  return { hash: versionHash(parts.contract, parts.language, parts.script, parts.form), ...parts };
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(byKey)
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function byKey([a]: [string, Json], [b]: [string, Json]): number {
  return a < b ? -1 : 1;
}
