import { gunzipSync, gzipSync } from 'node:zlib';
import type { Version, VersionEntry } from '../../model/converter.ts';
import { Failure } from '../../model/failure.ts';
import { joinKey } from '../../model/message-key.ts';
import type { Catalog } from '../../model/ports.ts';
import { concatenated, PART_BYTES, partsOf } from '../parts.ts';
import { type CatalogOptions, catalogTable } from './documents.ts';

type Versions = Pick<Catalog, 'putVersion' | 'version' | 'addVersionEntry' | 'versionEntries'>;

/** Simultaneous edits of one converter each want the next number. */
const NUMBERING_ATTEMPTS = 20;

/**
 * Versions are immutable and named by their hash: `script#<hash>` / `0` holds the gzipped JSON, parts `1…n` come
 * before it when it is large. A converter's history is `version#<converterId>` / 8-digit number.
 */
export function createVersions(options: CatalogOptions): Versions {
  const { dynamo } = options;
  const table = catalogTable(options);

  return {
    async putVersion(version) {
      const packed = gzipSync(JSON.stringify(version));
      const pk = scriptKey(version.hash);
      const parts = packed.byteLength > PART_BYTES ? partsOf(packed) : [];
      await Promise.all(
        parts.map((b, index) => dynamo.put({ TableName: table, Item: { pk, sk: String(index + 1), b } })),
      );
      const head = parts.length > 0 ? { n: parts.length } : { b: packed };
      await dynamo.put({ TableName: table, Item: { pk, sk: '0', ...head } });
    },
    version: (hash) => readVersion(options, hash),
    async addVersionEntry(converterId, entry) {
      for (let attempt = 0; attempt < NUMBERING_ATTEMPTS; attempt++) {
        const numbered = { ...entry, seq: (await lastNumber(options, converterId)) + 1 };
        const written = await dynamo.put({
          TableName: table,
          Item: { ...entryKey(converterId, numbered.seq), j: JSON.stringify(numbered) },
          ConditionExpression: 'attribute_not_exists(pk)',
        });
        if (written.done) return numbered;
      }
      throw new Failure('conflict', 'Too many people change this converter at once', { fix: 'Try again.' });
    },
    async versionEntries(converterId) {
      const entries: VersionEntry[] = [];
      for await (const item of dynamo.each(historyQuery(options, converterId))) {
        entries.push(JSON.parse(String(item['j'])) as VersionEntry);
      }
      return entries;
    },
  };
}

/** Null for an unknown hash. */
export async function readVersion(options: CatalogOptions, hash: string): Promise<Version | null> {
  const items = new Map<string, Uint8Array>();
  let expected = -1;
  for await (const item of options.dynamo.each({
    TableName: catalogTable(options),
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': scriptKey(hash) },
    ConsistentRead: true,
  })) {
    if (item['sk'] === '0') expected = typeof item['n'] === 'number' ? item['n'] : 0;
    if (item['b'] instanceof Uint8Array) items.set(String(item['sk']), item['b']);
  }
  if (expected === -1) return null;
  const names = expected === 0 ? ['0'] : Array.from({ length: expected }, (_, index) => String(index + 1));
  const packed = concatenated(names.map((name) => items.get(name) ?? new Uint8Array(0)));
  return JSON.parse(gunzipSync(packed).toString('utf8')) as Version;
}

function scriptKey(hash: string): string {
  return joinKey('script', hash);
}

function entryKey(converterId: string, seq: number) {
  return { pk: joinKey('version', converterId), sk: String(seq).padStart(8, '0') };
}

function historyQuery(options: CatalogOptions, converterId: string) {
  return {
    TableName: catalogTable(options),
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': joinKey('version', converterId) },
    ConsistentRead: true,
  };
}

async function lastNumber(options: CatalogOptions, converterId: string): Promise<number> {
  const newest = { ...historyQuery(options, converterId), ScanIndexForward: false, Limit: 1 };
  const { items } = await options.dynamo.query(newest);
  return Number(items[0]?.['sk'] ?? 0);
}
