import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { hash128 } from '../../model/message-key.ts';
import type { Stamped } from '../../model/order.ts';
import { orderOf } from '../../model/order.ts';
import type { EntityRef } from '../../model/ports.ts';
import { createDynamo } from '../dynamo.ts';
import { createEntityStore } from '../entities.ts';
import { LOCAL, NOW, testTables } from '../stores.test-kit.ts';
import { entitiesTable } from './items.ts';

const tables = testTables();
const store = () => createEntityStore(tables);
const note = { seen: NOW, integrationId: 'i1', months: ['2603'] };

async function newDevice(): Promise<EntityRef> {
  const { id } = await store().create({ kind: 'device', name: randomUUID(), profile: 'p' }, NOW);
  return { kind: 'device', id };
}

function stamped(ts: number, values: Record<string, Stamped['value']>): Map<string, Stamped> {
  return new Map(Object.entries(values).map(([key, value]) => [key, { value, order: orderOf(ts, hash128(`${ts}`)) }]));
}

function keys(count: number, value: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`key ${i}`, value]));
}

it('keeps the newest value of each key, whatever the order of arrival', async () => {
  const ref = await newDevice();
  await store().putLatest(ref, stamped(NOW, { a: 2, b: 2 }), note);
  await store().putLatest(ref, stamped(NOW - 10, { a: 1, b: 1, c: 1 }), {
    ...note,
    seen: NOW - 5,
    integrationId: 'old',
  });
  const state = await store().load(ref, true);
  expect(Object.fromEntries([...(state?.latest ?? [])].map(([key, { value }]) => [key, value]))).toEqual({
    a: 2,
    b: 2,
    c: 1,
  });
  expect(state).toMatchObject({ seen: NOW, lastIntegrationId: 'i1', months: new Set(['2603']) });
});

it('does not let a late uplink that brings another key move the device back', async () => {
  const ref = await newDevice();
  await store().putLatest(ref, stamped(NOW, { a: 1 }), note);
  await store().putLatest(ref, stamped(NOW, { b: 1 }), { seen: NOW - 1, integrationId: 'old', months: ['2602'] });
  await store().putLatest(ref, new Map(), { seen: NOW - 2, integrationId: 'older', months: [] });
  const state = await store().load(ref, true);
  expect(state).toMatchObject({ seen: NOW, lastIntegrationId: 'i1', months: new Set(['2602', '2603']) });
  expect([...(state?.latest.keys() ?? [])].sort()).toEqual(['a', 'b']);
});

it('takes one call for a known device, and one write unit for ten keys', async () => {
  const ref = await newDevice();
  await store().putLatest(ref, stamped(NOW, keys(10, 1)), note);
  tables.calls.length = 0;
  await createEntityStore({ ...tables, dynamo: tables.counted }).putLatest(ref, stamped(NOW + 1, keys(10, 2)), note);
  expect(tables.calls).toEqual([expect.objectContaining({ operation: 'UpdateItem', writeUnits: 1 })]);
});

it('never goes back under 24 writers at once', { timeout: 60_000 }, async () => {
  const ref = await newDevice();
  const names = Array.from({ length: 12 }, (_, i) => `k${i}`);
  const expected = new Map<string, Stamped>();
  const uplinks = Array.from({ length: 240 }, (_, n) => {
    const ts = NOW + Math.floor(Math.random() * 40);
    const order = orderOf(ts, hash128(`uplink ${n}`));
    const values = new Map<string, Stamped>();
    for (const name of names) {
      if (Math.random() < 0.5) values.set(name, { value: n, order });
    }
    for (const [name, one] of values) {
      if ((expected.get(name)?.order ?? '') < one.order) expected.set(name, one);
    }
    return { values, seen: ts };
  });
  let next = 0;
  const writer = async () => {
    for (let one = uplinks[next++]; one !== undefined; one = uplinks[next++]) {
      await store().putLatest(ref, one.values, { ...note, seen: one.seen });
    }
  };
  await Promise.all(Array.from({ length: 24 }, writer));
  const state = await store().load(ref, true);
  expect(state?.latest).toEqual(expected);
  expect(state?.seen).toBe(Math.max(...uplinks.map(({ seen }) => seen)));
});

