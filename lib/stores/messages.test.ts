import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../model/clock.ts';
import { entityId } from '../model/entity.ts';
import type { Message, NewMessage } from '../model/message.ts';
import { identify, messageId } from '../model/message-key.ts';
import { createMessageStore } from './messages.ts';
import { NOW, testTables } from './stores.test-kit.ts';

const tables = testTables();
const store = () => createMessageStore(tables);

interface Given extends Partial<NewMessage> {
  dedupKey?: string;
  time?: number | undefined;
  body?: Uint8Array;
  shards?: number;
}

function message({
  dedupKey = randomUUID(),
  body = new Uint8Array([1]),
  shards = 4,
  ...given
}: Given = {}): NewMessage {
  const integrationId = given.integrationId ?? 'i1';
  const receivedAt = given.receivedAt ?? NOW;
  const time = 'time' in given ? given.time : receivedAt;
  const deviceHint = given.deviceHint ?? null;
  const claim = { kind: 'device', name: 'sensor', profile: 'p' } as const;
  const { time: _time, ...rest } = given;
  return {
    ...identify({ integrationId, dedupKey, time, deviceHint, receivedAt, shards }),
    integrationId,
    arrivalId: randomUUID(),
    receivedAt,
    outcome: 'stored',
    version: createHash('sha256').update('script').digest('hex'),
    deviceHint,
    raw: { body, contentType: 'application/json', headers: { 'user-agent': 'x' }, rawQuery: 'event=up' },
    plan: {
      effects: [
        {
          entityId: entityId('device', 'sensor'),
          claim,
          create: true,
          points: [
            { ts: NOW, values: { temperature: 21.5 } },
            { ts: NOW + 1, values: { '': null, o: { a: [1] } }, clamped: true },
          ],
          attributes: { fw: '1.2' },
          attributesAt: NOW,
        },
      ],
      warnings: ['w'],
    },
    failure: null,
    ...rest,
  };
}

function asStored({ arrivalId: _, ...rest }: NewMessage, duplicates = 0): Message {
  return { ...rest, id: messageId(rest.key), duplicates };
}

function failed(given: Given = {}): NewMessage {
  const failure = { code: 'runtime', message: 'boom', line: 3 } as const;
  return message({ outcome: 'quarantined', failure, plan: { effects: [] }, logs: ['a'], ...given });
}

