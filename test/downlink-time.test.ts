import type { SQSEvent } from 'aws-lambda';
import { afterEach, expect, it } from 'vitest';
import { type BatchParts, downlinkBatch } from '../functions/edge/downlink-batch.ts';
import { SECOND } from '../lib/model/clock.ts';
import { entityId } from '../lib/model/entity.ts';
import { Failure } from '../lib/model/failure.ts';
import { dispatch } from '../lib/pipeline/downlink.ts';
import { noteReport } from '../lib/pipeline/downlink-report.ts';
import { createDownlinkStore, downlinkIds } from '../lib/stores/downlinks.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';

const tables = testTables();
const newDownlinkId = downlinkIds();
afterEach(() => {
  tables.now = NOW;
});

/** A network that takes its time by our clock, and gives up when it is told to; each message `n/i` is a request. */
function partsWith(pace: number, refuses?: { at: number; failure: Failure }) {
  const sent: { body: string; at: number }[] = [];
  const postponed: string[] = [];
  const send = async ({ url }: { url: string }, until = 0) => {
    if (refuses?.at === sent.length) {
      refuses.at = -1;
      throw refuses.failure;
    }
    if (tables.now + pace > until) {
      tables.now = until;
      throw new Failure('unavailable', 'no answer', { retry: {} });
    }
    sent.push({ body: url, at: tables.now - NOW });
    tables.now += pace;
    return { status: 200, body: { name: `name of ${url}` } };
  };
  const integration = { id: 'i', type: 'lns', name: 'i', enabled: true };
  const encode = ({ data }: { data: string }) => [{ via: 'http', url: data }];
  const taken = ({ body }: { body: { name: string } }) => body.name;
  const output = (msg: unknown) => [msg].flat().map((data) => ({ contentType: 'TEXT', data: String(data) }));
  const parts = {
    ...{ entities: createEntityStore(tables), downlinks: createDownlinkStore(tables), clock: tables.clock },
    registry: { lns: { type: 'lns', downlink: { mode: 'push', encode, taken } } },
    engine: { runDownlink: (_v: unknown, { msg }: { msg: unknown }) => ({ output: output(msg), logs: [], ms: 1 }) },
    live: { byId: async () => ({ integration, config: {}, downlink: { version: { contract: 'thingsboard' } } }) },
    ...{ queues: { wakeDownlinks: async () => {} }, stats: { count: () => {} }, sender: { send }, newDownlinkId },
    postpone: async (_queue: string, receipt: string) => void postponed.push(receipt),
  } as unknown as BatchParts;
  return { parts, sent, postponed };
}

async function device(name: string): Promise<string> {
  await createEntityStore(tables).create({ kind: 'device', name, profile: 'p' }, NOW);
  return entityId('device', name);
}

function eventOf(orders: object[]): SQSEvent {
  const attributes = { SentTimestamp: String(NOW), ApproximateReceiveCount: '1' };
  const record = (order: object, i: number) => ({
    ...{ messageId: `m${i}`, receiptHandle: `m${i}`, attributes },
    body: JSON.stringify(order),
  });
  return { Records: orders.map(record) } as SQSEvent;
}

it('one run begins nothing that it could not end, however many records of a slow network it has', async () => {
  const deviceId = await device('slow');
  const { parts, sent, postponed } = partsWith(8 * SECOND);
  const records = eventOf(Array.from({ length: 8 }, (_, i) => ({ deviceId, msg: i, integrationId: 'i' })));
  const answer = await downlinkBatch(parts, records, NOW);
  expect(tables.now - NOW).toBeLessThanOrEqual(22 * SECOND);
  expect(sent.map(({ at }) => at)).toEqual([0, 8 * SECOND]);
  const left = answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  expect(left).toEqual(postponed);
  for (let Records = records.Records; Records.length > 0; ) {
    const { batchItemFailures } = await downlinkBatch(parts, { Records }, tables.now);
    Records = Records.filter(({ messageId }) => batchItemFailures.some((one) => one.itemIdentifier === messageId));
  }
  expect(sent.map(({ body }) => body).sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
});

it('one of many messages goes on in the next run where the last one ended', async () => {
  const deviceId = await device('long');
  const { parts, sent } = partsWith(11 * SECOND);
  const msg = ['a', 'b', 'c', 'd', 'e'];
  await downlinkBatch(parts, eventOf([{ deviceId, msg, integrationId: 'i' }]), NOW);
  const [half] = await parts.downlinks.waiting(deviceId);
  expect(half).toMatchObject({ state: 'queued', sent: 2, providerIds: ['name of a', 'name of b'] });
  for (let run = 0; run < 2; run++) await dispatch(parts, deviceId);
  expect(sent.map(({ body }) => body)).toEqual(msg);
  expect(await parts.downlinks.get(half?.id ?? '')).toMatchObject({ state: 'accepted', attempts: 3 });
});

it('the names of messages that were taken lead to it when a later one fails', async () => {
  const deviceId = await device('partly');
  const busy = new Failure('unavailable', 'busy', { retry: { afterMs: 1_000 } });
  const { parts, sent } = partsWith(1, { at: 1, failure: busy });
  await downlinkBatch(parts, eventOf([{ deviceId, msg: ['f', 'g'], integrationId: 'i' }]), NOW);
  const [one] = await parts.downlinks.waiting(deviceId);
  expect(await parts.downlinks.linked('i', 'name of f')).toBe(one?.id);
  tables.now += 10 * SECOND;
  await dispatch(parts, deviceId);
  expect(sent.map(({ body }) => body)).toEqual(['f', 'g']);
  expect(await parts.downlinks.get(one?.id ?? '')).toMatchObject({ providerIds: ['name of f', 'name of g'] });
});

it('one that was taken in part stays failed, whatever becomes of that part', async () => {
  const deviceId = await device('half');
  const { parts } = partsWith(1, { at: 1, failure: new Failure('delivery-failed', 'no') });
  await downlinkBatch(parts, eventOf([{ deviceId, msg: ['h', 'k'], integrationId: 'i' }]), NOW);
  await noteReport(parts, 'i', { providerId: 'name of h', state: 'acked', said: { event: 'ack' } });
  const [one] = (await parts.downlinks.list(deviceId, { limit: 9 })).items;
  const reports = [{ event: 'ack', id: 'name of h', state: 'acked' }];
  expect(one).toMatchObject({ state: 'failed', sent: 1, answer: { code: 'delivery-failed', reports } });
});
