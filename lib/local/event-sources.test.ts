import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type EventSource, startEventSource } from './event-sources.ts';
import { makeHost } from './host.ts';
import { type LocalQueues, startSqs } from './sqs.ts';

let folder: string;
let queues: LocalQueues;
let sqs: SQSClient;
let source: EventSource;
let seen: SQSRecord[];
let handler: (event: SQSEvent) => Promise<unknown>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-source-'));
  queues = await startSqs({ folder, stack: 'tributary', bucket: 'tributary-snapshots' });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  sqs = new SQSClient({ region: 'us-east-1', endpoint: queues.url, credentials });
  seen = [];
  const functions = {
    'uplink-queue': (event: SQSEvent) => {
      seen.push(...event.Records);
      return handler(event);
    },
  };
  const host = makeHost({ stack: 'tributary', functions, destination: async () => {} });
  source = startEventSource(queues, 'spill', host);
});

afterEach(async () => {
  await source.stop();
  sqs.destroy();
  await queues.close();
  await rm(folder, { recursive: true });
});

const bodies = () => seen.map((record) => record.body);

/** Comes again after a second: what the consumer of a failed record does. */
const postpone = (record: SQSRecord) =>
  sqs.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: queues.queueUrl('spill'),
      ReceiptHandle: record.receiptHandle,
      VisibilityTimeout: 1,
    }),
  );

test('records look like Lambda’s: numbers are strings, attributes in lower camel case', async () => {
  handler = async () => ({ batchItemFailures: [] });
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queues.queueUrl('spill'),
      MessageBody: '{"kind":"finish"}',
      MessageAttributes: { origin: { DataType: 'String', StringValue: 'test' } },
    }),
  );
  await vi.waitFor(() => expect(seen).toHaveLength(1));
  expect(seen[0]).toMatchObject({
    messageId: expect.any(String),
    receiptHandle: expect.any(String),
    body: '{"kind":"finish"}',
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: expect.stringMatching(/^\d{13}$/),
      ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
    },
    messageAttributes: { origin: { dataType: 'String', stringValue: 'test' } },
    md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:tributary-spill',
    awsRegion: 'us-east-1',
  });
});

test('only the failed record of a batch comes again, when its consumer wants it', async () => {
  handler = async ({ Records }) => {
    const failed = Records.filter(
      ({ body, attributes }) => body === 'bad' && attributes.ApproximateReceiveCount === '1',
    );
    await Promise.all(failed.map(postpone));
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
  for (const body of ['good', 'bad', 'fine']) await queues.send('spill', body);
  await vi.waitFor(() => expect(bodies().filter((body) => body === 'bad')).toHaveLength(2), { timeout: 5_000 });
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(bodies().toSorted()).toEqual(['bad', 'bad', 'fine', 'good']);
  expect(seen.at(-1)?.attributes.ApproximateReceiveCount).toBe('2');
});

test.each<[string, (records: SQSRecord[]) => unknown]>([
  ['a wrong id', () => ({ batchItemFailures: [{ itemIdentifier: 'nonsense' }] })],
  [
    'an exception',
    () => {
      throw new Error('broken');
    },
  ],
])('%s fails the whole batch', async (_name, answer) => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  handler = async ({ Records }) => {
    if (Records[0]?.attributes.ApproximateReceiveCount !== '1') return undefined;
    await Promise.all(Records.map(postpone));
    return answer(Records);
  };
  await queues.send('spill', 'again');
  await vi.waitFor(() => expect(bodies()).toEqual(['again', 'again']), { timeout: 5_000 });
});

test('stopping waits for the batch that is being handled', async () => {
  let done = false;
  handler = async () => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    done = true;
  };
  await queues.send('spill', 'slow');
  await vi.waitFor(() => expect(seen).toHaveLength(1));
  await source.stop();
  expect(done).toBe(true);
});
