import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { DAY, HOUR } from '../lib/model/clock.ts';
import type { Downlink } from '../lib/model/downlink.ts';
import { dispatch } from '../lib/pipeline/downlink.ts';
import type { DispatchParts } from '../lib/pipeline/parts.ts';
import { itemOf } from '../lib/stores/downlinks/items.ts';
import { createDownlinkStore, downlinkIds } from '../lib/stores/downlinks.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';

const tables = testTables();
const newDownlinkId = downlinkIds();

function partsOf(): DispatchParts {
  const integration = { id: 'i', type: 'lns', name: 'i', enabled: true };
  const counted = { ...tables, dynamo: tables.counted };
  return {
    ...{ entities: createEntityStore(counted), downlinks: createDownlinkStore(counted), clock: tables.clock },
    registry: { lns: { type: 'lns', downlink: { mode: 'push', encode: () => [{ via: 'http' }] } } },
    live: { byId: async () => ({ integration, config: {} }) },
    ...{ queues: { wakeDownlinks: async () => {} }, stats: { count: () => {} } },
    sender: { send: async () => ({ status: 200 }) },
  } as unknown as DispatchParts;
}

function downlink(deviceId: string, createdAt: number): Downlink {
  return {
    ...{
      id: newDownlinkId(deviceId, createdAt, randomUUID()),
      deviceId,
      integrationId: 'i',
      msg: 1,
      msgType: 'T',
      metadata: {},
    },
    ...{ state: 'queued', attempts: 0, createdAt, expiresAt: createdAt + HOUR, answer: null },
    ...{ encoded: [{ contentType: 'TEXT', data: 'x', metadata: {} }], history: [{ state: 'queued', at: createdAt }] },
  };
}

/** A device with so many downlinks that ended in the last 13 days, as they lie there without any horizon. */
async function deviceWith(ended: number): Promise<string> {
  const { id } = await createEntityStore(tables).create({ kind: 'device', name: `${ended}`, profile: 'p' }, NOW);
  const put = async (i: number) => {
    const one = downlink(id, NOW - 13 * DAY + Math.floor((i * 13 * DAY) / ended));
    const { fk: _fk, fs: _fs, ...item } = itemOf({ ...one, state: 'accepted' });
    await tables.dynamo.put({ TableName: 'test-downlinks', Item: item });
  };
  const all = Array.from({ length: ended }, (_, i) => i);
  while (all.length > 0) await Promise.all(all.splice(0, 20).map(put));
  return id;
}

/** What one more downlink costs from its wake-up on. */
async function costOf(deviceId: string) {
  const one = downlink(deviceId, tables.now);
  await createDownlinkStore(tables).create(one);
  tables.calls.length = 0;
  await dispatch(partsOf(), deviceId);
  expect(await createDownlinkStore(tables).get(one.id)).toMatchObject({ state: 'accepted', attempts: 1 });
  const sum = (pick: 'readUnits' | 'writeUnits') => tables.calls.reduce((all, call) => all + call[pick], 0);
  return { calls: tables.calls.length, read: sum('readUnits'), written: sum('writeUnits') };
}

it('a dispatch costs the same after 500 downlinks as after 5, once it has met them', async () => {
  const [few, many] = [await deviceWith(5), await deviceWith(500)];
  const first = await costOf(many);
  await costOf(few);
  const costs = [await costOf(few), await costOf(many)];
  expect(first.read).toBeGreaterThan(25);
  expect(costs[1]).toEqual(costs[0]);
  expect(costs[1]?.read).toBeLessThan(8);
});

it('and goes on to cost that while the history grows', async () => {
  const id = await deviceWith(0);
  let written = 0;
  for (let i = 0; i < 30; i += 1) {
    tables.now += HOUR;
    const cost = await costOf(id);
    expect(cost.read).toBeLessThan(8);
    written += cost.written;
  }
  // Three writes of its own each time; every fourth or fifth one sets the horizon forward.
  expect(written).toBeLessThanOrEqual(3 * 30 + 8);
  tables.now = NOW;
});
