import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { aggregated, field, number, type Put, sealed } from '../../lib/integrations/aws-kinesis/aggregate.test-kit.ts';
import { registry } from '../../lib/integrations/registry.gen.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { streamEvent } from '../kinesis.test-kit.ts';
import { eventually, type House, openHouse } from './house.test-kit.ts';

const AT = Date.now() - 60_000;
const NOTHING_FAILED = { batchItemFailures: [] };

let house: House;

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  house = await openHouse();
}, 30_000);
afterAll(async () => {
  await house.stop();
  vi.restoreAllMocks();
});

/** A stream and its integration, with the script that the editor starts with. */
async function openStream(streamName: string): Promise<Stream> {
  const script = registry['aws-kinesis']?.defaultScripts.uplink.js ?? '';
  const { id } = await house.integration({ type: 'aws-kinesis', config: { streamName }, script });
  return {
    put: (body, sequence) => house.invoke('uplink-aws-kinesis', streamEvent(streamName, [['k', body, sequence]], AT)),
    messages: async () => (await house.api('GET', `/api/messages?integration=${id}`))['items'] as JsonObject[],
  };
}

interface Stream {
  /** One record of partition key `k`. */
  put: (body: unknown, sequence: number) => Promise<unknown>;
  messages: () => Promise<JsonObject[]>;
}

async function levelsOf(name: string): Promise<unknown> {
  const { items } = await house.api('GET', `/api/devices?name=${name}`);
  const path = `/api/devices/${(items as JsonObject[])[0]?.['id']}/telemetry?from=0&to=${Date.now()}`;
  return (await house.api('GET', path))['level'];
}

const reading = (key: string, level: number): Put => [key, JSON.stringify({ level })];

it('becomes a message for each inner record: four stored, a bad one quarantined, all of them once', async () => {
  const stream = await openStream('five');
  const puts: Put[] = [reading('a', 1), reading('b', 2), ['a', 'no JSON', '7'], reading('a', 4), reading('c', 5)];
  for (const _ of [1, 2]) expect(await stream.put(aggregated(...puts), 101)).toEqual(NOTHING_FAILED);
  const messages = await stream.messages();
  const outcomes = messages.map(({ outcome }) => outcome).sort();
  expect(outcomes).toEqual(['quarantined', 'stored', 'stored', 'stored', 'stored']);
  expect(await levelsOf('a')).toEqual([
    { ts: AT, value: 4 },
    { ts: AT - 2, value: 1 },
  ]);
  expect(await levelsOf('c')).toEqual([{ ts: AT, value: 5 }]);
  const bad = messages.find(({ outcome }) => outcome === 'quarantined');
  const { raw } = await house.api('GET', `/api/messages/${bad?.['id']}`);
  const place = { shardId: 'shardId-000000000000', sequenceNumber: '101', subSequenceNumber: '2' };
  expect(raw).toMatchObject({
    base64: Buffer.from('no JSON').toString('base64'),
    streamRecord: { ...place, partitionKey: 'a', explicitHashKey: '7' },
  });
});

it('that cannot be read is quarantined: as a whole, or only the inner record that is broken', async () => {
  const stream = await openStream('broken');
  expect(await stream.put(sealed(Buffer.from([0x1a, 0x7f])), 201)).toEqual(NOTHING_FAILED);
  const good = field(3, Buffer.concat([number(1, 0), field(3, '{"level":7}')]));
  expect(await stream.put(sealed(field(1, 'd'), good, field(3, number(1, 9))), 202)).toEqual(NOTHING_FAILED);
  expect(await levelsOf('d')).toEqual([{ ts: AT, value: 7 }]);
  const messages = await stream.messages();
  expect(messages.map(({ outcome }) => outcome).sort()).toEqual(['quarantined', 'quarantined', 'stored']);
});

it('goes on where a failing store ended it, and stores nothing twice', async () => {
  const stream = await openStream('outage');
  const puts = [1, 2, 3, 4, 5].map((level) => reading('e', level));
  let calls = 0;
  house.fault((operation) => (operation === 'ChangeMessageVisibility' || ++calls <= 6 ? undefined : '500'));
  expect(await stream.put(aggregated(...puts), 301)).toEqual({ batchItemFailures: [{ itemIdentifier: '301' }] });
  house.fault(undefined);
  const before = await stream.messages();
  expect(before.length).toBeGreaterThan(0);
  expect(before.length).toBeLessThan(5);
  expect(await stream.put(aggregated(...puts), 301)).toEqual(NOTHING_FAILED);
  expect(await stream.messages()).toHaveLength(5);
  expect(await levelsOf('e')).toEqual([5, 4, 3, 2, 1].map((value) => ({ ts: AT - 5 + value, value })));
}, 30_000);

it('waits in the queue while only the store is down, record by record, and is stored once', async () => {
  const stream = await openStream('spilled');
  const puts = [1, 2, 3].map((level) => reading('f', level));
  house.fault((_, table) => (table === 'sqs' || table === 's3' ? undefined : '500'));
  expect(await stream.put(aggregated(...puts), 401)).toEqual(NOTHING_FAILED);
  house.fault(undefined);
  expect(await stream.put(aggregated(...puts), 401)).toEqual(NOTHING_FAILED);
  await eventually(async () => (await stream.messages()).length === 3, 15_000);
  expect(await levelsOf('f')).toEqual([3, 2, 1].map((value) => ({ ts: AT - 3 + value, value })));
}, 30_000);
