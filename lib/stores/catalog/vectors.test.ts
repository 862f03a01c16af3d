import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Vector } from '../../model/vector.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { createVectors } from './vectors.ts';

const tables = testTables();
const store = () => createVectors(tables);

function vectorWith(id: string, payload = 'AQ=='): Vector {
  const input = { payload, metadata: { '': 'odd', n: 1e21 } };
  return { id, name: id, input, expected: { output: { t: [1, null] } }, ignore: ['ts'], receivedAt: NOW, source: null };
}

/** Random, so that it stays larger than an item when it is packed. */
const large = () => vectorWith('large', randomBytes(320_000).toString('base64'));

async function itemsUnder(converter: string): Promise<string[]> {
  const { items } = await tables.dynamo.query({
    TableName: 'test-catalog',
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `vector#${converter}` },
  });
  return items.map((item) => String(item['sk']));
}

describe('vectors', () => {
  it('are none for a converter nobody gave any', async () => {
    expect(await store().vectors(randomUUID())).toEqual({ items: [], etag: null });
  });

  it('come back as they were, in their order, also when they are larger than an item', async () => {
    const id = randomUUID();
    const given = [vectorWith('b'), large(), vectorWith('a')];
    const stored = await store().putVectors(id, given, null);
    expect(stored).toEqual({ items: given, etag: expect.any(String) });
    expect(await store().vectors(id)).toEqual(stored);
  });

  it('change under their etag only, and one of many simultaneous changes wins', async () => {
    const id = randomUUID();
    const { etag } = await store().putVectors(id, [vectorWith('a')], null);
    const stale = { code: 'precondition-failed' };
    await expect(store().putVectors(id, [], null)).rejects.toMatchObject(stale);
    await expect(store().putVectors(id, [], 'other')).rejects.toMatchObject(stale);
    const rivals = await Promise.allSettled(['b', 'c', 'd'].map((n) => store().putVectors(id, [vectorWith(n)], etag)));
    const won = rivals.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(won).toEqual([await store().vectors(id)]);
    await expect(store().putVectors(randomUUID(), [], 'never')).rejects.toMatchObject(stale);
    expect(await store().putVectors(id, [], 'any')).toMatchObject({ items: [] });
  });

  it('leave no part behind: not of the set they replace, of a refused one, or of a deleted one', async () => {
    const id = randomUUID();
    const { etag } = await store().putVectors(id, [large()], null);
    await expect(store().putVectors(id, [large()], 'stale')).rejects.toMatchObject({ code: 'precondition-failed' });
    expect((await itemsUnder(id)).length).toBeGreaterThan(2);
    expect((await itemsUnder(id)).every((sk) => sk === '0' || sk.startsWith(`${etag}~`))).toBe(true);
    await store().putVectors(id, [vectorWith('small')], etag);
    expect(await itemsUnder(id)).toEqual(['0']);
    await store().putVectors(id, [large()], 'any');
    await store().deleteVectors(id);
    await store().deleteVectors(id);
    expect(await itemsUnder(id)).toEqual([]);
  });

  it('are whole for readers while they are replaced', async () => {
    const id = randomUUID();
    await store().putVectors(id, [large()], null);
    const replaced = (async () => {
      for (let i = 0; i < 4; i++) await store().putVectors(id, [large()], 'any');
    })();
    for (let i = 0; i < 5; i++) expect((await store().vectors(id)).items).toHaveLength(1);
    await replaced;
  });
});