it('writes 120 keys at once', async () => {
  const ref = await newDevice();
  await store().putLatest(ref, stamped(NOW, keys(120, 1)), note);
  expect((await store().load(ref, true))?.latest.size).toBe(120);
});

it('spreads keys beyond 150 over pages, keeps each in its place and merges on reading', {
  timeout: 60_000,
}, async () => {
  const ref = await newDevice();
  // The local DynamoDB shares this process with eight writers: what is asked here is not whether it answers in time.
  const requestHandler = { connectionTimeout: 30_000, requestTimeout: 30_000 };
  const patient = new DynamoDBClient({ ...LOCAL, endpoint: tables.front.url, requestHandler });
  const entities = createEntityStore({ ...tables, dynamo: createDynamo(patient) });
  await entities.putLatest(ref, stamped(NOW, keys(150, 1)), note);
  await entities.putLatest(ref, stamped(NOW + 1, { ...keys(10, 2), more: 2, evenMore: 2 }), note);
  await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      entities.putLatest(ref, stamped(NOW + 2 + i, { ...keys(300, i), more: i }), note),
    ),
  );
  await entities.putLatest(ref, stamped(NOW + 5, { more: 'late' }), note);
  const state = await entities.load(ref, true);
  expect(state?.latest.size).toBe(302);
  expect(state?.latest.get('key 299')?.value).toBe(7);
  expect(state?.latest.get('more')?.value).toBe(7);
  const first = await tables.dynamo.get({ TableName: entitiesTable(tables), Key: { pk: `d#${ref.id}`, sk: 'l' } });
  expect(Object.keys(first?.['k'] as object).length).toBeLessThanOrEqual(200);
});

it('keeps values that together do not fit into one item', async () => {
  const ref = await newDevice();
  for (const key of ['a', 'b', 'c']) {
    await store().putLatest(ref, stamped(NOW, { [key]: key.repeat(200_000) }), note);
  }
  expect([...((await store().load(ref, true))?.latest.keys() ?? [])].sort()).toEqual(['a', 'b', 'c']);
  await store().putLatest(ref, stamped(NOW + 1, { a: 'x'.repeat(399_000) }), note);
  expect(await store().load(ref, true)).not.toBeNull();
});

it('makes the item again when it is missing, and writes nothing for a deleted entity', async () => {
  const ref = await newDevice();
  const Key = { pk: `d#${ref.id}`, sk: 'l' };
  await tables.dynamo.delete({ TableName: entitiesTable(tables), Key });
  await store().putLatest(ref, stamped(NOW, { a: 1 }), note);
  expect((await store().load(ref, true))?.latest.get('a')?.value).toBe(1);

  await tables.dynamo.delete({ TableName: entitiesTable(tables), Key });
  await store().putLatest(ref, new Map(), note);
  expect(await store().load(ref, true)).toMatchObject({ seen: NOW, lastIntegrationId: 'i1' });

  await store().delete(ref);
  await store().putLatest(ref, stamped(NOW + 1, { a: 2 }), note);
  expect(await tables.dynamo.get({ TableName: entitiesTable(tables), Key, ConsistentRead: true })).toBeUndefined();
});

it('keeps odd keys and values as they are', async () => {
  const ref = await newDevice();
  const odd = { '': 1, темпÉ: 'x', 'a.b#c': 1e300, n: null, o: { '': [1, { deep: true }] }, t: '' };
  Object.assign(odd, { ['constructor']: { name: 'x' }, length: -1, toString: 1 });
  await store().putLatest(ref, stamped(NOW, odd), note);
  const latest = (await store().load(ref, true))?.latest;
  expect(Object.fromEntries([...(latest ?? [])].map(([key, { value }]) => [key, value]))).toEqual(odd);
});
