import { expect, it } from 'vitest';
import { HOUR } from '../lib/model/clock.ts';
import type { Downlink } from '../lib/model/downlink.ts';
import { dispatch } from '../lib/pipeline/downlink.ts';
import type { DispatchParts } from '../lib/pipeline/parts.ts';
import { createDownlinkStore, downlinkIds } from '../lib/stores/downlinks.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';

const tables = testTables();
const newDownlinkId = downlinkIds();

/** `ordering` runs while the first downlink is on its way to the network. */
function partsWith(sent: string[], ordering: () => Promise<void>): DispatchParts {
  const integration = { id: 'i', type: 'lns', name: 'i', enabled: true };
  const encode = ({ data }: { data: string }) => [{ via: 'http', url: data }];
  const send = async ({ url }: { url: string }) => {
    sent.push(url);
    if (sent.length === 1) await ordering();
    return { status: 200 };
  };
  return {
    ...{ entities: createEntityStore(tables), downlinks: createDownlinkStore(tables), clock: tables.clock },
    registry: { lns: { type: 'lns', downlink: { mode: 'push', encode } } },
    live: { byId: async () => ({ integration, config: {} }) },
    ...{ queues: { wakeDownlinks: async () => {} }, stats: { count: () => {} }, sender: { send } },
  } as unknown as DispatchParts;
}

/** The seed makes ids of the given times, as orders that waited in a queue have them. */
async function ordered(deviceId: string, name: string, at: number): Promise<void> {
  const one: Downlink = {
    ...{ id: newDownlinkId(deviceId, at, name), deviceId, integrationId: 'i', msg: 1, msgType: 'T', metadata: {} },
    ...{ state: 'queued', attempts: 0, createdAt: at, expiresAt: NOW + HOUR, answer: null, history: [] },
    encoded: [{ contentType: 'TEXT', data: name, metadata: {} }],
  };
  await createDownlinkStore(tables).create(one);
}

it('a dispatcher reads the history once, and finds what is ordered while it works, of whatever age', async () => {
  const { id } = await createEntityStore(tables).create({ kind: 'device', name: 'reads', profile: 'p' }, NOW);
  await ordered(id, 'first', NOW);
  const sent: string[] = [];
  const parts = partsWith(sent, async () => {
    await ordered(id, 'newer', NOW + 1);
    await ordered(id, 'older', NOW - HOUR);
    // The wake-up of the older one comes at once.
    await dispatch(parts, id);
  });
  const from: (string | undefined)[] = [];
  const waiting: typeof parts.downlinks.waiting = (deviceId, since) => {
    from.push(since);
    return createDownlinkStore(tables).waiting(deviceId, since);
  };
  await dispatch({ ...parts, downlinks: { ...parts.downlinks, waiting } }, id);
  expect(sent).toEqual(['first', 'older', 'newer']);
  const first = newDownlinkId(id, NOW, 'first');
  expect(from).toEqual([undefined, first, newDownlinkId(id, NOW + 1, 'newer')]);
  expect(await createDownlinkStore(tables).waiting(id)).toEqual([]);
});
