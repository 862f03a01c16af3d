import type { Json } from '../model/json.ts';

/**
 * Values as DynamoDB items hold them. Text, booleans and ordinary numbers lie there as themselves; whatever DynamoDB
 * would round, refuse or give back changed (objects, lists, huge or tiny numbers, broken surrogates) lies there as
 * JSON text in `{j}`. Its own limits: 38 digits, magnitudes 1e-130 to 9.9e125, 32 levels, no empty names.
 */
export type Packed = string | number | boolean | null | { j: string };

export function packValue(value: Json): Packed {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' && isOrdinary(value)) return value;
  if (typeof value === 'string' && value.isWellFormed()) return value;
  return { j: JSON.stringify(value) };
}

export function unpackValue(packed: Packed): Json {
  return typeof packed === 'object' && packed !== null ? (JSON.parse(packed.j) as Json) : packed;
}

/** The SDK reads whole numbers above 2^53 back as BigInt, so they are not ordinary. */
function isOrdinary(value: number): boolean {
  const size = Math.abs(value);
  return size <= Number.MAX_SAFE_INTEGER && (size === 0 || size >= 1e-130);
}

/**
 * Map keys: DynamoDB refuses the empty one, `__proto__` does not survive becoming a property, and the SDK takes a map
 * with a property `constructor` for an object of some class, which it refuses to write.
 */
const IMPOSSIBLE = new Set(['', '__proto__', 'constructor']);

export function packKey(key: string): string {
  const wellFormed = key.toWellFormed();
  return IMPOSSIBLE.has(wellFormed) || wellFormed.startsWith('\u0000') ? `\u0000${wellFormed}` : wellFormed;
}

export function unpackKey(packed: string): string {
  return packed.startsWith('\u0000') ? packed.slice(1) : packed;
}

/** Bytes a packed value takes in an item, near enough for deciding when to split. */
export function packedBytes(key: string, value: Packed): number {
  const content =
    typeof value === 'string'
      ? Buffer.byteLength(value)
      : typeof value === 'object' && value !== null
        ? value.j.length
        : 21;
  return Buffer.byteLength(key) + content + 4;
}
