import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { HOUR } from '../../model/clock.ts';
import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import type { Item, Key } from '../dynamo.ts';
import { concatenated, PART_BYTES, partsOf } from '../parts.ts';
import { type CatalogOptions, catalogTable } from './documents.ts';

/** JSON of any size under a partition key of its own, with the etag it was stored under. */
export interface Packed {
  content: Json;
  etag: string;
}

/** A reader may come between a new head and the removal of the old one's parts. */
const READ_ATTEMPTS = 4;

/** No write takes longer than this from its parts to its head. */
const UNDER_WAY = HOUR;

/** Null: there is none. Parts that a write left which died are removed in passing. */
export async function readPacked(options: CatalogOptions, pk: string): Promise<Packed | null> {
  for (let attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
    const items = await itemsOf(options, pk);
    const head = items.get('0');
    await removeForsaken(options, head, items).catch(() => undefined);
    if (head === undefined) return null;
    const bytes = bytesOf(head, items);
    if (bytes !== null) return { content: JSON.parse(gunzipSync(bytes).toString('utf8')), etag: String(head['etag']) };
  }
  throw new Failure('unavailable', `Parts of ${pk} are not there`);
}

/**
 * Stores it gzipped: `0` holds the etag with the bytes, or with the number of parts `<etag>~1…n`, which are written
 * before it. The head is the commit; the parts of the one it replaces go after it. Throws `precondition-failed`. When the
 * answer to the head is lost, it is sent again and meets itself: that it is there then is the answer.
 */
export async function writePacked(
  options: CatalogOptions,
  pk: string,
  content: Json,
  replaces: string | null | 'any',
): Promise<Packed> {
  const TableName = catalogTable(options);
  const etag = randomBytes(9).toString('base64url');
  const bytes = gzipSync(JSON.stringify(content));
  const parts = bytes.byteLength > PART_BYTES ? partsOf(bytes) : [];
  const at = options.clock();
  await Promise.all(
    parts.map((b, index) => options.dynamo.put({ TableName, Item: { pk, sk: partKey(etag, index), b, at } })),
  );
  const body = parts.length > 0 ? { n: parts.length } : { b: bytes };
  const Item = { pk, sk: '0', etag, ...body };
  const written = await options.dynamo.put({ TableName, Item, ReturnValues: 'ALL_OLD', ...conditionOf(replaces) });
  const old = written.done ? written.item : await headOf(options, pk);
  const isOurs = old?.['etag'] === etag;
  if (!written.done && !isOurs) {
    await removeParts(options, pk, { etag, n: parts.length });
    throw new Failure('precondition-failed', 'It was changed since you read it', {
      field: 'If-Match',
      fix: 'Read it again and repeat your change on the new version.',
    });
  }
  // Of a head that met itself nobody told what it replaced: those parts are forsaken from now on.
  if (!isOurs) await removeParts(options, pk, old);
  return { content, etag };
}

/** With an etag only if it is still this version. */
export async function deletePacked(options: CatalogOptions, pk: string, etag?: string): Promise<void> {
  const gone = await options.dynamo.delete({
    TableName: catalogTable(options),
    Key: { pk, sk: '0' },
    ReturnValues: 'ALL_OLD',
    ...(etag === undefined ? {} : conditionOf(etag)),
  });
  if (!gone.done) return;
  await removeParts(options, pk, gone.item);
  await removeForsaken(options, undefined, await itemsOf(options, pk));
}

function headOf(options: CatalogOptions, pk: string): Promise<Item | undefined> {
  return options.dynamo.get({ TableName: catalogTable(options), Key: { pk, sk: '0' }, ConsistentRead: true });
}

async function itemsOf(options: CatalogOptions, pk: string): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  for await (const item of options.dynamo.each({
    TableName: catalogTable(options),
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  })) {
    items.set(String(item['sk']), item);
  }
  return items;
}

/** Null: a part is missing. */
function bytesOf(head: Item, items: Map<string, Item>): Uint8Array | null {
  if (head['b'] instanceof Uint8Array) return head['b'];
  const parts = Array.from({ length: Number(head['n']) }, (_, index) =>
    items.get(partKey(String(head['etag']), index)),
  ).map((part) => part?.['b']);
  const whole = parts.filter((part) => part instanceof Uint8Array);
  return whole.length === parts.length ? concatenated(whole) : null;
}

async function removeParts(options: CatalogOptions, pk: string, head: Item | undefined): Promise<void> {
  const count = typeof head?.['n'] === 'number' ? head['n'] : 0;
  await removeItems(
    options,
    Array.from({ length: count }, (_, index) => ({ pk, sk: partKey(String(head?.['etag']), index) })),
  );
}

/** Parts that no head names, of writes that are no longer under way. */
async function removeForsaken(options: CatalogOptions, head: Item | undefined, items: Map<string, Item>) {
  const own = `${head?.['etag']}~`;
  const forsaken = [...items.values()].filter(
    ({ sk, at }) => sk !== '0' && !String(sk).startsWith(own) && Number(at ?? 0) < options.clock() - UNDER_WAY,
  );
  await removeItems(
    options,
    forsaken.map((item) => ({ pk: String(item['pk']), sk: String(item['sk']) })),
  );
}

async function removeItems(options: CatalogOptions, keys: Key[]): Promise<void> {
  const TableName = catalogTable(options);
  await Promise.all(keys.map((key) => options.dynamo.delete({ TableName, Key: key })));
}

function partKey(etag: string, index: number): string {
  return `${etag}~${index + 1}`;
}

function conditionOf(replaces: string | null | 'any') {
  if (replaces === 'any') return {};
  if (replaces === null) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return { ConditionExpression: 'etag = :etag', ExpressionAttributeValues: { ':etag': replaces } };
}
