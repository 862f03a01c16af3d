import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { DAY } from '../../model/clock.ts';
import { createMessageStore } from '../messages.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { asStored, failed, type Given, message } from './messages.test-kit.ts';

const tables = testTables();
const store = () => createMessageStore(tables);
const bytes = (...numbers: number[]) => new Uint8Array(numbers);

/** A re-delivery: the same key, another arrival. */
async function deliver(given: Given) {
  const one = message(given);
  return { one, answer: await store().record(one) };
}

it('counts and keeps other bytes under one key, once each, and lets the first ones count', async () => {
  const dedupKey = randomUUID();
  const { one } = await deliver({ dedupKey, body: bytes(1) });
  const told: (true | undefined)[] = [];
  for (const [i, body] of [1, 2, 2, 3, 1].entries()) {
    const { answer } = await deliver({ dedupKey, body: bytes(body), receivedAt: NOW + i, time: NOW });
    expect(answer.message.raw?.body).toEqual(bytes(1));
    told.push(answer.conflict);
  }
  expect(told).toEqual([undefined, true, true, true, undefined]);
  expect(await store().get(one.key)).toEqual({ ...asStored(one, 5), conflicts: 2 });
  expect(await store().summaries([one.key])).toMatchObject([{ duplicates: 5, conflicts: 2 }]);
  expect(await store().otherBodies(one.key)).toEqual([
    { receivedAt: NOW + 1, raw: { ...one.raw, body: bytes(2) } },
    { receivedAt: NOW + 3, raw: { ...one.raw, body: bytes(3) } },
  ]);
});

it('compares the query where there is no body, and nothing where none is kept', async () => {
  const dedupKey = randomUUID();
  const raw = { body: bytes(), contentType: '', headers: {}, rawQuery: 'device=1&rssi=1' };
  const { one } = await deliver({ dedupKey, raw });
  expect((await deliver({ dedupKey, raw: { ...raw, headers: { via: 'x' } } })).answer.conflict).toBeUndefined();
  expect((await deliver({ dedupKey, raw: { ...raw, rawQuery: 'device=1&rssi=2' } })).answer.conflict).toBe(true);
  expect((await deliver({ dedupKey, raw: null })).answer.conflict).toBeUndefined();
  expect(await store().otherBodies(one.key)).toMatchObject([{ raw: { rawQuery: 'device=1&rssi=2' } }]);
});

it('compares what is said of the device where both say it, so that one frame may be told twice', async () => {
  const dedupKey = randomUUID();
  const device = { bytes: bytes(7, 7), fPort: 2 };
  const tell = async (body: number, said?: Given['device']) =>
    (await deliver({ dedupKey, body: bytes(body), ...(said === undefined ? {} : { device: said }) })).answer;
  const { message: first } = await tell(1, device);
  expect((await tell(2, { ...device })).conflict).toBeUndefined();
  expect(await store().otherBodies(first.key)).toEqual([]);
  expect((await tell(3, { ...device, fPort: 3 })).conflict).toBe(true);
  expect((await tell(4, { ...device, bytes: bytes(7, 8) })).conflict).toBe(true);
  expect((await tell(5, { ...device, bytes: bytes(7, 8) })).conflict).toBe(true);
  expect((await tell(6)).conflict).toBe(true);
  const kept = await store().otherBodies(first.key);
  expect(kept.map(({ raw }) => raw.body[0]).sort()).toEqual([3, 4, 6]);
});

it('keeps the first twelve and counts the rest, also when all come at once', async () => {
  const dedupKey = randomUUID();
  const { one } = await deliver({ dedupKey, body: bytes(0) });
  const answers = await Promise.all(Array.from({ length: 16 }, (_, i) => deliver({ dedupKey, body: bytes(i + 1) })));
  expect(answers.every(({ answer }) => answer.conflict)).toBe(true);
  expect(await store().get(one.key)).toMatchObject({ duplicates: 16, conflicts: 16 });
  expect(await store().otherBodies(one.key)).toHaveLength(12);
  await deliver({ dedupKey, body: bytes(99) });
  expect(await store().get(one.key)).toMatchObject({ conflicts: 17 });
  expect(await store().otherBodies(one.key)).toHaveLength(12);
});

it('keeps large ones whole, of quarantined records too, until they expire', async () => {
  const dedupKey = randomUUID();
  const large = new Uint8Array(randomBytes(700_000));
  const first = failed({ dedupKey });
  await store().record(first);
  await deliver({ dedupKey, body: large });
  const [other] = await store().otherBodies(first.key);
  expect(Buffer.from(other?.raw.body ?? []).equals(large)).toBe(true);
  tables.now = NOW + 14 * DAY + 1_000;
  expect(await store().otherBodies(first.key)).toEqual([]);
  tables.now = NOW;
});

it('costs a re-delivery of the same bytes nothing, another body two writes, and the first arrival one as before', async () => {
  const counted = createMessageStore({ ...tables, dynamo: tables.counted });
  const dedupKey = randomUUID();
  const writes = async (body: number) => {
    tables.calls.length = 0;
    await counted.record(message({ dedupKey, body: bytes(body) }));
    return tables.calls.map(({ operation }) => operation);
  };
  expect(await writes(1)).toEqual(['UpdateItem']);
  expect(await writes(1)).toEqual(['UpdateItem']);
  expect(await writes(2)).toEqual(['UpdateItem', 'PutItem', 'UpdateItem']);
  expect(await writes(2)).toEqual(['UpdateItem']);
});
