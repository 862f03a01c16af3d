import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalQueues, startSqs } from '../local/sqs.ts';
import { freezeArrival, thawArrival } from '../model/arrival.ts';
import type { Integration } from '../model/integration.ts';
import type { SpillItem } from '../model/queue-message.ts';
import { type Clients, createClients } from './clients.ts';
import { createQueueConsumer } from './queue-consumer.ts';
import { createQueues } from './queues.ts';
import { createSnapshotReader } from './snapshot-reader.ts';
import { createSnapshotWriter } from './snapshots.ts';
import { LOCAL } from './stores.test-kit.ts';

const BUCKET = 'test-catalog';
let folder: string;
let local: LocalQueues;
let clients: Clients;
let urls: { spill: string; downlink: string; attach: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-queues-'));
  local = await startSqs({ folder, stack: 'test', bucket: BUCKET });
  clients = createClients({ ...LOCAL, endpoints: { sqs: local.url, s3: local.url } });
  urls = { spill: local.queueUrl('spill'), downlink: local.queueUrl('downlink'), attach: local.queueUrl('attach') };
}, 30_000);

afterAll(async () => {
  await local.close();
  await rm(folder, { recursive: true });
});

describe('queues', () => {
  it('carry a whole arrival of the largest size, bytes unchanged', async () => {
    const body = new Uint8Array(randomBytes(256 * 1_024));
    const arrival = { id: 'a', receivedAt: 1, body, contentType: '', headers: {}, rawQuery: 'a=%2B' };
    await createQueues({ ...clients, urls }).spill({
      kind: 'arrival',
      integrationId: 'i',
      arrival: freezeArrival(arrival),
    });
    const [received] = await local.receive('spill', 1);
    const item = JSON.parse(received?.Body ?? '') as SpillItem & { kind: 'arrival' };
    expect(thawArrival(item.arrival)).toEqual(arrival);
  });

  it('tell how much waits, received or not', async () => {
    const queues = createQueues({ ...clients, urls });
    const before = await queues.depth('spill');
    for (const sk of ['a', 'b', 'c']) await queues.spill({ kind: 'finish', key: { pk: 'p', sk } });
    await local.receive('spill', 1);
    expect(await queues.depth('spill')).toBe(before + 3);
  });

  it('carry wake-ups, orders and attach requests as JSON', async () => {
    const queues = createQueues({ ...clients, urls });
    await queues.wakeDownlinks({ kind: 'wake', deviceId: 'd' });
    await queues.orderDownlink({ kind: 'order', deviceName: 'n', msg: { a: 1 } });
    await queues.requestAttach('i');
    const bodies = [...(await local.receive('downlink', 1)), ...(await local.receive('attach', 1))].map(({ Body }) =>
      JSON.parse(Body),
    );
    expect(bodies).toEqual([
      { kind: 'wake', deviceId: 'd' },
      { kind: 'order', deviceName: 'n', msg: { a: 1 } },
      { integrationId: 'i' },
    ]);
  });

  it('hold a delayed wake-up back', async () => {
    await createQueues({ ...clients, urls }).wakeDownlinks({ kind: 'wake', deviceId: 'later' }, 2);
    expect(await local.receive('downlink', 0)).toEqual([]);
    expect(JSON.parse((await local.receive('downlink', 5))[0]?.Body ?? '')).toMatchObject({ deviceId: 'later' });
  });

  it('say unavailable when SQS is down, the queue is unknown or the message too large', async () => {
    const dead = createClients({ ...LOCAL, endpoints: { sqs: 'http://127.0.0.1:1' } });
    await expect(createQueues({ ...dead, urls }).requestAttach('i')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(createQueues({ ...dead, urls }).depth('spill')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(createQueues({ ...clients, urls: {} }).requestAttach('i')).rejects.toMatchObject({
      code: 'unavailable',
    });
    const huge = { kind: 'order', deviceId: 'd', msg: 'x'.repeat(1_048_576) } as const;
    await expect(createQueues({ ...clients, urls }).orderDownlink(huge)).rejects.toThrow(/does not fit/);
  });

  it('lose what a consumer buries to the dead-letter queue', async () => {
    await createQueueConsumer({ ...clients, urls, random: () => 1 }).bury('poison');
    const { ReceiveMessageCommand } = await import('@aws-sdk/client-sqs');
    const sqs = await clients.sqs();
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: `${urls.spill}-dlq` }));
    expect(Messages?.[0]?.Body).toBe('poison');
  });
});

describe('snapshots', () => {
  const integration = { id: 'i', routingKey: 'käy/1', config: { token: { sealed: 'v1.x' } } } as unknown as Integration;

  it('are read back until they are removed', async () => {
    const writer = createSnapshotWriter({ ...clients, bucket: BUCKET });
    const snapshots = { ...writer, ...createSnapshotReader({ ...clients, url: `${local.url}/${BUCKET}` }) };
    expect(await snapshots.read('käy/1')).toBeNull();
    await snapshots.write(integration);
    expect(await snapshots.read('käy/1')).toEqual(integration);
    await snapshots.remove('käy/1');
    await snapshots.remove('käy/1');
    expect(await snapshots.read('käy/1')).toBeNull();
  });

  it('report what could not be written, and throw what could not be read', async () => {
    const dead = createClients({ ...LOCAL, endpoints: { s3: 'http://127.0.0.1:1' } });
    const reported: string[] = [];
    const writer = createSnapshotWriter({ ...dead, bucket: BUCKET, report: ({ code }) => reported.push(code) });
    await writer.write(integration);
    await writer.remove('k');
    expect(reported).toEqual(['unavailable', 'unavailable']);
    for (const url of ['http://127.0.0.1:1/b', `${local.url}/no-such-bucket`]) {
      const reader = createSnapshotReader({ ...clients, url });
      await expect(reader.read('k'), url).rejects.toMatchObject({ code: 'unavailable' });
    }
  });
});
