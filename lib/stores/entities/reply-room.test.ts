import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../model/clock.ts';
import type { PendingReply } from '../../model/entity.ts';
import type { EntityRef } from '../../model/ports.ts';
import { createEntityStore } from '../entities.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { REPLY_LIMIT } from './reply-room.ts';

const tables = testTables();
const store = () => createEntityStore(tables);

async function newDevice(): Promise<EntityRef> {
  const { id } = await store().create({ kind: 'device', name: randomUUID(), profile: 'p' }, NOW);
  return { kind: 'device', id };
}

/** A reply of so many bytes, content type and headers counted. */
function reply(downlinkId: string, bytes: number): PendingReply {
  const rest = { contentType: 'text/plain', headers: { 'x-a': 'b' }, expiresAt: NOW + HOUR };
  return { downlinkId, body: new Uint8Array(bytes - 'text/plainx-ab'.length).fill(7), ...rest };
}

/** Puts a reply and lets an uplink have it. */
async function delivered(ref: EntityRef, one: PendingReply, at = NOW): Promise<PendingReply | null> {
  await store().putReply(ref, 'i', one, at);
  const slot = (await store().load(ref, true))?.replies[0];
  return store().takeReply(ref, { integrationId: 'i', by: one.downlinkId, version: slot?.version ?? 0 }, at);
}

const tooLarge = { code: 'output-too-large', detail: { field: 'data', fix: expect.stringMatching(/\.$/) } };

it('takes a reply at the limit, which can then be delivered', async () => {
  const ref = await newDevice();
  expect(await delivered(ref, reply('d.1', REPLY_LIMIT))).toEqual(reply('d.1', REPLY_LIMIT));
});

it('refuses one above the limit for good, and leaves the one that waits', async () => {
  const ref = await newDevice();
  await store().putReply(ref, 'i', reply('d.1', 100), NOW);
  const put = store().putReply(ref, 'i', reply('d.2', REPLY_LIMIT + 1), NOW);
  await expect(put).rejects.toMatchObject({
    ...tooLarge,
    message: expect.stringContaining(`${REPLY_LIMIT + 1} bytes`),
  });
  expect((await store().load(ref, true))?.replies[0]?.pending?.downlinkId).toBe('d.1');
});

it('refuses one that has no room beside those an uplink may ask for again, until they are old', async () => {
  const ref = await newDevice();
  await delivered(ref, reply('d.1', REPLY_LIMIT / 2));
  await delivered(ref, reply('d.2', 100), NOW + MINUTE);
  const put = (at: number) => store().putReply(ref, 'i', reply('d.3', (REPLY_LIMIT * 3) / 4), at);
  await expect(put(NOW + 2 * MINUTE)).rejects.toMatchObject(tooLarge);
  expect(await put(NOW + 10 * MINUTE)).toEqual({ superseded: null });
  tables.now = NOW + 10 * MINUTE;
  const slot = (await store().load(ref, true))?.replies[0];
  expect([slot?.pending?.downlinkId, slot?.leases.map(({ by }) => by)]).toEqual(['d.3', ['d.2']]);
  tables.now = NOW;
});