describe('record', () => {
  it('keeps everything and gives it back', async () => {
    for (const one of [
      message({ deviceHint: 'dev' }),
      failed(),
      message({ version: null, raw: null, event: 'join', outcome: 'ignored' }),
    ]) {
      expect(await store().record(one)).toEqual({ first: true, earlier: 0, message: asStored(one) });
      expect(await store().get(one.key)).toEqual(asStored(one));
    }
    expect(await store().get({ pk: 'i1#20260314#0', sk: 'none' })).toBeNull();
  });

  it('has one first among 40 simultaneous arrivals, and all go by its plan', async () => {
    const dedupKey = randomUUID();
    const arrivals = Array.from({ length: 40 }, (_, i) => message({ dedupKey, body: new Uint8Array([i]) }));
    const answers = await Promise.all(arrivals.map((one) => store().record(one)));
    expect(answers.filter(({ first }) => first)).toHaveLength(1);
    expect(answers.map(({ earlier }) => earlier).sort((a, b) => a - b)).toEqual(arrivals.map((_, i) => i));
    expect(new Set(answers.map(({ message: { raw } }) => raw?.body[0])).size).toBe(1);
    expect((await store().get(answers[0]?.message.key ?? { pk: '', sk: '' }))?.duplicates).toBe(39);
  });

  it('takes an attempt under the same arrival id for the same arrival', async () => {
    const one = message();
    await store().record(one);
    expect(await store().record(one)).toMatchObject({ first: true, earlier: 0 });
    await store().record({ ...one, arrivalId: 'other' });
    expect(await store().record(one)).toMatchObject({ first: false, message: { duplicates: 1 } });
  });

  it('only counts arrivals beyond 64', async () => {
    const dedupKey = randomUUID();
    for (let i = 0; i < 70; i += 1) await store().record(message({ dedupKey }));
    const last = await store().record(message({ dedupKey }));
    expect(last).toMatchObject({ first: false, earlier: 70, message: { duplicates: 70 } });
  });

  it('costs one call and one write unit for a typical uplink', async () => {
    const sample = readFileSync(
      new URL('../integrations/chirpstack/samples/01-plain/request.json', import.meta.url),
      'utf8',
    );
    const { bodyJson } = JSON.parse(sample) as { bodyJson: { rxInfo: object[] } };
    const gateway = {
      gatewayId: '0016c001f1500001',
      uplinkId: 1_234_567,
      rssi: -61,
      snr: 8.25,
      context: 'EFwMtA==',
      crcStatus: 'CRC_OK',
    };
    const envelope = { ...bodyJson, rxInfo: [...bodyJson.rxInfo] };
    while (JSON.stringify(envelope).length < 1_500)
      envelope.rxInfo.push({ ...gateway, rssi: -60 - envelope.rxInfo.length });
    const values = Object.fromEntries(
      ['temperature', 'humidity', 'battery', 'co2', 'light', 'motion', 'pressure', 'rssi', 'snr', 'fCnt'].map(
        (key, i) => [key, 17.25 * i],
      ),
    );
    const one = message({
      integrationId: randomUUID(),
      deviceHint: '0101010101010101',
      body: Buffer.from(JSON.stringify(envelope)),
    });
    const [effect] = one.plan.effects;
    if (effect !== undefined) Object.assign(effect, { points: [{ ts: NOW, values }], attributes: {}, create: false });
    tables.calls.length = 0;
    await store().record({ ...one, plan: { effects: one.plan.effects } });
    expect(tables.calls).toEqual([expect.objectContaining({ operation: 'UpdateItem', writeUnits: 1 })]);
  });

  it('keeps large records in parts, each body under one key with its own', async () => {
    const dedupKey = randomUUID();
    const bodies = [1, 2, 3].map(() => new Uint8Array(randomBytes(700_000)));
    const arrivals = bodies.map((body) => message({ dedupKey, body }));
    const answers = await Promise.all(arrivals.map((one) => store().record(one)));
    const winner = bodies[answers.findIndex(({ first }) => first)] ?? new Uint8Array();
    for (const { message: seen } of answers) expect(Buffer.from(seen.raw?.body ?? []).equals(winner)).toBe(true);
    const kept = await store().get(arrivals[0]?.key ?? { pk: '', sk: '' });
    expect(Buffer.from(kept?.raw?.body ?? []).equals(winner)).toBe(true);
  });

  it('is gone once it has expired, also before TTL takes it away', async () => {
    const one = message();
    await store().record(one);
    tables.now = NOW + 14 * DAY - 1_000;
    expect(await store().get(one.key)).not.toBeNull();
    tables.now = NOW + 14 * DAY + 1_000;
    expect(await store().get(one.key)).toBeNull();
    expect(await store().summaries([one.key])).toEqual([]);
    tables.now = NOW;
  });
});

