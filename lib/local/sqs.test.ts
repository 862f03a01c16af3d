import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LocalQueues, startSqs } from './sqs.ts';

let folder: string;
let queues: LocalQueues;
let sqs: SQSClient;

async function start(): Promise<void> {
  queues = await startSqs({ folder, stack: 'tributary', bucket: 'tributary-snapshots' });
  sqs = new SQSClient(clientOptions());
}

const clientOptions = () => ({
  region: 'us-east-1',
  endpoint: queues.url,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
});

async function stop(): Promise<void> {
  sqs.destroy();
  await queues.close();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-sqs-'));
  await start();
});

afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

test('the queues have dead-letter queues that are reached late', async () => {
  const QueueUrl = queues.queueUrl('spill');
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  expect(JSON.parse(Attributes?.['RedrivePolicy'] ?? '')).toEqual({
    deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:tributary-spill-dlq',
    maxReceiveCount: 1_000,
  });
});

test('messages of the real client arrive, and a message in flight keeps its new visibility', async () => {
  const QueueUrl = queues.queueUrl('downlink');
  const Entries = [1, 2].map((n) => ({ Id: String(n), MessageBody: `body ${n} ✓` }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  const received = await queues.receive('downlink', 1);
  expect(received.map((message) => message.Body)).toEqual(['body 1 ✓', 'body 2 ✓']);
  expect(received[0]?.Attributes?.['ApproximateReceiveCount']).toBe('1');
  const [first, second] = received;
  const ReceiptHandle = first?.ReceiptHandle;
  await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 1 }));
  await queues.delete('downlink', second?.ReceiptHandle ?? '');
  const again = await queues.receive('downlink', 3);
  expect(again.map((message) => message.Body)).toEqual(['body 1 ✓']);
  expect(again[0]?.Attributes?.['ApproximateReceiveCount']).toBe('2');
});

test('a long poll wakes up at once, and can be cancelled', async () => {
  const started = Date.now();
  const poll = queues.receive('attach', 20);
  await queues.send('attach', 'now');
  expect((await poll).map((message) => message.Body)).toEqual(['now']);
  const cancelled = queues.receive('attach', 20);
  await new Promise((resolve) => setTimeout(resolve, 20));
  queues.cancelPolls();
  expect(await cancelled).toEqual([]);
  expect(Date.now() - started).toBeLessThan(2_000);
});

test('messages and objects survive a new start; the queue URL changes only its port', async () => {
  const s3 = new S3Client(clientOptions());
  await queues.send('spill', 'kept');
  expect(await queues.receive('spill', 1)).toHaveLength(1);
  const object = { Bucket: 'tributary-snapshots', Key: 'catalog/a.json' };
  await s3.send(new PutObjectCommand({ ...object, Body: '{}' }));
  s3.destroy();
  await stop();
  await start();
  const again = new S3Client(clientOptions());
  expect(await (await again.send(new GetObjectCommand(object))).Body?.transformToString()).toBe('{}');
  again.destroy();
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queues.queueUrl('spill') }));
  expect(Messages?.map((message) => message.Body)).toEqual(['kept']);
});

test('faults meet clients, not the platform itself', async () => {
  const send = () => sqs.send(new SendMessageCommand({ QueueUrl: queues.queueUrl('spill'), MessageBody: 'x' }));
  queues.fault((operation, table) => (operation === 'SendMessage' && table === 'sqs' ? '500' : undefined));
  await expect(send()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
  queues.fault(() => 'reset');
  await expect(send()).rejects.toThrow();
  expect(await queues.receive('spill', 0)).toHaveLength(0);
  queues.fault(() => 'lost');
  await expect(send()).rejects.toThrow();
  expect(await queues.receive('spill', 0)).toHaveLength(1);
  queues.fault(undefined);
  await send();
});

test('an unknown queue is told, not thrown', async () => {
  expect(await queues.sendTo(queues.queueUrl('spill'), 'a')).toBe(true);
  expect(await queues.sendTo(`${queues.url}/000000000000/nowhere`, 'a')).toBe(false);
});

test('nobody outside this machine reaches the queues', async () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal);
  if (outside === undefined) return;
  await expect(fetch(queues.url.replace('127.0.0.1', outside.address))).rejects.toThrow();
});
