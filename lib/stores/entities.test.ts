import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { entityId, groupId } from '../model/entity.ts';
import type { Stamped } from '../model/order.ts';
import { orderOf } from '../model/order.ts';
import { entitiesTable } from './entities/items.ts';
import { createEntityStore } from './entities.ts';
import { NOW, testTables } from './stores.test-kit.ts';

const tables = testTables();
const store = () => createEntityStore(tables);
const HASH = '0123456789abcdef0123456789abcdef';

function stamped(ts: number, values: Record<string, Stamped['value']>): Map<string, Stamped> {
  return new Map(Object.entries(values).map(([key, value]) => [key, { value, order: orderOf(ts, HASH) }]));
}

function plain(values: Map<string, Stamped> | undefined) {
  return Object.fromEntries([...(values ?? [])].map(([key, { value }]) => [key, value]));
}

describe('creation', () => {
  it('happens once under many first sights, with customer and group in its scope', async () => {
    const name = randomUUID();
    const claim = {
      kind: 'device',
      name,
      profile: 'thermometer',
      label: 'L',
      customer: 'ACME',
      group: 'roof',
    } as const;
    const made = await Promise.all(Array.from({ length: 10 }, (_, i) => store().create(claim, NOW + i)));
    expect(new Set(made.map((entity) => JSON.stringify(entity))).size).toBe(1);
    const [entity] = made;
    expect(entity).toMatchObject({ id: entityId('device', name), customer: 'ACME', groups: ['roof'], label: 'L' });
    const again = await store().create({ ...claim, profile: 'other', label: 'M' }, NOW + 99);
    expect(again).toEqual(entity);
    expect((await store().load({ kind: 'device', id: again.id }))?.entity).toEqual(entity);
    expect(await store().collection('group', groupId('roof', 'ACME'))).toMatchObject({
      name: 'roof',
      customer: 'ACME',
    });
    expect(await store().collection('group', groupId('roof', null))).toBeNull();
    expect(await store().collection('customer', entityId('customer', 'ACME'))).toMatchObject({ name: 'ACME' });
  });

  it('keeps devices and assets of one name apart', async () => {
    const name = randomUUID();
    const device = await store().create({ kind: 'device', name, profile: 'p' }, NOW);
    const asset = await store().create({ kind: 'asset', name, profile: 'p' }, NOW);
    expect(asset.id).not.toBe(device.id);
    expect(await store().load({ kind: 'asset', id: device.id })).toBeNull();
    expect((await store().load({ kind: 'asset', id: asset.id }))?.entity.kind).toBe('asset');
  });
});

describe('attributes', () => {
  it('are kept by scope, newest wins per key, the item is made when absent', async () => {
    const { id } = await store().create({ kind: 'device', name: randomUUID(), profile: 'p' }, NOW);
    const ref = { kind: 'device', id } as const;
    await store().putAttributes(ref, 'client', stamped(NOW, { fw: '1.2', serial: 7 }));
    await store().putAttributes(ref, 'client', stamped(NOW - 1, { fw: '1.1', model: 'x' }));
    await store().putAttributes(ref, 'shared', stamped(NOW, { interval: { minutes: 5 } }));
    const state = await store().load(ref);
    expect(plain(state?.attributes.client)).toEqual({ fw: '1.2', serial: 7, model: 'x' });
    expect(plain(state?.attributes.shared)).toEqual({ interval: { minutes: 5 } });
    expect(plain(state?.attributes.server)).toEqual({});
  });

  it('end with the newest of concurrent writers, 120 keys each', async () => {
    const { id } = await store().create({ kind: 'device', name: randomUUID(), profile: 'p' }, NOW);
    const ref = { kind: 'device', id } as const;
    const many = (value: number) => Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`k${i}`, value]));
    await Promise.all(
      [3, 1, 4, 1, 5, 9, 2, 6].map((n) => store().putAttributes(ref, 'server', stamped(NOW + n, many(n)))),
    );
    expect(plain((await store().load(ref, true))?.attributes.server)).toEqual(many(9));
  });

  it('can be removed, also unknown ones and in a scope never written', async () => {
    const { id } = await store().create({ kind: 'device', name: randomUUID(), profile: 'p' }, NOW);
    const ref = { kind: 'device', id } as const;
    await store().putAttributes(ref, 'shared', stamped(NOW, { a: 1, b: 2, '': 3 }));
    await store().removeAttributes(ref, 'shared', ['a', '', 'never', 'a']);
    await store().removeAttributes(ref, 'server', ['a']);
    await store().removeAttributes(ref, 'shared', []);
    expect(plain((await store().load(ref, true))?.attributes.shared)).toEqual({ b: 2 });
  });
});

describe('lists', () => {
  it('go by name prefix and profile, page by page', async () => {
    const prefix = randomUUID();
    for (let i = 0; i < 7; i += 1) {
      await store().create({ kind: 'device', name: `${prefix} ${i}`, profile: i % 2 === 0 ? 'even' : 'odd' }, NOW);
    }
    await store().create({ kind: 'asset', name: `${prefix} asset`, profile: 'even' }, NOW);
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await store().list('device', { namePrefix: prefix, limit: 3, cursor });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(names).toEqual(Array.from({ length: 7 }, (_, i) => `${prefix} ${i}`));
    const first = await store().list('device', { namePrefix: prefix, profile: 'even', limit: 3 });
    const second = await store().list('device', {
      namePrefix: prefix,
      profile: 'even',
      limit: 3,
      cursor: first.cursor,
    });
    expect([...first.items, ...second.items].map(({ name }) => name.at(-1))).toEqual(['0', '2', '4', '6']);
    expect(second.cursor).toBeNull();
    await expect(store().list('device', { limit: 3, cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('show customers and groups', async () => {
    const customer = randomUUID();
    await store().create({ kind: 'asset', name: randomUUID(), profile: 'p', customer, group: 'g' }, NOW);
    const customers = await store().collections('customer', { limit: 100 });
    expect(customers.items.map(({ name }) => name)).toContain(customer);
    const groups = await store().collections('group', { limit: 100 });
    expect(groups.items.find((group) => group.customer === customer)).toMatchObject({ kind: 'group', name: 'g' });
  });
});

describe('change and deletion', () => {
  it('changes what may change and makes a customer named for the first time', async () => {
    const name = randomUUID();
    const { id } = await store().create({ kind: 'device', name, profile: 'p', label: 'L' }, NOW);
    const ref = { kind: 'device', id } as const;
    const customer = randomUUID();
    const changed = await store().update(ref, { label: null, customer, groups: ['a', 'b'] });
    expect(changed).toMatchObject({ name, profile: 'p', label: null, customer, groups: ['a', 'b'] });
    expect((await store().load(ref, true))?.entity).toEqual(changed);
    expect(await store().update(ref, {})).toEqual(changed);
    expect(await store().collection('group', groupId('b', customer))).not.toBeNull();
    expect(await store().update({ kind: 'device', id: randomUUID() }, { label: 'x' })).toBeNull();
  });

  it('removes every item and says whether there was an entity', async () => {
    const { id } = await store().create({ kind: 'device', name: randomUUID(), profile: 'p' }, NOW);
    const ref = { kind: 'device', id } as const;
    await store().putAttributes(ref, 'client', stamped(NOW, { a: 1 }));
    expect(await store().delete(ref)).toBe(true);
    expect(await store().delete(ref)).toBe(false);
    expect(await store().load(ref, true)).toBeNull();
    const { items } = await tables.dynamo.query({
      TableName: entitiesTable(tables),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `d#${id}` },
    });
    expect(items).toEqual([]);
  });
});
