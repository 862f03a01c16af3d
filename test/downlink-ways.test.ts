import { expect, it } from 'vitest';
import type { Arrival } from '../lib/model/arrival.ts';
import { DAY } from '../lib/model/clock.ts';
import type { Plan } from '../lib/model/message.ts';
import { noteWay, wayOf } from '../lib/pipeline/downlink-way.ts';
import type { Context } from '../lib/pipeline/record.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { createSecrets } from '../lib/stores/secrets.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';

const tables = testTables();
const secrets = createSecrets(new Uint8Array(32).fill(7));
const store = () => createEntityStore({ ...tables, dynamo: tables.counted });
const writes = () => tables.calls.filter(({ operation }) => operation !== 'Query').length;

/** An uplink of the device that comes through this integration; `way` null: one whose network says nothing of a way. */
async function uplink(id: string, integrationId: string, way: object | null): Promise<void> {
  const state = await store().load({ kind: 'device', id });
  if (state === null) throw new Error('no device');
  tables.calls.length = 0;
  const context = {
    parts: { secrets, entities: store(), clock: tables.clock },
    live: { integration: { id: integrationId } },
    type: way === null ? {} : { downlinkWay: (_: Arrival) => way },
    arrival: {},
  } as unknown as Context;
  const plan = { effects: [{ entityId: id, claim: { kind: 'device' } }] } as unknown as Plan;
  await noteWay(context, plan, new Map([[id, state]]));
}

async function device(name: string): Promise<string> {
  return (await createEntityStore(tables).create({ kind: 'device', name, profile: 'p' }, NOW)).id;
}

async function waysOf(id: string) {
  const state = await store().load({ kind: 'device', id });
  if (state === null) throw new Error('no device');
  return { state, of: (state.ways ?? []).map(({ integrationId }) => integrationId) };
}

it('a way is written once a month, and goes when its integration brings none for 400 days', async () => {
  const id = await device('monthly');
  const costs: number[] = [];
  for (const day of [0, 1, 29, 31, 32]) {
    tables.now = NOW + day * DAY;
    await uplink(id, 'alive', { url: 'https://a' });
    costs.push(writes());
    if (day === 0) await uplink(id, 'deleted', { url: 'https://d' });
  }
  expect(costs).toEqual([1, 0, 0, 1, 0]);
  tables.now = NOW + 399 * DAY;
  const before = await waysOf(id);
  expect(before.of).toEqual(['alive', 'deleted']);
  expect(wayOf(secrets, before.state, 'deleted')).toEqual({ way: { url: 'https://d' } });
  tables.now = NOW + 401 * DAY;
  const { state, of } = await waysOf(id);
  expect(of).toEqual(['alive']);
  expect(wayOf(secrets, state, 'deleted')).toEqual({});
  tables.now = NOW;
});

it('a way from before there was an end gets one by any uplink of its device, and no other than that', async () => {
  const id = await device('endless');
  const ref = { kind: 'device', id } as const;
  const sealed = secrets.seal(JSON.stringify({ url: 'https://old' }), `${id}/deleted/way`);
  await store().putWay(ref, { integrationId: 'deleted', sealed, mac: 'm' });
  await uplink(id, 'other', null);
  expect(writes()).toBe(1);
  await uplink(id, 'other', null);
  expect(writes()).toBe(0);
  // Who looked before the end was set changes nothing of it, and makes no way where none is.
  await store().endWay(ref, 'deleted', NOW + 1_000 * DAY);
  await store().endWay(ref, 'never', NOW + DAY);
  const { state } = await waysOf(id);
  expect(state.ways).toEqual([{ integrationId: 'deleted', sealed, mac: 'm', until: expect.any(Number) }]);
  expect(wayOf(secrets, state, 'deleted')).toEqual({ way: { url: 'https://old' } });
  tables.now = NOW + 401 * DAY;
  expect((await waysOf(id)).of).toEqual([]);
  tables.now = NOW;
});
