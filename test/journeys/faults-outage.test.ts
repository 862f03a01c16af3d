import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LocalAws, startAws } from '../../lib/local/aws.ts';
import { DAY, MINUTE } from '../../lib/model/clock.ts';
import { entityId } from '../../lib/model/entity.ts';
import { hash128 } from '../../lib/model/message-key.ts';
import { converterWith, integrationNamed, versionOf } from '../../lib/stores/catalog.test-kit.ts';
import { createClients } from '../../lib/stores/clients.ts';
import { sized } from '../size.test-kit.ts';
import { PLAIN_SCRIPT } from './house.test-kit.ts';

/**
 * An outage of days, lived through in seconds: the queue, the functions and this test share one clock, and the test
 * moves it. Nobody polls here but us.
 */
const OUTAGE = sized(2.5, 13.5) * DAY;
const MESSAGES = sized(1, 3);

let data: string;
let aws: LocalAws;
let sqs: SQSClient;
let door: typeof import('../../functions/uplink-http.ts').handler;
let drain: typeof import('../../functions/uplink-queue.ts').handler;
let platform: typeof import('../../functions/ports.ts').platform;
let logged: string[];

beforeAll(async () => {
  // Before anything takes hold of Date.now. Timers stay real.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  vi.spyOn(console, 'error').mockImplementation((line) => void logged.push(String(line)));
  logged = [];
  data = await mkdtemp(join(tmpdir(), 'tributary-outage-'));
  aws = await startAws({ data });
  Object.assign(process.env, aws.env);
  sqs = await createClients().sqs();
  ({ handler: door } = await import('../../functions/uplink-http.ts'));
  ({ handler: drain } = await import('../../functions/uplink-queue.ts'));
  ({ platform } = await import('../../functions/ports.ts'));
}, 60_000);
afterAll(async () => {
  await aws.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
  await rm(data, { recursive: true, force: true });
});

async function newIntegration() {
  const { catalog } = await platform();
  const version = { ...versionOf(PLAIN_SCRIPT), form: {} };
  await catalog.putVersion(version);
  const converter = await catalog.putConverter(converterWith(version), null);
  return catalog.putIntegration(integrationNamed('outage', { uplinkConverterId: converter.id }), null);
}

async function send(routingKey: string, message: object): Promise<number | undefined> {
  const answer = await door(
    {
      rawPath: `/api/v1/integrations/http/${routingKey}`,
      rawQueryString: '',
      headers: { 'content-type': 'application/json' },
      isBase64Encoded: false,
      body: JSON.stringify(message),
      requestContext: { requestId: hash128(JSON.stringify(message)), timeEpoch: Date.now(), http: { sourceIp: '::1' } },
    } as unknown as Parameters<typeof door>[0],
    {} as Context,
  );
  return answer.statusCode;
}

/** What the event source mapping does: a batch, the function, and what it does not name as failed is deleted. */
async function deliverBatch(): Promise<number> {
  const messages = await aws.queues.receive('spill', 0);
  if (messages.length === 0) return 0;
  const records = messages.map(({ MessageId, ReceiptHandle, Body, Attributes }) => ({
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes,
  }));
  const event = { Records: records } as unknown as SQSEvent;
  const { batchItemFailures } = (await drain(event, {} as Context)) as SQSBatchResponse;
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  for (const one of messages) if (!failed.has(one.MessageId)) await aws.queues.delete('spill', one.ReceiptHandle);
  return messages.length;
}

/** Takes out what was set aside. */
async function deadLetters(): Promise<string[]> {
  const QueueUrl = `${aws.queues.queueUrl('spill')}-dlq`;
  const found: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return found;
    found.push(...Messages.map(({ Body = '' }) => Body));
    for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
}

afterEach(() => aws.fault(undefined));

function pass(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

it(`what came before an outage of ${OUTAGE / DAY} days is there after it, once, under its own time`, async () => {
  const { routingKey } = await newIntegration();
  expect(await send(routingKey, { name: 'patient', warm: 1 })).toBe(204);
  const began = Date.now();
  aws.fault((_, table) => (table === 'sqs' ? undefined : '500'));
  const keys = Array.from({ length: MESSAGES }, (_, n) => `n${n}`);
  for (const key of keys) expect(await send(routingKey, { name: 'patient', [key]: 1 })).toBe(204);

  let receives = 0;
  while (Date.now() < began + OUTAGE) {
    receives += await deliverBatch();
    // The first tries lie close together.
    pass(Date.now() < began + 60 * MINUTE ? MINUTE : 5 * MINUTE);
  }
  expect(receives / MESSAGES).toBeGreaterThan(150);
  expect(receives / MESSAGES).toBeLessThan(1_000);
  expect(await deadLetters()).toEqual([]);

  aws.fault(undefined);
  for (let i = 0; i < 60; i += 1) {
    await deliverBatch();
    pass(MINUTE);
  }
  const { telemetry, entities } = await platform();
  const ref = { kind: 'device', id: entityId('device', 'patient') } as const;
  const state = await entities.load(ref, true);
  const range = { from: 0, to: Date.now(), limit: 100, order: 'asc' } as const;
  const history = await telemetry.read(ref, { ...range, months: state?.months ?? new Set() });
  expect(Object.keys(history).sort()).toEqual([...keys, 'warm']);
  for (const points of Object.values(history)) expect(points).toEqual([{ ts: began, value: expect.any(Number) }]);
  expect(await deliverBatch()).toBe(0);
}, 120_000);

describe('poison', () => {
  it.each([
    ['no JSON', 'not json at all'],
    ['a stranger', JSON.stringify({ hello: 'world' })],
    ['an arrival without its half', JSON.stringify({ kind: 'arrival', integrationId: 'i', arrival: {} })],
    ['an arrival that is none', JSON.stringify({ kind: 'arrival', integrationId: 'i' })],
    ['a finish without key', JSON.stringify({ kind: 'finish', key: { pk: 'x' } })],
  ])('%s goes to the dead-letter queue at the first receive, with a line in the log', async (_, body) => {
    logged.length = 0;
    await aws.queues.send('spill', body);
    expect(await deliverBatch()).toBe(1);
    expect(await deadLetters()).toEqual([body]);
    const lines = logged.map((line) => JSON.parse(line) as Record<string, string>);
    expect(lines).toMatchObject([{ level: 'ERROR', where: 'uplink-queue', code: 'bad-envelope' }]);
    pass(60 * MINUTE);
    expect(await deliverBatch()).toBe(0);
  });

  it('what DynamoDB will never take goes there after five receives, and does not hold up the others', async () => {
    const { routingKey } = await newIntegration();
    const hopeless = JSON.stringify({ kind: 'finish', key: { pk: '', sk: '' } });
    await aws.queues.send('spill', hopeless);
    let receives = 0;
    for (let i = 0; i < 40; i += 1) {
      receives += await deliverBatch();
      pass(MINUTE);
    }
    expect(receives).toBe(5);
    expect(await deadLetters()).toEqual([hopeless]);
    expect(await send(routingKey, { name: 'after', ok: 1 })).toBe(204);
  });

  it('a dead-letter queue that cannot be reached leaves it where it is', async () => {
    aws.fault((_, table) => (table === 'sqs' ? '500' : undefined));
    await aws.queues.send('spill', 'still not json');
    expect(await deliverBatch()).toBe(1);
    aws.fault(undefined);
    expect(await deadLetters()).toEqual([]);
    pass(60 * MINUTE);
    expect(await deliverBatch()).toBe(1);
    expect(await deadLetters()).toEqual(['still not json']);
  });
});