describe('list', () => {
  const range = { from: NOW - 3 * DAY, to: NOW + HOUR, shards: 4 };

  async function walk(query: Parameters<ReturnType<typeof store>['list']>[0]) {
    const pages: string[][] = [];
    let cursor: string | null = null;
    do {
      const page = await store().list({ ...query, cursor });
      pages.push(page.items.map(({ id }) => id));
      cursor = page.cursor;
      if (pages.length > 50) throw new Error('the list does not end');
    } while (cursor !== null);
    return pages;
  }

  it('goes newest first over shards and days, each message once, in pages', async () => {
    const integrationId = randomUUID();
    const all = Array.from({ length: 47 }, (_, i) =>
      message({ integrationId, receivedAt: NOW - i * 67 * MINUTE, deviceHint: `${i % 9}` }),
    );
    await Promise.all(all.map((one) => store().record(one)));
    const pages = await walk({ integrationId, ...range, limit: 5 });
    expect(pages.flat()).toEqual(all.map(({ key }) => messageId(key)));
    expect(pages.slice(0, 9).every(({ length }) => length === 5)).toBe(true);
    const some = await walk({ integrationId, shards: 4, limit: 100, from: NOW - 134 * MINUTE, to: NOW });
    expect(some.flat()).toEqual(all.slice(1, 3).map(({ key }) => messageId(key)));
  });

  it('ends after expired records that TTL has not taken yet', async () => {
    const integrationId = randomUUID();
    for (let i = 0; i < 12; i += 1)
      await store().record(message({ integrationId, receivedAt: NOW - 14 * DAY + i, time: NOW - i }));
    tables.now = NOW + 1_000;
    expect((await walk({ integrationId, ...range, limit: 2 })).flat()).toEqual([]);
    tables.now = NOW;
  });

  it('shows messages without a time, large ones and each outcome', async () => {
    const integrationId = randomUUID();
    const timed = message({ integrationId, receivedAt: NOW - 5_000 });
    const timeless = message({ integrationId, time: undefined });
    const large = message({ integrationId, body: new Uint8Array(randomBytes(400_000)), receivedAt: NOW - 10_000 });
    const broken = failed({ integrationId, receivedAt: NOW - 1_000 });
    const ignored = message({ integrationId, outcome: 'ignored', plan: { effects: [] }, receivedAt: NOW - 2_000 });
    const refused = message({
      integrationId,
      outcome: 'refused',
      raw: null,
      plan: { effects: [] },
      receivedAt: NOW - 3_000,
    });
    for (const one of [timed, timeless, large, broken, ignored, refused]) await store().record(one);
    const query = { integrationId, ...range, limit: 100 };
    const ids = (...messages: NewMessage[]) => messages.map(({ key }) => messageId(key));
    expect((await walk(query)).flat()).toEqual(ids(timeless, broken, ignored, refused, timed, large));
    expect((await walk({ ...query, outcome: 'stored' })).flat()).toEqual(ids(timeless, timed, large));
    expect((await walk({ ...query, outcome: 'quarantined' })).flat()).toEqual(ids(broken));
    expect((await walk({ ...query, outcome: 'refused' })).flat()).toEqual(ids(refused));
    expect((await walk({ ...query, outcome: 'ignored' })).flat()).toEqual(ids(ignored));
    const { items } = await store().list({ ...query, limit: 1, outcome: 'stored' });
    expect(items).toEqual([
      {
        id: messageId(timed.key),
        outcome: 'stored',
        receivedAt: NOW - 5_000,
        duplicates: 0,
        integrationId,
        entity: 'sensor',
      },
    ]);
  });

  it('pages through failures by the index', async () => {
    const integrationId = randomUUID();
    const all = Array.from({ length: 7 }, (_, i) => failed({ integrationId, receivedAt: NOW - i * MINUTE }));
    for (const one of all) await store().record(one);
    const pages = await walk({ integrationId, ...range, limit: 3, outcome: 'quarantined' });
    expect(pages.flat()).toEqual(all.map(({ key }) => messageId(key)));
  });

  it('refuses cursors of others', async () => {
    const query = { integrationId: 'i1', ...range, limit: 3, cursor: 'abc' };
    await expect(store().list(query)).rejects.toMatchObject({ code: 'invalid' });
    await expect(store().list({ ...query, outcome: 'refused' })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('unfinished', () => {
  async function unfinished(integrationId: string) {
    const query = { integrationId, shards: 4, from: NOW - 15 * MINUTE, to: NOW - MINUTE };
    const found: string[] = [];
    for await (const { id } of store().unfinished(query)) found.push(id);
    return found.sort();
  }

  it('finds stored records by time, and open ones until they are closed', async () => {
    const integrationId = randomUUID();
    const recent = message({ integrationId, receivedAt: NOW - 5 * MINUTE });
    const late = message({ integrationId, receivedAt: NOW - 2 * MINUTE, time: NOW - 5 * HOUR });
    const timeless = message({ integrationId, receivedAt: NOW - 2 * MINUTE, time: undefined });
    const young = message({ integrationId });
    const old = message({ integrationId, receivedAt: NOW - HOUR });
    const broken = failed({ integrationId, receivedAt: NOW - 5 * MINUTE });
    for (const one of [recent, late, timeless, young, old, broken]) await store().record(one);
    const ids = (...messages: NewMessage[]) => messages.map(({ key }) => messageId(key)).sort();
    expect(late.open && timeless.open).toBe(true);
    expect(await unfinished(integrationId)).toEqual(ids(recent, late, timeless));
    await store().close(late.key);
    await store().close(timeless.key);
    await store().close(recent.key);
    await store().close(broken.key);
    expect(await unfinished(integrationId)).toEqual(ids(recent));
    const { items } = await store().list({
      integrationId,
      shards: 4,
      limit: 9,
      from: 0,
      to: NOW + 1,
      outcome: 'quarantined',
    });
    expect(items).toHaveLength(1);
  });

  it('does not list a record again when it is re-delivered, late or with another outcome', async () => {
    const integrationId = randomUUID();
    const dedupKey = randomUUID();
    const first = message({ integrationId, dedupKey, time: NOW, receivedAt: NOW - 2 * MINUTE });
    await store().record(first);
    await store().record(failed({ integrationId, dedupKey, time: NOW }));
    await store().record(message({ integrationId, dedupKey, time: NOW, receivedAt: NOW + HOUR }));
    const open = message({ integrationId, time: undefined, dedupKey: 'open', receivedAt: NOW - 2 * MINUTE });
    await store().record(open);
    await store().close(open.key);
    expect(await store().record(message({ integrationId, time: undefined, dedupKey: 'open' }))).toMatchObject({
      first: false,
    });
    expect(await unfinished(integrationId)).toEqual([]);
    const { items } = await store().list({
      integrationId,
      shards: 4,
      limit: 9,
      from: 0,
      to: NOW + DAY,
      outcome: 'quarantined',
    });
    expect(items).toEqual([]);
  });
});
