import { Failure } from '../../model/failure.ts';

/** One field of a message: a number for wire types 0, 1 and 5, bytes for wire type 2. */
export interface ProtobufField {
  number: number;
  value: number | Uint8Array;
}

/**
 * The fields of a message in Protocol Buffers' wire format, as they lie one behind the other; which of them mean anything
 * is the reader's business. Numbers are exact up to 2^53. Every step goes forward, so that any input ends.
 * Throws `bad-envelope` for lengths that reach past the end, varints of more than ten bytes and groups, which nobody writes.
 */
export function* fieldsIn(bytes: Uint8Array): Generator<ProtobufField> {
  const cursor: Cursor = { bytes, at: 0 };
  while (cursor.at < bytes.byteLength) {
    const tag = varint(cursor);
    const number = Math.floor(tag / 8);
    if (number === 0) throw broken('a field has the number 0', cursor);
    yield { number, value: readValue(tag % 8, cursor) };
  }
}

interface Cursor {
  bytes: Uint8Array;
  at: number;
}

function readValue(wireType: number, cursor: Cursor): number | Uint8Array {
  switch (wireType) {
    case 0:
      return varint(cursor);
    case 1:
      return fixed(cursor, 8);
    case 2:
      return taken(cursor, varint(cursor));
    case 5:
      return fixed(cursor, 4);
    default:
      throw broken(`wire type ${wireType} is none that it may have`, cursor);
  }
}

/** Little-endian groups of seven bits; a set top bit says that another byte follows. */
function varint(cursor: Cursor): number {
  let value = 0;
  for (let index = 0; index < 10; index += 1) {
    const byte = cursor.bytes[cursor.at];
    if (byte === undefined) throw broken('a number is cut off', cursor);
    cursor.at += 1;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return value;
  }
  throw broken('a number has more than ten bytes', cursor);
}

function fixed(cursor: Cursor, length: number): number {
  return taken(cursor, length).reduceRight((value, byte) => value * 256 + byte, 0);
}

function taken(cursor: Cursor, length: number): Uint8Array {
  const { bytes, at } = cursor;
  if (length > bytes.byteLength - at) {
    throw broken(`a length of ${length} reaches past the end, ${bytes.byteLength - at} bytes on`, cursor);
  }
  cursor.at += length;
  return bytes.subarray(at, cursor.at);
}

function broken(what: string, { at }: Cursor): Failure {
  return new Failure('bad-envelope', `The Protocol Buffers message is broken before byte ${at}: ${what}`);
}
