import { beforeAll, expect, it } from 'vitest';
import { HOUR } from '../lib/model/clock.ts';
import type { DownlinkStore, EntityStore } from '../lib/model/ports.ts';
import { dispatch } from '../lib/pipeline/downlink.ts';
import { noteReport } from '../lib/pipeline/downlink-report.ts';
import type { DispatchParts } from '../lib/pipeline/parts.ts';
import { createDownlinkStore, downlinkIds } from '../lib/stores/downlinks.ts';
import { REPLY_LIMIT } from '../lib/stores/entities/reply-room.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';

const tables = testTables();
const newDownlinkId = downlinkIds();
let entities: EntityStore;
let downlinks: DownlinkStore;
let parts: DispatchParts;

beforeAll(() => {
  entities = createEntityStore(tables);
  downlinks = createDownlinkStore(tables);
  parts = partsOf();
});

/** A network whose reply has as many bytes as the order says, its content type counted. */
function partsOf(): DispatchParts {
  return {
    ...{
      entities,
      downlinks,
      clock: tables.clock,
      stats: { count: () => {} },
      queues: { wakeDownlinks: async () => {} },
    },
    registry: { lns: { type: 'lns', downlink: { mode: 'reply', render: bodyOf } } },
    engine: { runDownlink: (_: unknown, { msg }: { msg: unknown }) => ({ output: outputOf(msg), logs: [], ms: 1 }) },
    live: { byId: async () => ({ integration: INTEGRATION, config: {}, downlink: CONVERTER }) },
  } as unknown as DispatchParts;
}

const INTEGRATION = { id: 'i', type: 'lns', name: 'i', enabled: true };
const CONVERTER = { version: { contract: 'thingsboard' } };

function outputOf(msg: unknown) {
  return { contentType: 'TEXT', data: String(msg), metadata: {} };
}

function bodyOf({ data }: { data: string }) {
  return { contentType: 'text/plain', body: new Uint8Array(Number(data) - 'text/plain'.length) };
}

async function newDevice(name: string) {
  const { id } = await entities.create({ kind: 'device', name, profile: 'p' }, NOW);
  return { kind: 'device', id } as const;
}

async function ordered(deviceId: string, bytes: number): Promise<string> {
  const id = newDownlinkId(deviceId, NOW);
  await downlinks.create({
    ...{ id, deviceId, integrationId: 'i', msg: bytes, msgType: 'T', metadata: {}, state: 'queued', attempts: 0 },
    ...{ createdAt: NOW, expiresAt: NOW + HOUR, encoded: null, answer: null, history: [] },
  });
  await dispatch(parts, deviceId);
  return id;
}

it('a reply at the limit waits, one above it fails with its reason and holds up no other', async () => {
  const { id: deviceId } = await newDevice('edge');
  const large = await ordered(deviceId, REPLY_LIMIT + 1);
  const answer = {
    code: 'output-too-large',
    message: expect.stringContaining(`the limit is ${REPLY_LIMIT}`),
    field: 'data',
    fix: expect.stringMatching(/return less/),
  };
  expect(await downlinks.get(large)).toMatchObject({ state: 'failed', answer });
  const fitting = await ordered(deviceId, REPLY_LIMIT);
  expect(await downlinks.get(fitting)).toMatchObject({ state: 'pending', answer: null });
  expect(await downlinks.waiting(deviceId)).toEqual([]);
});

it('one that was taken and has no room to wait again fails with its reason, and keeps the report', async () => {
  const device = await newDevice('back');
  const id = await ordered(device.id, (REPLY_LIMIT * 3) / 4);
  const version = (await entities.load(device, true))?.replies[0]?.version ?? 0;
  await entities.takeReply(device, { integrationId: 'i', by: 'uplink', version }, NOW);
  await downlinks.advance(id, ['pending'], { state: 'transmitted', at: NOW });
  await downlinks.link('i', 'name', { id, expiresAt: NOW + HOUR });
  await noteReport(parts, 'i', { providerId: 'name', state: 'pending', said: { event: 'acknowledge' } });
  const answer = { code: 'output-too-large', reports: [expect.objectContaining({ event: 'acknowledge' })] };
  expect(await downlinks.get(id)).toMatchObject({ state: 'failed', answer });
});
