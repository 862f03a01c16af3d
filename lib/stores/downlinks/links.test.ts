import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../model/clock.ts';
import type { Downlink, DownlinkReport } from '../../model/downlink.ts';
import { createDownlinkStore, downlinkIds } from '../downlinks.ts';
import { NOW, testTables } from '../stores.test-kit.ts';

const tables = testTables();
const newDownlinkId = downlinkIds();
const store = () => createDownlinkStore(tables);

function downlink(given: Partial<Downlink> = {}): Downlink {
  const deviceId = randomUUID();
  return {
    ...{ id: newDownlinkId(deviceId, NOW), deviceId, integrationId: 'i', msg: {}, msgType: 'X', metadata: {} },
    ...{ state: 'accepted', attempts: 1, createdAt: NOW, expiresAt: NOW + HOUR, encoded: [] },
    ...{ answer: { status: 200 }, history: [], ...given },
  };
}

const report = (providerId: string, n = 1): DownlinkReport => ({
  providerId,
  state: 'acked',
  said: { event: 'ack', n },
});

describe('a name of the network', () => {
  it('leads to the latest downlink that had it, in its own integration', async () => {
    const [first, second, name] = [downlink(), downlink(), randomUUID()];
    expect(await store().linked('i', name)).toBeNull();
    expect(await store().link('i', name, first)).toEqual([]);
    expect(await store().link('i', name, first)).toEqual([]);
    expect(await store().linked('i', name)).toBe(first.id);
    expect(await store().linked('j', name)).toBeNull();
    await store().link('i', name, second);
    expect(await store().linked('i', name)).toBe(second.id);
  });

  it('may be longer than a key of the table', async () => {
    const [one, name] = [downlink(), 'x'.repeat(5_000)];
    await store().link('i', name, one);
    expect(await store().linked('i', name)).toBe(one.id);
  });

  it('is forgotten two weeks after its downlink', async () => {
    const [one, name] = [downlink(), randomUUID()];
    await store().link('i', name, one);
    tables.now = NOW + 15 * DAY;
    expect(await store().linked('i', name)).toBeNull();
    tables.now = NOW;
  });
});

describe('a report that comes before its downlink is known', () => {
  it('is given to the one that takes the name, also when that is done again, and to no other', async () => {
    const [one, other, name] = [downlink(), downlink(), randomUUID()];
    for (const n of [1, 2]) expect(await store().keepEarly('i', report(name, n))).toBe(true);
    expect(await store().link('i', name, one)).toEqual([report(name, 1), report(name, 2)]);
    expect(await store().link('i', name, one)).toHaveLength(2);
    expect(await store().keepEarly('i', report(name, 3))).toBe(false);
    expect(await store().link('i', name, other)).toEqual([]);
    expect(await store().link('i', name, other)).toEqual([]);
  });

  it('is kept for a day, and not without end', async () => {
    const name = randomUUID();
    for (let n = 0; n < 12; n++) expect(await store().keepEarly('i', report(name, n))).toBe(true);
    tables.now = NOW + 2 * DAY;
    expect(await store().link('i', name, downlink())).toEqual([]);
    tables.now = NOW;
    const again = randomUUID();
    for (let n = 0; n < 12; n++) await store().keepEarly('i', report(again, n));
    expect(await store().link('i', again, downlink())).toHaveLength(8);
  });
});

describe('what is noted', () => {
  it('replaces only the answer that was read: of two at once one is told to look again', async () => {
    const one = downlink();
    await store().create(one);
    const seen = (await store().get(one.id)) ?? one;
    const note = (n: number) => ({ state: 'transmitted', at: NOW + n, answer: { status: 200, n } }) as const;
    const both = await Promise.all([store().noteAnswer(seen, note(1)), store().noteAnswer(seen, note(2))]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const after = await store().get(one.id);
    expect(after).toMatchObject({ state: 'transmitted', history: [{ state: 'transmitted' }] });
    const same = { state: 'transmitted', at: NOW + 9, answer: { again: true } } as const;
    expect(await store().noteAnswer(after ?? one, same)).toBe(true);
    expect(await store().get(one.id)).toMatchObject({ answer: { again: true }, history: [{ state: 'transmitted' }] });
  });

  it('lists a failure, and takes it off the list when it was none', async () => {
    const one = downlink({ createdAt: NOW + 20 * DAY, expiresAt: NOW + 21 * DAY });
    one.id = newDownlinkId(one.deviceId, one.createdAt);
    await store().create(one);
    const listed = async () =>
      (await store().failed({ limit: 9, from: one.createdAt, to: one.createdAt + 1 })).items.length;
    const failed = { state: 'failed', at: NOW, answer: { n: 1 } } as const;
    expect(await store().noteAnswer((await store().get(one.id)) ?? one, failed)).toBe(true);
    expect(await listed()).toBe(1);
    const sent = { state: 'transmitted', at: NOW, answer: { n: 2 } } as const;
    expect(await store().noteAnswer((await store().get(one.id)) ?? one, sent)).toBe(true);
    expect(await listed()).toBe(0);
  });
});
