import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../model/clock.ts';
import { createMessageStore } from '../messages.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { failed, ids, message } from './messages.test-kit.ts';

const tables = testTables();
const store = () => createMessageStore(tables);

async function unfinished(integrationId: string) {
  const query = { integrationId, shards: 4, from: NOW - 15 * MINUTE, to: NOW - MINUTE };
  const found: string[] = [];
  for await (const { id } of store().unfinished(query)) found.push(id);
  return found.sort();
}

it('finds stored records by time, and open ones until they are closed', async () => {
  const integrationId = randomUUID();
  const recent = message({ integrationId, receivedAt: NOW - 5 * MINUTE });
  const late = message({ integrationId, receivedAt: NOW - 2 * MINUTE, time: NOW - 5 * HOUR });
  const timeless = message({ integrationId, receivedAt: NOW - 2 * MINUTE, time: undefined });
  const young = message({ integrationId });
  const old = message({ integrationId, receivedAt: NOW - HOUR });
  const broken = failed({ integrationId, receivedAt: NOW - 5 * MINUTE });
  for (const one of [recent, late, timeless, young, old, broken]) await store().record(one);
  expect(late.open && timeless.open).toBe(true);
  expect(await unfinished(integrationId)).toEqual(ids(recent, late, timeless).sort());
  await store().close(late.key);
  await store().close(timeless.key);
  await store().close(recent.key);
  await store().close(broken.key);
  expect(await unfinished(integrationId)).toEqual(ids(recent));
  const { items } = await store().list({
    integrationId,
    shards: 4,
    limit: 9,
    from: 0,
    to: NOW + 1,
    outcome: 'quarantined',
  });
  expect(items).toHaveLength(1);
});

it('does not list a record again when it is re-delivered, late or with another outcome', async () => {
  const integrationId = randomUUID();
  const dedupKey = randomUUID();
  const first = message({ integrationId, dedupKey, time: NOW, receivedAt: NOW - 2 * MINUTE });
  await store().record(first);
  await store().record(failed({ integrationId, dedupKey, time: NOW }));
  await store().record(message({ integrationId, dedupKey, time: NOW, receivedAt: NOW + HOUR }));
  const open = message({ integrationId, time: undefined, dedupKey: 'open', receivedAt: NOW - 2 * MINUTE });
  await store().record(open);
  await store().close(open.key);
  expect(await store().record(message({ integrationId, time: undefined, dedupKey: 'open' }))).toMatchObject({
    first: false,
  });
  expect(await unfinished(integrationId)).toEqual([]);
  const { items } = await store().list({
    integrationId,
    shards: 4,
    limit: 9,
    from: 0,
    to: NOW + DAY,
    outcome: 'quarantined',
  });
  expect(items).toEqual([]);
});
