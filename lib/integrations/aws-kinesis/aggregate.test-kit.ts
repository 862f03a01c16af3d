import { createHash } from 'node:crypto';

/** What a producer puts into an aggregated record: `[partition key, data, explicit hash key]`. */
export type Put = [key: string, data: string | Uint8Array, hashKey?: string];

/** An aggregated record as producers write it, each key once in its table. */
export function aggregated(...puts: Put[]): Uint8Array {
  const keys = [...new Set(puts.map(([key]) => key))];
  const hashKeys = [...new Set(puts.flatMap(([, , hashKey]) => hashKey ?? []))];
  return sealed(
    ...keys.map((key) => field(1, key)),
    ...hashKeys.map((key) => field(2, key)),
    ...puts.map(([key, data, hashKey]) => {
      const hash = hashKey === undefined ? [] : [number(2, hashKeys.indexOf(hashKey))];
      return field(3, Buffer.concat([number(1, keys.indexOf(key)), ...hash, field(3, data)]));
    }),
  );
}

/** Magic number, message, MD5. */
export function sealed(...fields: Uint8Array[]): Uint8Array {
  const message = Buffer.concat(fields);
  const digest = createHash('md5').update(message).digest();
  return new Uint8Array(Buffer.concat([Buffer.from('f3899ac2', 'hex'), message, digest]));
}

/** A length-delimited field. */
export function field(tag: number, data: string | Uint8Array): Buffer {
  const bytes = Buffer.from(data);
  return Buffer.concat([varint(tag * 8 + 2), varint(bytes.byteLength), bytes]);
}

/** A field that holds a varint. */
export function number(tag: number, value: number): Buffer {
  return Buffer.concat([varint(tag * 8), varint(value)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
