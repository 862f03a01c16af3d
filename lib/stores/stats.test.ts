import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStats } from './stats.ts';
import { NOW, testTables } from './stores.test-kit.ts';

const tables = testTables();
const newStats = () => createStats({ ...tables, dynamo: tables.counted });
const DAY = '20260314';

beforeEach(() => {
  tables.now = NOW;
  tables.calls.length = 0;
});

afterEach(() => {
  tables.front.fault = undefined;
});

it('writes what was counted once 10 s have passed, and sums up over processes and minutes', async () => {
  const id = randomUUID();
  const [one, other] = [newStats(), newStats()];
  one.count(id, 'stored');
  one.count(id, 'stored', 2);
  other.count(id, 'quarantined');
  await one.flush();
  expect(tables.calls).toEqual([]);
  tables.now += 10_000;
  await Promise.all([one.flush(), one.flush(), other.flush()]);
  expect(tables.calls.map(({ operation }) => operation)).toEqual(['UpdateItem', 'UpdateItem']);
  tables.now += 60_000;
  one.count(id, 'stored');
  await one.flush();
  await one.flush(true);
  expect(await one.read(id, DAY)).toEqual({ stored: 4, quarantined: 1 });
  expect(await one.read(id, '20260313')).toEqual({});
});

it('flushes at once when forced, and nothing when nothing was counted', async () => {
  const stats = newStats();
  await stats.flush(true);
  expect(tables.calls).toEqual([]);
  const id = randomUUID();
  stats.count(id, 'odd name #1');
  await stats.flush(true);
  expect(await stats.read(id, DAY)).toEqual({ 'odd name #1': 1 });
});

it('keeps counts that could not be written', async () => {
  const id = randomUUID();
  const stats = newStats();
  stats.count(id, 'stored', 3);
  tables.front.fault = () => 'reset';
  await expect(stats.flush(true)).rejects.toMatchObject({ code: 'unavailable' });
  tables.front.fault = undefined;
  stats.count(id, 'stored');
  await stats.flush(true);
  expect(await stats.read(id, DAY)).toEqual({ stored: 4 });
});

it('counts once what it could tell nobody', async () => {
  const id = randomUUID();
  const told: Record<string, number>[] = [];
  const flushed = async (_: string, counts: Record<string, number>) => {
    told.push(counts);
    throw new Error('nobody listens');
  };
  const stats = createStats({ ...tables, flushed });
  stats.count(id, 'stored', 3);
  await expect(stats.flush(true)).rejects.toThrow('nobody listens');
  await stats.flush(true);
  expect(told).toEqual([{ stored: 3 }]);
  expect(await stats.read(id, DAY)).toEqual({ stored: 3 });
});
