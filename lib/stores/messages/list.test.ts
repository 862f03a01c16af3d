import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../model/clock.ts';
import { messageId } from '../../model/message-key.ts';
import { createMessageStore } from '../messages.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { failed, ids, message } from './messages.test-kit.ts';

const tables = testTables();
const store = () => createMessageStore(tables);

const range = { from: NOW - 3 * DAY, to: NOW + HOUR, shards: 4 };

async function walk(query: Parameters<ReturnType<typeof store>['list']>[0]) {
  const pages: string[][] = [];
  let cursor: string | null = null;
  do {
    const page = await store().list({ ...query, cursor });
    pages.push(page.items.map(({ id }) => id));
    cursor = page.cursor;
    if (pages.length > 50) throw new Error('the list does not end');
  } while (cursor !== null);
  return pages;
}

it('goes newest first over shards and days, each message once, in pages', async () => {
  const integrationId = randomUUID();
  const all = Array.from({ length: 47 }, (_, i) =>
    message({ integrationId, receivedAt: NOW - i * 67 * MINUTE, deviceHint: `${i % 9}` }),
  );
  await Promise.all(all.map((one) => store().record(one)));
  const pages = await walk({ integrationId, ...range, limit: 5 });
  expect(pages.flat()).toEqual(ids(...all));
  expect(pages.slice(0, 9).every(({ length }) => length === 5)).toBe(true);
  const some = await walk({ integrationId, shards: 4, limit: 100, from: NOW - 134 * MINUTE, to: NOW });
  expect(some.flat()).toEqual(ids(...all.slice(1, 3)));
});

it('ends after expired records that TTL has not taken yet', async () => {
  const integrationId = randomUUID();
  for (let i = 0; i < 12; i += 1)
    await store().record(message({ integrationId, receivedAt: NOW - 14 * DAY + i, time: NOW - i }));
  tables.now = NOW + 1_000;
  expect((await walk({ integrationId, ...range, limit: 2 })).flat()).toEqual([]);
  tables.now = NOW;
});

it('shows messages without a time, large ones and each outcome', async () => {
  const integrationId = randomUUID();
  const timed = message({ integrationId, receivedAt: NOW - 5_000 });
  const timeless = message({ integrationId, time: undefined });
  const large = message({ integrationId, body: new Uint8Array(randomBytes(400_000)), receivedAt: NOW - 10_000 });
  const broken = failed({ integrationId, receivedAt: NOW - 1_000 });
  const ignored = message({ integrationId, outcome: 'ignored', plan: { effects: [] }, receivedAt: NOW - 2_000 });
  const refused = message({
    integrationId,
    outcome: 'refused',
    raw: null,
    plan: { effects: [] },
    receivedAt: NOW - 3_000,
  });
  for (const one of [timed, timeless, large, broken, ignored, refused]) await store().record(one);
  const query = { integrationId, ...range, limit: 100 };
  expect((await walk(query)).flat()).toEqual(ids(timeless, broken, ignored, refused, timed, large));
  expect((await walk({ ...query, outcome: 'stored' })).flat()).toEqual(ids(timeless, timed, large));
  expect((await walk({ ...query, outcome: 'quarantined' })).flat()).toEqual(ids(broken));
  expect((await walk({ ...query, outcome: 'refused' })).flat()).toEqual(ids(refused));
  expect((await walk({ ...query, outcome: 'ignored' })).flat()).toEqual(ids(ignored));
  const { items } = await store().list({ ...query, limit: 1, outcome: 'stored' });
  expect(items).toEqual([
    {
      id: messageId(timed.key),
      outcome: 'stored',
      receivedAt: NOW - 5_000,
      duplicates: 0,
      integrationId,
      deviceHint: null,
      failure: null,
      entity: 'sensor',
    },
  ]);
});

it('pages through failures by the index', async () => {
  const integrationId = randomUUID();
  const all = Array.from({ length: 7 }, (_, i) => failed({ integrationId, receivedAt: NOW - i * MINUTE }));
  for (const one of all) await store().record(one);
  const pages = await walk({ integrationId, ...range, limit: 3, outcome: 'quarantined' });
  expect(pages.flat()).toEqual(ids(...all));
});

it('refuses cursors of others', async () => {
  const query = { integrationId: 'i1', ...range, limit: 3, cursor: 'abc' };
  await expect(store().list(query)).rejects.toMatchObject({ code: 'invalid' });
  await expect(store().list({ ...query, outcome: 'refused' })).rejects.toMatchObject({ code: 'invalid' });
});
