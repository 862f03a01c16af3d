import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEndpoints } from '../../local/endpoints.ts';
import { startBroker } from '../../local/iot/broker.ts';
import { openRuleStore } from '../../local/iot/rule-store.ts';
import { openTimestreamStore } from '../../local/timestream/store.ts';
import { DAY, HOUR } from '../../model/clock.ts';
import type { Failure } from '../../model/failure.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { type Clients, createClients } from '../clients.ts';
import { LOCAL, testTables } from '../stores.test-kit.ts';
import { createTelemetryStore } from '../telemetry.ts';
import { newRef, point, WHOLE } from './telemetry.test-kit.ts';
import { rangeQueryOf, rangeQueryText } from './timestream-query.ts';
import { measureOf, readMeasure, recordsOf } from './timestream-records.ts';

const tables = testTables();
/** Timestream judges times by its own clock. */
const now = Math.floor(Date.now() / 1_000) * 1_000;
const query = { ...WHOLE, to: now + DAY, months: new Set(monthsAround(now)) };
const reported: Failure[] = [];
let clients: Clients;
let close: () => Promise<void>;

const store = (dynamo = tables.dynamo) =>
  createTelemetryStore({
    ...tables,
    dynamo,
    ...clients,
    history: 'timestream',
    report: (failure) => reported.push(failure),
  });

beforeAll(async () => {
  const broker = await startBroker({ take: async () => {} });
  const rules = await openRuleStore('/nonexistent/rules.json');
  const { url, close: closeEndpoints } = await startEndpoints({
    broker,
    rules,
    timestream: openTimestreamStore(':memory:'),
  });
  clients = createClients({ ...LOCAL, endpoints: { timestreamWrite: url, timestreamQuery: url } });
  close = async () => {
    await closeEndpoints();
    await broker.close();
  };
}, 30_000);

afterAll(() => close());

function monthsAround(ms: number): string[] {
  return [-31, 0, 31].map((days) => new Date(ms + days * DAY).toISOString().slice(2, 7).replace('-', ''));
}

describe('history', () => {
  it('is written to Timestream and read back with its types; the item in DynamoDB stays empty', async () => {
    const ref = newRef();
    const values = {
      t: 21.5,
      time: 'now',
      'a:b%3A': true,
      empty: '',
      n: null,
      o: { x: [1] },
      big: 1e300,
      measure_name: 1,
    };
    const one = point(ref, now, values);
    tables.calls.length = 0;
    await store(tables.counted).write([one]);
    expect(tables.calls).toEqual([expect.objectContaining({ operation: 'PutItem', writeUnits: 1 })]);
    const series = await store().read(ref, query);
    expect(Object.fromEntries(Object.entries(series).map(([key, found]) => [key, found[0]?.value]))).toEqual(values);
    expect(series['t']).toEqual([{ ts: now, value: 21.5 }]);
    const plain = createTelemetryStore(tables);
    expect(await plain.read(ref, query)).toEqual({});
    expect(await store().missing([one])).toEqual([]);
    const { items } = await store().messages(ref, { limit: 9, from: 0, to: now + DAY, months: query.months });
    expect(items).toEqual([one.message]);
  });

  it('holds a point once, however often it is written', async () => {
    const ref = newRef();
    const one = point(ref, now, { a: 1 });
    for (let i = 0; i < 3; i += 1) await store().write([one]);
    expect(await store().read(ref, query)).toEqual({ a: [{ ts: now, value: 1 }] });
    expect(reported).toEqual([]);
  });

  it('keeps points of one time apart, of two messages and of one', async () => {
    const ref = newRef();
    const points = [
      point(ref, now, { a: 1 }),
      point(ref, now, { a: 2, b: 2 }),
      point(ref, now, { c: 3 }, 'm'),
      point(ref, now, { d: 4 }, 'm'),
    ];
    for (const some of [points, points]) await store().write(some);
    const series = await store().read(ref, query);
    expect(series['a']?.map(({ ts, value }) => [ts, value]).sort()).toEqual([
      [now, 1],
      [now, 2],
    ]);
    expect(Object.keys(series).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(reported).toEqual([]);
  });

  it('takes more records than a call and more measures than a record', async () => {
    const ref = newRef();
    const wide = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`key ${i}`, i]));
    const points = Array.from({ length: 230 }, (_, i) => point(ref, now - i * 1_000, { a: i }));
    await store().write([...points, point(ref, now + 1, wide)]);
    const series = await store().read(ref, { ...query, keys: ['a', 'key 599'], limit: 1_000 });
    expect(series['a']).toHaveLength(230);
    expect(series['key 599']).toEqual([{ ts: now + 1, value: 599 }]);
    expect(await store().read(ref, { ...query, keys: ['a'], order: 'asc', limit: 1 })).toEqual({
      a: [{ ts: now - 229_000, value: 229 }],
    });
  });

  it('keeps in DynamoDB what Timestream refuses, and reads from both', async () => {
    const ref = newRef();
    reported.length = 0;
    const future = point(ref, now + HOUR, { a: 2 });
    await store().write([point(ref, now, { a: 1 }), future, point(ref, now - 1, {})]);
    expect(reported).toEqual([expect.objectContaining({ code: 'unsupported' })]);
    expect(reported[0]?.message).toContain(`'cold room 3' at ${new Date(now + HOUR).toISOString()}`);
    expect(await store().read(ref, query)).toEqual({
      a: [
        { ts: now + HOUR, value: 2 },
        { ts: now, value: 1 },
      ],
    });
    expect(await store().missing([future])).toEqual([]);
  });

  it('says unavailable while Timestream is down, and leaves the point missing', async () => {
    const dead = createClients({
      ...LOCAL,
      endpoints: { timestreamWrite: 'http://127.0.0.1:1', timestreamQuery: 'http://127.0.0.1:1' },
    });
    const lost = createTelemetryStore({ ...tables, ...dead, history: 'timestream' });
    const one = point(newRef(), now, { a: 1 });
    await expect(lost.write([one])).rejects.toMatchObject({ code: 'unavailable' });
    await expect(lost.read(one.ref, query)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await lost.missing([one])).toEqual([one]);
    const bare = point(newRef(), now, {});
    await lost.write([bare]);
    expect(await lost.missing([bare])).toEqual([]);
  });
});

