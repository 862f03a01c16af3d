import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../model/clock.ts';
import type { Downlink, EncodedDownlink } from '../model/downlink.ts';
import { createDownlinkStore, downlinkIds } from './downlinks.ts';
import { NOW, testTables } from './stores.test-kit.ts';

const tables = testTables();
const newDownlinkId = downlinkIds();
const store = () => createDownlinkStore(tables);

function downlink(deviceId: string, given: Partial<Downlink> = {}): Downlink {
  const createdAt = given.createdAt ?? NOW;
  return {
    id: newDownlinkId(deviceId, createdAt),
    deviceId,
    integrationId: null,
    msg: { '': 1e300, interval: 5 },
    msgType: 'RPC_CALL_FROM_SERVER_TO_DEVICE',
    metadata: { a: 'b' },
    state: 'queued',
    attempts: 0,
    createdAt,
    expiresAt: createdAt + HOUR,
    encoded: null,
    answer: null,
    history: [{ state: 'queued', at: createdAt }],
    ...given,
  };
}

const encoded: EncodedDownlink[] = [{ contentType: 'JSON', data: '{}', metadata: { '': null } }];

it('gives a downlink back as it was, by an id that holds its device', async () => {
  const one = downlink(randomUUID());
  await store().create(one);
  await store().create({ ...one, state: 'failed' });
  expect(await store().get(one.id)).toEqual(one);
  for (const id of ['', 'x', `${one.deviceId}.`, `${one.deviceId}.0`, '.x']) expect(await store().get(id)).toBeNull();
});

