import { expect, it } from 'vitest';
import { HOUR } from '../lib/model/clock.ts';
import type { Downlink, DownlinkReport } from '../lib/model/downlink.ts';
import { dispatch } from '../lib/pipeline/downlink.ts';
import { noteReport } from '../lib/pipeline/downlink-report.ts';
import type { DispatchParts } from '../lib/pipeline/parts.ts';
import { createDownlinkStore, downlinkIds } from '../lib/stores/downlinks.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';

const tables = testTables();
const newDownlinkId = downlinkIds();
const kilobytes = (count: number) => 'x'.repeat(count * 1_024);

/** A converter that makes 220 KB of a large message; a network whose answers hold 63 KB of control characters. */
function partsWith(sent: unknown[]): DispatchParts {
  const integration = { id: 'i', type: 'lns', name: 'i', enabled: true };
  const output = (msg: unknown) => ({ contentType: 'TEXT', data: msg === 1 ? 'x' : kilobytes(220) });
  return {
    ...{ entities: createEntityStore(tables), downlinks: createDownlinkStore(tables), clock: tables.clock },
    registry: { lns: { type: 'lns', downlink: { mode: 'push', encode: () => [{ via: 'http' }] } } },
    engine: { runDownlink: (_v: unknown, { msg }: { msg: unknown }) => ({ output: output(msg), logs: [], ms: 1 }) },
    live: { byId: async () => ({ integration, config: {}, downlink: { version: { contract: 'thingsboard' } } }) },
    queues: { wakeDownlinks: async () => {} },
    stats: { count: () => {} },
    sender: { send: async () => sent.push(1) && { status: 200, body: '\u0001'.repeat(63 * 1_024) } },
  } as unknown as DispatchParts;
}

async function ordered(deviceId: string, msg: Downlink['msg'], metadata = {}): Promise<string> {
  const id = newDownlinkId(deviceId, NOW);
  await createDownlinkStore(tables).create({
    ...{ id, deviceId, integrationId: 'i', msg, msgType: 'T', metadata, state: 'queued', attempts: 0 },
    ...{ createdAt: NOW, expiresAt: NOW + HOUR, encoded: null, answer: null, history: [] },
  });
  return id;
}

it('one whose encoded form does not fit its item fails, and holds up no other', async () => {
  const { id: deviceId } = await createEntityStore(tables).create({ kind: 'device', name: 'large', profile: 'p' }, NOW);
  const large = await ordered(deviceId, kilobytes(128), { a: kilobytes(60) });
  const next = await ordered(deviceId, 1, { a: kilobytes(50) });
  const sent: unknown[] = [];
  await dispatch(partsWith(sent), deviceId);
  const store = createDownlinkStore(tables);
  expect(await store.get(large)).toMatchObject({ state: 'failed', answer: { code: 'output-too-large' } });
  expect(await store.get(next)).toMatchObject({ state: 'accepted', answer: { status: 200, cut: ['body'] } });
  expect(sent).toHaveLength(1);
});

it('a report of a whole body is kept in short, also one that comes early', async () => {
  const { id: deviceId } = await createEntityStore(tables).create({ kind: 'device', name: 'told', profile: 'p' }, NOW);
  const id = await ordered(deviceId, 1);
  const parts = partsWith([]);
  const report = (n: number) => ({ providerId: 'n', state: 'acked', said: { event: 'ack', n, body: kilobytes(100) } });
  for (let n = 0; n < 6; n++) await noteReport(parts, 'i', report(n) as DownlinkReport);
  const early = await parts.downlinks.link('i', 'n', { id, expiresAt: NOW + HOUR });
  await dispatch(parts, deviceId);
  for (const one of [...early, report(6) as DownlinkReport, report(6) as DownlinkReport])
    await noteReport(parts, 'i', one);
  const one = await parts.downlinks.get(id);
  const reports = (one?.answer?.['reports'] ?? []) as unknown[];
  expect([one?.state, reports.length]).toEqual(['acked', 7]);
  expect(JSON.stringify(reports).length).toBeLessThan(7 * 2_200);
});