describe('query', () => {
  const shape = {
    database: 'tributary',
    table: 'telemetry',
    entity: randomUUID(),
    from: 1,
    to: 2,
    order: 'asc',
    limit: 3,
  } as const;

  it('is read back as it was made', () => {
    for (const order of ['asc', 'desc'] as const) {
      expect(rangeQueryOf(rangeQueryText({ ...shape, order }))).toEqual({ ...shape, order });
    }
  });

  it.each([{ entity: "x' OR '1'='1" }, { entity: '' }, { database: 'a"b' }])('is not made with %j', (wrong) => {
    expect(() => rangeQueryText({ ...shape, ...wrong })).toThrow(RangeError);
  });

  it.each(['', 'SELECT 1', `${rangeQueryText(shape)}; DROP`, rangeQueryText(shape).replace('*', 'time')])(
    'is no other text: %s',
    (text) => expect(rangeQueryOf(text)).toBeNull(),
  );
});

describe('records', () => {
  it('give every value back from its column, whose name is none of Timestream', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.jsonValue(), (key, given) => {
        const value = JSON.parse(JSON.stringify(given)) as Json;
        const { Name = '', Value = '' } = measureOf(key, value);
        expect(readMeasure(Name, Value)).toEqual({ key, value });
        expect(Name).not.toMatch(/^(time|measure_name|measure_value.*|ts_.*)$|:/);
        expect(Value).not.toBe('');
      }),
    );
  });

  it.each(['time', 'entity', 'kind', 'name', 'profile', 'measure_name'])('leave the column %s alone', (column) => {
    expect(readMeasure(column, 'x')).toBeNull();
  });

  it('have at most 256 measures and 2 KB', () => {
    const values: JsonObject = Object.fromEntries(
      Array.from({ length: 700 }, (_, i) => [`k${i}`, i % 9 === 0 ? 'x'.repeat(300) : i]),
    );
    const records = recordsOf([point(newRef(), now, values)]).map(({ record }) => record);
    expect(records.flatMap(({ MeasureValues = [] }) => MeasureValues)).toHaveLength(700);
    for (const { MeasureValues = [] } of records) {
      expect(MeasureValues.length).toBeLessThanOrEqual(256);
      const bytes = MeasureValues.reduce((sum, { Name = '', Value = '' }) => sum + Name.length + Value.length, 0);
      expect(bytes).toBeLessThanOrEqual(2_048);
    }
    expect(new Set(records.map(({ MeasureName }) => MeasureName)).size).toBe(records.length);
    expect(recordsOf([point(newRef(), now, {})])).toEqual([]);
  });
});
