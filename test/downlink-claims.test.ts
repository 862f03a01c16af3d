import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '../lib/model/clock.ts';
import type { Downlink } from '../lib/model/downlink.ts';
import { Failure } from '../lib/model/failure.ts';
import { MAX_ATTEMPTS } from '../lib/pipeline/deliver-later.ts';
import { dispatch } from '../lib/pipeline/downlink.ts';
import { redriveDownlink } from '../lib/pipeline/downlink-cancel.ts';
import type { DispatchParts } from '../lib/pipeline/parts.ts';
import { createDownlinkStore, downlinkIds } from '../lib/stores/downlinks.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';

const tables = testTables();
const newDownlinkId = downlinkIds();

/** A network that answers as it is told, and counts. */
function network(answers: (Failure | object)[]) {
  const sent = { times: 0 };
  const send = async () => {
    const answer = answers[sent.times] ?? {};
    sent.times += 1;
    if (answer instanceof Failure) throw answer;
    return answer;
  };
  return { sent, send };
}

function partsWith(send: () => Promise<object>): DispatchParts {
  const integration = { id: 'i', type: 'lns', name: 'i', enabled: true };
  return {
    ...{ entities: createEntityStore(tables), downlinks: createDownlinkStore(tables), clock: tables.clock },
    registry: { lns: { type: 'lns', downlink: { mode: 'push', encode: () => [{ via: 'http' }] } } },
    engine: { runDownlink: () => ({ output: { contentType: 'TEXT', data: 'x' }, logs: [], ms: 1 }) },
    live: { byId: async () => ({ integration, config: {}, downlink: { version: { contract: 'thingsboard' } } }) },
    queues: { wakeDownlinks: async () => {} },
    stats: { count: () => {} },
    sender: { send },
  } as unknown as DispatchParts;
}

async function ordered(name: string): Promise<Downlink> {
  const { id: deviceId } = await createEntityStore(tables).create({ kind: 'device', name, profile: 'p' }, NOW);
  const downlink: Downlink = {
    ...{ id: newDownlinkId(deviceId, NOW), deviceId, integrationId: 'i', msg: 1, msgType: 'T', metadata: {} },
    ...{ state: 'queued', attempts: 0, createdAt: NOW, expiresAt: NOW + 240 * HOUR, answer: null },
    encoded: [{ contentType: 'TEXT', data: 'x', metadata: {} }],
    history: [{ state: 'queued', at: NOW }],
  };
  await createDownlinkStore(tables).create(downlink);
  return downlink;
}

it('who read a downlink before the attempt of another makes none under the same number', async () => {
  const busy = new Failure('unavailable', 'busy', { retry: { afterMs: 60_000 } });
  const { sent, send } = network([busy]);
  const { id, deviceId } = await ordered('claims');
  const parts = partsWith(send);
  const stale = await parts.downlinks.waiting(deviceId);
  await dispatch(parts, deviceId);
  expect(await parts.downlinks.get(id)).toMatchObject({ state: 'queued', attempts: 1 });

  let first = true;
  const waiting = async () => {
    const answer = first ? stale : await createDownlinkStore(tables).waiting(deviceId);
    first = false;
    return answer;
  };
  await dispatch({ ...parts, downlinks: { ...parts.downlinks, waiting } }, deviceId);
  expect([sent.times, (await parts.downlinks.get(id))?.attempts]).toEqual([1, 1]);
});

it('two dispatchers at once send once', async () => {
  const { sent, send } = network([]);
  const { id, deviceId } = await ordered('twice');
  await Promise.all([1, 2, 3].map(() => dispatch(partsWith(send), deviceId)));
  expect(await createDownlinkStore(tables).get(id)).toMatchObject({ state: 'accepted', attempts: 1 });
  expect(sent.times).toBe(1);
});

it('what failed for good and is sent once more by hand has all its tries again', async () => {
  const busy = new Failure('unavailable', 'busy', { retry: {} });
  const { send } = network(Array.from({ length: 40 }, () => busy));
  const { id, deviceId } = await ordered('tries');
  const parts = partsWith(send);
  const untilFailed = async (): Promise<Downlink | null> => {
    for (let i = 0; i < 40 && (await parts.downlinks.get(id))?.state !== 'failed'; i += 1) {
      await dispatch(parts, deviceId);
      tables.now += 16 * MINUTE;
    }
    return parts.downlinks.get(id);
  };
  expect(await untilFailed()).toMatchObject({ state: 'failed', attempts: MAX_ATTEMPTS });
  expect(await redriveDownlink(parts, id, null)).toMatchObject({ state: 'queued', attempts: MAX_ATTEMPTS });
  expect(await untilFailed()).toMatchObject({ state: 'failed', attempts: 2 * MAX_ATTEMPTS });
  tables.now = NOW;
});
