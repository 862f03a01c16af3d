import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DAY } from '../../model/clock.ts';
import { createMessageStore } from '../messages.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { asStored, failed, message } from './messages.test-kit.ts';

const tables = testTables();
const store = () => createMessageStore(tables);

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
    new URL('../../integrations/chirpstack/samples/01-plain/request.json', import.meta.url),
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
  await createMessageStore({ ...tables, dynamo: tables.counted }).record({
    ...one,
    plan: { effects: one.plan.effects },
  });
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

it('takes a warning once that comes after its plan, and no warning makes a record', async () => {
  const store = createMessageStore(tables);
  const one = message();
  await store.warn(one.key, 'early');
  expect(await store.get(one.key)).toBeNull();
  await store.record(one);
  for (const text of ['full', 'full']) await store.warn(one.key, text);
  expect((await store.get(one.key))?.plan).toEqual({ ...one.plan, warnings: ['w', 'full'] });
});
