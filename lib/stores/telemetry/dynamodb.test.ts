import { expect, it } from 'vitest';
import { DAY } from '../../model/clock.ts';
import type { MessageKey } from '../../model/message.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { createDynamoTelemetry } from './dynamodb.ts';
import { newRef, point, WHOLE } from './telemetry.test-kit.ts';

const tables = testTables();
const store = () => createDynamoTelemetry(tables);

it('keeps a point in one write unit, and the same point once', async () => {
  const ref = newRef();
  const one = point(ref, NOW, Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`temperature ${i}`, 21.5 + i])));
  tables.calls.length = 0;
  await createDynamoTelemetry({ ...tables, dynamo: tables.counted }).write([one]);
  expect(tables.calls).toEqual([expect.objectContaining({ operation: 'PutItem', writeUnits: 1 })]);
  await store().write([one]);
  expect((await store().read(ref, WHOLE))['temperature 9']).toEqual([{ ts: NOW, value: 30.5 }]);
});

it('reads by range, key, order and limit over months', async () => {
  const ref = newRef();
  const times = [NOW - 60 * DAY, NOW - 20 * DAY, NOW - DAY, NOW - 1, NOW];
  await store().write(times.map((ts, i) => point(ref, ts, i % 2 === 0 ? { a: i, b: `${i}` } : { a: i })));
  const values = async (query: Partial<typeof WHOLE>) => {
    const series = await store().read(ref, { ...WHOLE, ...query });
    return Object.fromEntries(Object.entries(series).map(([key, found]) => [key, found.map(({ value }) => value)]));
  };
  expect(await values({})).toEqual({ a: [4, 3, 2, 1, 0], b: ['4', '2', '0'] });
  expect(await values({ order: 'asc', limit: 2, keys: ['a', 'b'] })).toEqual({ a: [0, 1], b: ['0', '2'] });
  expect(await values({ keys: ['b'], limit: 2 })).toEqual({ b: ['4', '2'] });
  expect(await values({ from: NOW - DAY, to: NOW })).toEqual({ a: [3, 2], b: ['2'] });
  expect(await values({ limit: 1 })).toEqual({ a: [4], b: ['4'] });
  expect(await values({ keys: ['none'] })).toEqual({});
  expect(await values({ months: new Set(['2602']) })).toEqual({ a: [1] });
  expect(await store().read(newRef(), WHOLE)).toEqual({});
});

it('keeps two points of one time from one message, and odd keys and values', async () => {
  const ref = newRef();
  const odd = { '': 1, темп: 1e300, n: null, o: { '': [1] }, ['constructor']: { name: 'x' }, length: -1, toString: 1 };
  await store().write([point(ref, NOW, { a: 1 }, 'm'), point(ref, NOW, odd, 'm')]);
  const series = await store().read(ref, WHOLE);
  expect(Object.fromEntries(Object.entries(series).map(([key, found]) => [key, found[0]?.value]))).toEqual({
    a: 1,
    ...odd,
  });
});

it('says which points are missing', async () => {
  const ref = newRef();
  const [there, missing] = [point(ref, NOW, { a: 1 }), point(ref, NOW, { a: 1 })];
  const bare = point(ref, NOW, {}, 'bare');
  await store().write([there]);
  expect(await store().missing([there, missing, bare])).toEqual([missing, bare]);
  await store().write([missing, bare]);
  expect(await store().missing([there, missing, bare])).toEqual([]);
  expect(await store().missing([])).toEqual([]);
});

it('leads from an entity to its messages, newest first, in pages', async () => {
  const ref = newRef();
  const points = Array.from({ length: 7 }, (_, i) => point(ref, NOW - i * 9 * DAY, i === 0 ? {} : { a: i }));
  await store().write(points);
  await store().write([point(ref, NOW, { b: 1 }, 'several'), point(ref, NOW + 1, { b: 2 }, 'several')]);
  const found: MessageKey[] = [];
  let cursor: string | null = null;
  do {
    const page = await store().messages(ref, { limit: 3, cursor, from: 0, to: NOW + DAY, months: WHOLE.months });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  expect(found).toHaveLength(8);
  expect(found[0]).toEqual(point(ref, NOW, {}, 'several').message);
  expect(found.slice(2)).toEqual(points.slice(1).map(({ message }) => message));
});

it('forgets points that have expired', async () => {
  const ref = newRef();
  await store().write([point(ref, NOW, { a: 1 })]);
  tables.now = NOW + 401 * DAY;
  expect(await store().read(ref, WHOLE)).toEqual({});
  tables.now = NOW;
});
