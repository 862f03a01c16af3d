import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { LedgerEntry } from '../../model/books.ts';
import { DAY, HOUR, MINUTE } from '../../model/clock.ts';
import { messageId } from '../../model/message-key.ts';
import { createMessageStore } from '../messages.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { messagesTable } from './items.ts';
import { failed, ids, message } from './messages.test-kit.ts';

const tables = testTables();
const store = () => createMessageStore(tables);

const everything = { from: 0, to: 9_999_999_999_999, shards: 4, limit: 5 };

async function walk(query: Parameters<ReturnType<typeof store>['ledger']>[0]): Promise<LedgerEntry[]> {
  const found: LedgerEntry[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const page: Awaited<ReturnType<ReturnType<typeof store>['ledger']>> = await store().ledger({ ...query, cursor });
    expect(page.items.length).toBeLessThan(query.limit + query.shards + 4);
    found.push(...page.items);
    cursor = page.cursor;
    pages += 1;
    if (pages > 50) throw new Error('the ledger does not end');
  } while (cursor !== null);
  return found;
}

function found(entries: LedgerEntry[]): string[] {
  return entries.map(({ key }) => messageId(key)).sort();
}

it('brings every record once, over shards, days and the bucket of messages without a time', async () => {
  const integrationId = randomUUID();
  const all = Array.from({ length: 43 }, (_, i) =>
    message({
      integrationId,
      receivedAt: NOW - i * 7 * HOUR,
      deviceHint: `${i % 9}`,
      ...(i % 5 ? {} : { time: undefined }),
    }),
  );
  all.push(failed({ integrationId }), message({ integrationId, body: randomBytes(320 * 1_024) }));
  await Promise.all(all.map((one) => store().record(one)));
  const again = all[7];
  if (again !== undefined) await store().record({ ...again, arrivalId: 'again' });
  const entries = await walk({ integrationId, ...everything });
  expect(found(entries)).toEqual(ids(...all).sort());
  expect(entries.reduce((sum, { arrivals }) => sum + arrivals, 0)).toBe(all.length + 1);
  expect(entries.every((one) => one.message?.outcome === one.outcome)).toBe(true);
  expect(await store().ledger({ ...everything, integrationId: randomUUID() })).toEqual({ items: [], cursor: null });
});

it('keeps to a range of time: from inclusive, to exclusive', async () => {
  const integrationId = randomUUID();
  const times = [NOW - 2 * DAY, NOW - HOUR, NOW, NOW + 1];
  const timed = times.map((receivedAt) => message({ integrationId, receivedAt }));
  const timeless = times.map((receivedAt) => message({ integrationId, receivedAt, time: undefined }));
  await Promise.all([...timed, ...timeless].map((one) => store().record(one)));
  const entries = await walk({ integrationId, shards: 4, limit: 5, from: NOW - HOUR, to: NOW + 1 });
  expect(found(entries)).toEqual(ids(...timed.slice(1, 3), ...timeless.slice(1, 3)).sort());
});

it('brings what no list could show: an arrival without an outcome, contents that are damaged or lack a part', async () => {
  const integrationId = randomUUID();
  const TableName = messagesTable(tables);
  const [bare, damaged, halved] = [0, 1, 2].map((i) => message({ integrationId, receivedAt: NOW - i * MINUTE }));
  if (bare === undefined || damaged === undefined || halved === undefined) throw new Error('three were made');
  await tables.dynamo.put({ TableName, Item: { ...bare.key, a: new Set([new Uint8Array(6)]) } });
  for (const one of [damaged, halved]) await store().record(one);
  const change = {
    TableName,
    UpdateExpression: 'SET b = :b',
    ExpressionAttributeValues: { ':b': Buffer.from([1, 7, 7]) },
  };
  await tables.dynamo.update({ ...change, Key: damaged.key });
  const parted = 'REMOVE b SET p = :p, g = :g';
  await tables.dynamo.update({
    ...{ TableName, Key: halved.key, UpdateExpression: parted },
    ExpressionAttributeValues: { ':p': 2, ':g': 'x' },
  });
  const entries = await walk({ integrationId, ...everything });
  const seen = new Map(entries.map(({ key, ...entry }) => [messageId(key), entry]));
  expect(seen.get(messageId(bare.key))).toEqual({ outcome: null, arrivals: 1, message: null });
  expect(seen.get(messageId(damaged.key))).toEqual({ outcome: 'stored', arrivals: 1, message: null });
  expect(seen.get(messageId(halved.key))).toEqual({ outcome: 'stored', arrivals: 1, message: null });
});

it('leaves out what has expired, and refuses a foreign cursor', async () => {
  const integrationId = randomUUID();
  await store().record(message({ integrationId, receivedAt: NOW - 15 * DAY }));
  expect(await walk({ integrationId, ...everything })).toEqual([]);
  for (const cursor of [
    'x',
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from('["a",5]').toString('base64url'),
  ]) {
    await expect(store().ledger({ integrationId, ...everything, cursor })).rejects.toMatchObject({ code: 'invalid' });
  }
});
