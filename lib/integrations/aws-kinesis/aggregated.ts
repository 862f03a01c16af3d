import { createHash } from 'node:crypto';
import { Failure } from '../../model/failure.ts';
import { fieldsIn } from './protobuf.ts';

/** How a record begins into which a producer put several. */
const MAGIC = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);

const DIGEST_BYTES = 16;

/** What one put may bring by default, and the most that a producer library aggregates. */
const SIZE_LIMIT = 1024 * 1024;

/** Inner records, and entries of each key table. */
export const COUNT_LIMIT = 10_000;

/** Characters of a partition key, as Kinesis itself has it. */
const KEY_LIMIT = 256;

/** One of several records that came as one. */
export type InnerRecord =
  | { data: Uint8Array; partitionKey: string; explicitHashKey?: string }
  /** This one cannot be read; its bytes, and why. The others are not touched by that. */
  | { data: Uint8Array; damage: string };

/**
 * The records in an aggregated one, in their order: magic number, a message in Protocol Buffers' wire format, its MD5.
 * The message holds a table of partition keys (1), one of explicit hash keys (2) and the records (3); a record the places
 * of its keys in the tables (1, 2) and its data (3). Fields that are not known are passed over.
 * Null: an ordinary record, which may begin with these four bytes by chance, and then has no MD5 that fits.
 * Throws `bad-envelope` when the message itself is broken, or holds more than 10,000 records or keys.
 * Source: aggregation-format.md in the repository awslabs/amazon-kinesis-producer.
 */
export function aggregatedIn(body: Uint8Array): InnerRecord[] | null {
  const message = messageIn(body);
  if (message === null) return null;
  const partitionKeys: Uint8Array[] = [];
  const hashKeys: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  const lists = new Map([
    [1, partitionKeys],
    [2, hashKeys],
    [3, records],
  ]);
  for (const { number, value } of fieldsIn(message)) {
    const list = lists.get(number);
    if (list === undefined || typeof value === 'number') continue;
    if (list.length === COUNT_LIMIT) throw tooMany();
    list.push(value);
  }
  return records.map((bytes) => innerRecord(bytes, partitionKeys, hashKeys));
}

function messageIn(body: Uint8Array): Uint8Array | null {
  const end = body.byteLength - DIGEST_BYTES;
  if (end < MAGIC.byteLength || body.byteLength > SIZE_LIMIT) return null;
  if (!MAGIC.equals(body.subarray(0, MAGIC.byteLength))) return null;
  const message = body.subarray(MAGIC.byteLength, end);
  return createHash('md5').update(message).digest().equals(body.subarray(end)) ? message : null;
}

/** A record that is broken in itself harms no other, whose bytes lie elsewhere. */
function innerRecord(bytes: Uint8Array, partitionKeys: Uint8Array[], hashKeys: Uint8Array[]): InnerRecord {
  try {
    const fields = new Map([...fieldsIn(bytes)].map(({ number, value }) => [number, value]));
    const data = fields.get(3);
    if (!(data instanceof Uint8Array)) return { data: bytes, damage: 'it has no data' };
    const partitionKey = keyAt(partitionKeys, fields.get(1), 'partition key');
    const explicitHashKey = fields.has(2) ? keyAt(hashKeys, fields.get(2), 'explicit hash key') : '';
    if (partitionKey === '') return { data: bytes, damage: 'its partition key is empty' };
    return { data, partitionKey, ...(explicitHashKey === '' ? {} : { explicitHashKey }) };
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    return { data: bytes, damage: thrown.message };
  }
}

function keyAt(table: Uint8Array[], place: number | Uint8Array | undefined, what: string): string {
  if (typeof place !== 'number') throw new Failure('bad-envelope', `it names no ${what}`);
  const bytes = table[place];
  if (bytes === undefined) throw new Failure('bad-envelope', `it names ${what} ${place} of ${table.length}`);
  // A character has four bytes at most, so this spares the reading of what is too long anyway.
  const key = bytes.byteLength > 4 * KEY_LIMIT ? null : new TextDecoder().decode(bytes);
  if (key !== null && [...key].length <= KEY_LIMIT) return key;
  throw new Failure('bad-envelope', `its ${what} has more than ${KEY_LIMIT} characters`);
}

function tooMany(): Failure {
  return new Failure('bad-envelope', `The aggregated record holds more than ${COUNT_LIMIT} records or keys`, {
    fix: 'Set AggregationMaxCount in the producer to at most 10000.',
  });
}
