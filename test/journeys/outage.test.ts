import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platform } from '../../functions/ports.ts';
import { HOUR } from '../../lib/model/clock.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { sweep } from '../../lib/pipeline/sweep.ts';
import { type Connected, eventually, type House, openHouse } from './house.test-kit.ts';

/** The store fails; senders never hear of it, and nothing is lost. */
let house: House;
let http: Connected;

beforeAll(async () => {
  house = await openHouse();
  http = await house.integration({ type: 'http' });
  await http.send({ name: 'warm', a: 0 });
}, 30_000);
afterAll(async () => {
  house.fault(undefined);
  await house.stop();
});

async function valuesOf(name: string, key: string): Promise<unknown[]> {
  const { items } = await house.api('GET', `/api/devices?name=${name}`);
  const device = (items as JsonObject[])[0];
  if (device === undefined) return [];
  const telemetry = await house.api(
    'GET',
    `/api/devices/${device['id']}/telemetry?keys=${key}&from=0&to=${Date.now() + 60_000}`,
  );
  return (telemetry[key] ?? []) as unknown[];
}

describe('the whole store is down', () => {
  it('answers 204 within 4 s and stores each message once when it is back', async () => {
    house.fault((_operation, table) => (table === 'sqs' ? undefined : '500'));
    const sent = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const started = performance.now();
        const { status } = await http.send(
          { name: 'spilled', [`k${i}`]: i },
          { headers: { 'x-message-id': `s-${i}` } },
        );
        return { status, ms: performance.now() - started };
      }),
    );
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 204));
    expect(Math.max(...sent.map(({ ms }) => ms))).toBeLessThan(4_000);
    house.fault(undefined);
    for (let i = 0; i < 20; i += 1) {
      await eventually(async () => (await valuesOf('spilled', `k${i}`)).length > 0, 30_000);
      expect(await valuesOf('spilled', `k${i}`)).toHaveLength(1);
    }
  }, 60_000);
});

describe('the store dies half-way', () => {
  it('between the record and its effects: the message is stored, and finished from the queue', async () => {
    house.fault((_operation, table) =>
      table.endsWith('telemetry') || table.endsWith('entities') ? 'throttle' : undefined,
    );
    // The read of the entity fails first, so let reads through.
    house.fault((operation, table) => (operation !== 'Query' && /telemetry|entities/.test(table) ? '500' : undefined));
    expect((await http.send({ name: 'warm', half: 1 })).status).toBe(204);
    house.fault(undefined);
    await eventually(async () => (await valuesOf('warm', 'half')).length > 0, 30_000);
    expect(await valuesOf('warm', 'half')).toHaveLength(1);
  }, 60_000);

  it('and the queue too: the sweep finds it', async () => {
    house.fault((operation, table) => {
      if (table === 'sqs') return '500';
      return operation !== 'Query' && /telemetry|entities/.test(table) ? '500' : undefined;
    });
    expect((await http.send({ name: 'warm', swept: 1 })).status).toBe(204);
    house.fault(undefined);
    await house.invoke('sweep', { youngest: 0 });
    expect(await valuesOf('warm', 'swept')).toHaveLength(1);
  }, 60_000);
});

describe('nobody swept for hours', () => {
  it('the next sweep looks back to the last one', async () => {
    house.fault((operation, table) => {
      if (table === 'sqs') return '500';
      return operation !== 'Query' && /telemetry|entities/.test(table) ? '500' : undefined;
    });
    expect((await http.send({ name: 'warm', overnight: 1 })).status).toBe(204);
    house.fault(undefined);
    const later = { ...(await platform()), clock: () => Date.now() + 8 * HOUR };
    const forgetful = { ...later, marks: { read: async () => null, write: async () => undefined } };
    expect((await sweep(forgetful)).completed).toBe(0);
    expect((await sweep(later)).completed).toBe(1);
    expect(await valuesOf('warm', 'overnight')).toHaveLength(1);
  }, 60_000);
});

describe('store and queue are down', () => {
  it('says 503, so that the sender may try again', async () => {
    house.fault(() => '500');
    const { status } = await http.send({ name: 'warm', lost: 1 });
    expect(status).toBe(503);
    house.fault(undefined);
    await eventually(async () => (await http.send({ name: 'warm', back: 1 })).status === 204);
  }, 60_000);
});
