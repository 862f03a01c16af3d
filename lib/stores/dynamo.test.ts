import { describe, expect, it } from 'vitest';
import { tableName } from '../model/tables.ts';
import { createClients } from './clients.ts';
import { createDynamo } from './dynamo.ts';
import { LOCAL, STACK, testTables } from './stores.test-kit.ts';

const tables = testTables();
const TableName = tableName(STACK, 'stats');
const Key = { pk: 'p', sk: 's' };

describe('writes', () => {
  it('gives a failed condition back as a value', async () => {
    const once = { TableName, Item: Key, ConditionExpression: 'attribute_not_exists(pk)' };
    expect(await tables.counted.put(once)).toMatchObject({ done: true });
    expect(await tables.counted.put(once)).toEqual({ done: false, why: 'condition' });
  });

  it('gives expected refusals back and throws the others as unavailable', async () => {
    const nested = {
      TableName,
      Key,
      UpdateExpression: 'SET k.#a = :v',
      ExpressionAttributeNames: { '#a': 'a' },
      ExpressionAttributeValues: { ':v': 1 },
    };
    expect(await tables.counted.update(nested, { expect: ['path'] })).toEqual({ done: false, why: 'path' });
    await expect(tables.counted.update(nested)).rejects.toMatchObject({ code: 'unavailable' });
    const huge = { TableName, Item: { ...Key, v: 'x'.repeat(410_000) } };
    expect(await tables.counted.put(huge, { expect: ['size'] })).toEqual({ done: false, why: 'size' });
    await expect(tables.counted.put(huge)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('stops an expression that AWS would refuse before it is sent', async () => {
    const before = tables.calls.length;
    const condition = Array.from({ length: 101 }, (_, i) => `(attribute_exists(#${i}) AND #${i} < :v)`).join(' OR ');
    const write = { TableName, Item: Key, ConditionExpression: condition };
    await expect(tables.counted.put(write)).rejects.toThrow(/operators/);
    expect(tables.calls.length).toBe(before);
  });

  it('counts calls, and units with those of indexes', async () => {
    tables.calls.length = 0;
    await tables.counted.put({ TableName, Item: { ...Key, v: 'x'.repeat(1_500) } });
    await tables.counted.put({ TableName: tableName(STACK, 'catalog'), Item: { ...Key, rk: 'r' } });
    await tables.counted.get({ TableName, Key, ConsistentRead: true });
    expect(tables.calls.map(({ operation, readUnits, writeUnits }) => [operation, readUnits, writeUnits])).toEqual([
      ['PutItem', 0, 2],
      ['PutItem', 0, 2],
      ['GetItem', 1, 0],
    ]);
  });
});

it('reads more keys than one BatchGetItem takes, and all pages of a query', async () => {
  const keys = Array.from({ length: 130 }, (_, i) => ({ pk: 'many', sk: String(i).padStart(3, '0') }));
  await Promise.all(keys.map((key) => tables.counted.put({ TableName, Item: { ...key, v: 'x'.repeat(12_000) } })));
  expect(await tables.counted.batchGet(TableName, [...keys, { pk: 'many', sk: 'none' }])).toHaveLength(130);
  expect(await tables.counted.batchGet(TableName, [])).toEqual([]);
  const query = { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'many' } };
  const seen: unknown[] = [];
  for await (const item of tables.counted.each(query)) seen.push(item['sk']);
  expect(seen).toEqual(keys.map(({ sk }) => sk));
});

it('gives up on a silent DynamoDB within seconds', async () => {
  const { dynamodb } = createClients({ ...LOCAL, endpoints: { dynamodb: 'http://127.0.0.1:1' } });
  const started = performance.now();
  await expect(createDynamo(dynamodb).get({ TableName, Key })).rejects.toMatchObject({ code: 'unavailable' });
  expect(performance.now() - started).toBeLessThan(4_000);
});
