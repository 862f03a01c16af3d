import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../model/clock.ts';
import type { PendingReply } from '../../model/entity.ts';
import type { EntityRef } from '../../model/ports.ts';
import { createEntityStore } from '../entities.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { replyFor } from './reply-slot.ts';

const tables = testTables();
const store = () => createEntityStore(tables);

async function newDevice(): Promise<EntityRef> {
  const { id } = await store().create({ kind: 'device', name: randomUUID(), profile: 'p' }, NOW);
  return { kind: 'device', id };
}

function reply(downlinkId: string, expiresAt = NOW + HOUR): PendingReply {
  return {
    downlinkId,
    contentType: 'text/plain',
    headers: { 'x-a': 'b' },
    body: new Uint8Array([1, 2, 255]),
    expiresAt,
  };
}

async function slotOf(ref: EntityRef) {
  const slot = (await store().load(ref, true))?.replies[0];
  if (slot === undefined) throw new Error('no slot');
  return slot;
}

it('gives the reply to exactly one of 20 uplinks, and to that one again', async () => {
  const ref = await newDevice();
  expect(await store().putReply(ref, 'i1', reply('d.1'), NOW)).toEqual({ superseded: null });
  const { version } = await slotOf(ref);
  const uplinks = Array.from({ length: 20 }, (_, i) => `uplink ${i}`);
  const take = (by: string) => store().takeReply(ref, { integrationId: 'i1', by, version }, NOW);
  const taken = await Promise.all(uplinks.map(take));
  const winners = uplinks.filter((_, i) => taken[i] !== null);
  expect(winners).toHaveLength(1);
  const [winner = ''] = winners;
  expect(taken.find((one) => one !== null)).toEqual(reply('d.1'));
  expect(await take(winner)).toEqual(reply('d.1'));
  const slot = await slotOf(ref);
  expect(slot.pending).toBeNull();
  expect(replyFor(slot, winner, NOW)).toEqual(reply('d.1'));
  expect(replyFor(slot, 'another', NOW)).toBeNull();
});

it('keeps the newest, also when an older one comes late', async () => {
  const ref = await newDevice();
  await store().putReply(ref, 'i1', reply('d.2'), NOW);
  expect(await store().putReply(ref, 'i1', reply('d.3'), NOW)).toEqual({ superseded: 'd.2' });
  expect(await store().putReply(ref, 'i1', reply('d.3'), NOW)).toEqual({ superseded: null });
  expect(await store().putReply(ref, 'i1', reply('d.1'), NOW)).toEqual({ superseded: 'd.1' });
  expect((await slotOf(ref)).pending?.downlinkId).toBe('d.3');
});

it('does not hand out a reply under a version that was replaced', async () => {
  const ref = await newDevice();
  await store().putReply(ref, 'i1', reply('d.1'), NOW);
  const { version } = await slotOf(ref);
  await store().putReply(ref, 'i1', reply('d.2'), NOW);
  expect(await store().takeReply(ref, { integrationId: 'i1', by: 'u', version }, NOW)).toBeNull();
  expect(await store().takeReply(ref, { integrationId: 'i1', by: 'u', version: version + 1 }, NOW)).toEqual(
    reply('d.2'),
  );
});

it('never hands out an expired reply, and lets any other take its place', async () => {
  const ref = await newDevice();
  await store().putReply(ref, 'i1', reply('d.5', NOW + 1_000), NOW);
  const { version } = await slotOf(ref);
  expect(await store().takeReply(ref, { integrationId: 'i1', by: 'u', version }, NOW + 1_000)).toBeNull();
  tables.now = NOW + 1_000;
  expect((await slotOf(ref)).pending).toBeNull();
  tables.now = NOW;
  await store().putReply(ref, 'i1', reply('d.4'), NOW + 1_000);
  expect((await slotOf(ref)).pending?.downlinkId).toBe('d.4');
});

it('remembers the last four deliveries, for ten minutes', async () => {
  const ref = await newDevice();
  for (let i = 1; i <= 6; i += 1) {
    await store().putReply(ref, 'i1', reply(`d.${i}`), NOW);
    const { version } = await slotOf(ref);
    await store().takeReply(ref, { integrationId: 'i1', by: `u${i}`, version }, NOW + i);
  }
  expect((await slotOf(ref)).leases.map(({ by }) => by)).toEqual(['u3', 'u4', 'u5', 'u6']);
  tables.now = NOW + 10 * MINUTE + 5;
  expect((await slotOf(ref)).leases.map(({ by }) => by)).toEqual(['u6']);
  tables.now = NOW;
});

it('cancels its own downlink only', async () => {
  const ref = await newDevice();
  await store().putReply(ref, 'i1', reply('d.1'), NOW);
  expect(await store().cancelReply(ref, 'i1', 'd.0')).toBe(false);
  expect(await store().cancelReply(ref, 'i2', 'd.1')).toBe(false);
  expect(await store().cancelReply(ref, 'i1', 'd.1')).toBe(true);
  expect((await slotOf(ref)).pending).toBeNull();
  expect(await store().cancelReply(ref, 'i1', 'd.1')).toBe(false);
});
