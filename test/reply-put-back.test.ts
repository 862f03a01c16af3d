import { beforeAll, expect, it } from 'vitest';
import { HOUR } from '../lib/model/clock.ts';
import type { DownlinkState } from '../lib/model/downlink.ts';
import type { ReportParts } from '../lib/pipeline/downlink-report.ts';
import { noteReport } from '../lib/pipeline/downlink-report.ts';
import { putReplyBack } from '../lib/pipeline/put-reply-back.ts';
import { createDownlinkStore, downlinkIds } from '../lib/stores/downlinks.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';

const tables = testTables();
const newDownlinkId = downlinkIds();
let parts: ReportParts;
beforeAll(() => {
  const stats = { count: () => {} } as unknown as ReportParts['stats'];
  const stores = { entities: createEntityStore(tables), downlinks: createDownlinkStore(tables) };
  parts = { ...stores, clock: tables.clock, stats };
});

/** A device with replies, oldest first: each waits, or was taken by an uplink. */
async function device(name: string) {
  const { entities, downlinks } = parts;
  const { id: deviceId } = await entities.create({ kind: 'device', name, profile: 'p' }, NOW);
  const ref = { kind: 'device', id: deviceId } as const;
  const put = async (state: DownlinkState, at: number): Promise<string> => {
    const id = newDownlinkId(deviceId, NOW + at, name);
    await downlinks.create({
      ...{ id, deviceId, integrationId: 'i', msg: 1, msgType: 'T', metadata: {}, state, attempts: 1, encoded: null },
      ...{ createdAt: NOW + at, expiresAt: NOW + HOUR, answer: null, history: [] },
    });
    await downlinks.link('i', name, { id, expiresAt: NOW + HOUR });
    const reply = { downlinkId: id, contentType: 'text/plain', headers: {}, body: new Uint8Array([1]) };
    await entities.putReply(ref, 'i', { ...reply, expiresAt: NOW + HOUR }, NOW);
    const version = (await entities.load(ref, true))?.replies[0]?.version ?? 0;
    if (state !== 'pending') await entities.takeReply(ref, { integrationId: 'i', by: id, version }, NOW);
    return id;
  };
  return { put, slot: async () => (await entities.load(ref, true))?.replies[0]?.pending?.downlinkId };
}

const failed = (providerId: string) =>
  noteReport(parts, 'i', { providerId, of: 'newest-transmitted', state: 'pending', said: { event: 'acknowledge' } });

it('a reply that could not be sent waits again', async () => {
  const { put, slot } = await device('alone');
  const only = await put('transmitted', 0);
  await failed('alone');
  expect([await slot(), (await parts.downlinks.get(only))?.state]).toEqual([only, 'pending']);
});

it('it does not follow a newer one that has left', async () => {
  const { put, slot } = await device('late');
  const older = await put('transmitted', 0);
  await put('acked', 1);
  await failed('late');
  expect([await slot(), (await parts.downlinks.get(older))?.state]).toEqual([undefined, 'superseded']);
});

it('an older one that waited is told that it was replaced, also when that is done again', async () => {
  const { put, slot } = await device('older');
  const newer = await put('transmitted', 1);
  const older = await put('pending', 0);
  const seen = await parts.downlinks.get(newer);
  const dead = { ...parts, downlinks: { ...parts.downlinks, list: () => Promise.reject(new Error('dead')) } };
  if (seen !== null) await expect(putReplyBack(dead, seen)).rejects.toThrow('dead');
  expect([await slot(), (await parts.downlinks.get(older))?.state]).toEqual([newer, 'pending']);
  await failed('older');
  expect([await slot(), (await parts.downlinks.get(older))?.state]).toEqual([newer, 'superseded']);
  expect((await parts.downlinks.get(newer))?.state).toBe('pending');
});