describe('order', () => {
  it('lists newest first in pages, by state, and what waits oldest first', async () => {
    const deviceId = randomUUID();
    const all = Array.from({ length: 7 }, (_, i) => downlink(deviceId, { createdAt: NOW + (i >> 1) }));
    for (const one of all) await store().create(one);
    const [, second, third] = all;
    await store().advance(second?.id ?? '', ['queued'], { state: 'empty', at: NOW });
    await store().advance(third?.id ?? '', ['queued'], { state: 'encoded', at: NOW, encoded });
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await store().list(deviceId, { limit: 3, cursor });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(ids).toEqual(all.map(({ id }) => id).reverse());
    expect((await store().list(deviceId, { limit: 9, state: 'empty' })).items.map(({ id }) => id)).toEqual([
      second?.id,
    ]);
    const waiting = await store().waiting(deviceId);
    expect(waiting.map(({ id }) => id)).toEqual(all.filter((one) => one !== second).map(({ id }) => id));
    const later = await store().waiting(deviceId, third?.id);
    expect(later.map(({ id }) => id)).toEqual(all.slice(2).map(({ id }) => id));
    await expect(store().list(deviceId, { limit: 3, cursor: '%' })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('advance', () => {
  it('moves it on from the states named, once, and keeps the history', async () => {
    const one = downlink(randomUUID());
    await store().create(one);
    const change = { state: 'encoded', at: NOW + 1, encoded, integrationId: 'i', attempts: 1 } as const;
    const claims = await Promise.all(Array.from({ length: 5 }, () => store().advance(one.id, ['queued'], change)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await store().advance(one.id, ['encoded'], { state: 'accepted', at: NOW + 2, answer: { '': 1e300 } })).toBe(
      true,
    );
    expect(await store().advance(one.id, ['queued', 'encoded'], { state: 'expired', at: NOW + 3 })).toBe(false);
    expect(await store().advance(`${one.deviceId}.none`, ['queued'], { state: 'expired', at: NOW })).toBe(false);
    expect(await store().get(one.id)).toEqual({
      ...one,
      state: 'accepted',
      encoded,
      answer: { '': 1e300 },
      integrationId: 'i',
      attempts: 1,
      history: [...one.history, { state: 'encoded', at: NOW + 1 }, { state: 'accepted', at: NOW + 2 }],
    });
  });

  it('gives a claim that changes no state to one of many', async () => {
    const one = downlink(randomUUID());
    await store().create(one);
    await store().advance(one.id, ['queued'], { state: 'encoded', at: NOW, encoded, attempts: 1 });
    const again = { state: 'encoded', at: NOW + MINUTE, attempts: 2 } as const;
    const claims = await Promise.all(Array.from({ length: 5 }, () => store().advance(one.id, ['encoded'], again)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await store().advance(one.id, ['encoded'], { state: 'queued', at: NOW + MINUTE, attempts: 2 })).toBe(true);
  });
});

it('lists one that a network reports as failed after it had accepted it', async () => {
  const one = downlink(randomUUID(), { createdAt: NOW + 3 * DAY });
  await store().create(one);
  await store().advance(one.id, ['queued'], { state: 'accepted', at: one.createdAt });
  await store().advance(one.id, ['accepted'], { state: 'failed', at: one.createdAt + HOUR });
  const { items } = await store().failed({ limit: 9, from: one.createdAt, to: one.createdAt + 1 });
  expect(items.map(({ id }) => id)).toEqual([one.id]);
});

it('does not take one for stuck whose network has a pause; when it fails, it is listed by its creation', async () => {
  const at = NOW + 30 * DAY;
  const one = downlink(randomUUID(), { createdAt: at, expiresAt: at + DAY });
  await store().create(one);
  const paused = { state: 'queued', at, notBefore: at + HOUR } as const;
  await store().advance(one.id, ['queued'], paused);
  const stuckAt = async (now: number) => (await store().stuck(now, 1_000)).includes(one.deviceId);
  expect([await stuckAt(at + MINUTE), await stuckAt(at + HOUR)]).toEqual([false, true]);
  await store().advance(one.id, ['queued'], { state: 'encoded', at: at + HOUR, attempts: 1 });
  expect(await stuckAt(at + HOUR)).toBe(true);
  await store().advance(one.id, ['encoded'], { state: 'failed', at: at + HOUR });
  const { items } = await store().failed({ limit: 9, from: one.createdAt, to: one.createdAt + 1 });
  expect(items.map(({ id }) => id)).toEqual([one.id]);
});

it('finds devices whose downlinks wait for long', async () => {
  const [stuck, fresh, done, failed] = [1, 2, 3, 4].map(() => randomUUID()) as [string, string, string, string];
  const old = { createdAt: NOW - 10 * MINUTE };
  for (const one of [downlink(stuck, old), downlink(stuck, old), downlink(fresh)]) await store().create(one);
  for (const [deviceId, state] of [
    [done, 'pending'],
    [failed, 'failed'],
  ] as const) {
    const one = downlink(deviceId, old);
    await store().create(one);
    await store().advance(one.id, ['queued'], { state, at: NOW });
  }
  const found = await store().stuck(NOW - 2 * MINUTE, 100);
  expect(found.filter((id) => [stuck, fresh, done, failed].includes(id))).toEqual([stuck]);
});

it('lists what failed, of all devices, newest first, in pages and in a range', async () => {
  const day = NOW + 100 * DAY;
  const made = Array.from({ length: 5 }, (_, i) => downlink(randomUUID(), { createdAt: day + i }));
  for (const [i, one] of made.entries()) {
    await store().create(one);
    const state = i === 3 ? 'accepted' : 'failed';
    await store().advance(one.id, ['queued'], { state, at: day, answer: { code: 'runtime' } });
  }
  const range = { from: day, to: day + 4 };
  const first = await store().failed({ ...range, limit: 2 });
  const second = await store().failed({ ...range, limit: 2, cursor: first.cursor });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([2, 1, 0].map((i) => made[i]?.id));
  expect(first.items[0]).toMatchObject({ state: 'failed', answer: { code: 'runtime' } });
  expect(second.items).toHaveLength(1);
  await expect(store().failed({ ...range, limit: 2, cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' });
});

it('shows a pending reply as expired once it is, and forgets it two weeks later', async () => {
  const one = downlink(randomUUID());
  await store().create(one);
  await store().advance(one.id, ['queued'], { state: 'pending', at: NOW });
  tables.now = one.expiresAt;
  expect((await store().get(one.id))?.state).toBe('expired');
  tables.now = one.expiresAt + 14 * DAY + 1_000;
  expect(await store().get(one.id)).toBeNull();
  expect((await store().list(one.deviceId, { limit: 9 })).items).toEqual([]);
  tables.now = NOW;
});
