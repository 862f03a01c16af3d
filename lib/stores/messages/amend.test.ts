import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../model/clock.ts';
import type { Message } from '../../model/message.ts';
import { createMessageStore } from '../messages.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { asStored, failed, message } from './messages.test-kit.ts';

const tables = testTables();
const store = () => createMessageStore(tables);

const { plan } = message();

function mended({ logs: _, ...rest }: Message): Message {
  return { ...rest, outcome: 'stored', version: 'ab'.repeat(32), plan, failure: null, open: true };
}

async function quarantined(integrationId: string): Promise<unknown[]> {
  const query = { integrationId, shards: 4, limit: 9, from: 0, to: NOW + HOUR, outcome: 'quarantined' as const };
  return (await store().list(query)).items;
}

it('makes a quarantined record a stored one, listed for the sweep whatever its time, and counted as before', async () => {
  const integrationId = randomUUID();
  const one = failed({ integrationId, receivedAt: NOW - 5 * HOUR });
  await store().record(one);
  await store().record({ ...one, arrivalId: 'again' });
  const want = { ...mended(asStored(one)), duplicates: 1 };
  expect(await store().amend(mended(asStored(one)))).toEqual(want);
  expect(await store().get(one.key)).toEqual(want);
  expect(await quarantined(integrationId)).toEqual([]);
  const swept = async (to: number) => {
    const found: string[] = [];
    for await (const { id } of store().unfinished({ integrationId, shards: 4, from: NOW - MINUTE, to })) found.push(id);
    return found;
  };
  expect(await swept(NOW - 1)).toEqual([]);
  expect(await swept(NOW)).toEqual([want.id]);
  await store().close(one.key);
  expect(await swept(NOW)).toEqual([]);
});

it('does so once, also for those who ask at the same time; what is stored or not there is left alone', async () => {
  const one = failed();
  await store().record(one);
  const versions = ['1', '2', '3', '4'].map((digit) => digit.repeat(64));
  const amended = await Promise.all(versions.map((version) => store().amend({ ...mended(asStored(one)), version })));
  const [first, ...others] = amended.filter((answer) => answer !== null);
  expect(others).toEqual([]);
  expect(await store().get(one.key)).toEqual(first);
  expect(await store().amend({ ...asStored(one), failure: { code: 'timeout', message: 'late' } })).toBeNull();
  expect(await store().get(one.key)).toEqual(first);
  const never = failed();
  expect(await store().amend(mended(asStored(never)))).toBeNull();
  expect(await store().get(never.key)).toBeNull();
});

it('keeps one that failed again where it was listed, with its new failure', async () => {
  const integrationId = randomUUID();
  const one = failed({ integrationId });
  await store().record(one);
  const failure = { code: 'timeout', message: 'too slow' } as const;
  const again = { ...asStored(one), failure, version: 'cd'.repeat(32) };
  expect(await store().amend(again)).toEqual(again);
  expect(await quarantined(integrationId)).toMatchObject([{ receivedAt: one.receivedAt, failure }]);
});

it('holds what lies in parts, before and after', async () => {
  const body = new Uint8Array(randomBytes(320 * 1024));
  const large = failed({ body });
  const grown = failed({ body: body.subarray(0, 300 * 1024 - 500) });
  const logs = [randomBytes(16 * 1024).toString('base64')];
  for (const one of [large, grown]) {
    await store().record(one);
    const next = { ...mended(asStored(one)), logs };
    await store().amend(next);
    expect(await store().get(one.key)).toEqual(next);
  }
});
