import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTopicRuleCommand,
  DeleteTopicRuleCommand,
  GetTopicRuleCommand,
  IoTClient,
  ReplaceTopicRuleCommand,
  type TopicRulePayload,
} from '@aws-sdk/client-iot';
import { IoTDataPlaneClient, PublishCommand } from '@aws-sdk/client-iot-data-plane';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startEndpoints } from '../endpoints.ts';
import { type FailedInvocation, makeHost } from '../host.ts';
import { openTimestreamStore } from '../timestream/store.ts';
import { type Broker, startBroker } from './broker.ts';
import { openRuleStore } from './rule-store.ts';
import { makeRulesEngine } from './rules-engine.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:tributary-uplink-aws-iot';

let folder: string;
let broker: Broker;
let endpoints: { url: string; close(): Promise<void> };
let mqttPort: number;
let iot: IoTClient;
let data: IoTDataPlaneClient;
let handled: object[];
let failed: FailedInvocation[];
let queued: { url: string; body: unknown }[];
let handler: (event: object) => Promise<unknown>;
const opened: MqttClient[] = [];

async function start(): Promise<void> {
  const host = makeHost({
    stack: 'tributary',
    functions: { 'uplink-aws-iot': (event: object) => handler(event) },
    destination: async (one) => void failed.push(one),
    retryDelays: [1, 1],
  });
  const rules = await openRuleStore(join(folder, 'rules.json'));
  const sendTo = async (url: string, body: string) => {
    queued.push({ url, body: JSON.parse(body) });
    return !url.endsWith('nowhere');
  };
  broker = await startBroker(makeRulesEngine({ rules, host: () => host, sendTo }));
  mqttPort = await broker.listen(0);
  const timestream = openTimestreamStore(':memory:');
  endpoints = await startEndpoints({ broker, rules, timestream });
  const options = {
    region: 'us-east-1',
    endpoint: endpoints.url,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  iot = new IoTClient(options);
  data = new IoTDataPlaneClient(options);
}

async function stop(): Promise<void> {
  for (const client of opened.splice(0)) client.end(true);
  iot.destroy();
  data.destroy();
  await endpoints.close();
  await broker.close();
}

beforeEach(async () => {
  [handled, failed, queued] = [[], [], []];
  handler = async (event) => void handled.push(event);
  folder = await mkdtemp(join(tmpdir(), 'tributary-iot-'));
  await start();
});

afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

async function connect(clientId: string): Promise<MqttClient> {
  const client = await connectAsync(`mqtt://127.0.0.1:${mqttPort}`, { clientId, reconnectPeriod: 0 });
  opened.push(client);
  client.on('error', () => {});
  return client;
}

const payload = (more: Partial<TopicRulePayload> = {}): TopicRulePayload => ({
  sql: "SELECT encode(*, 'base64') AS payload, topic() AS topic, clientid() AS clientId FROM 'sensors/+/up'",
  awsIotSqlVersion: '2016-03-23',
  actions: [{ lambda: { functionArn: FUNCTION } }],
  ...more,
});

const create = (ruleName: string, more: Partial<TopicRulePayload> = {}) =>
  iot.send(new CreateTopicRuleCommand({ ruleName, topicRulePayload: payload(more) }));

test('a publish of the real SDK reaches an MQTT subscriber and the rules', async () => {
  await create('up');
  const device = await connect('device');
  await device.subscribeAsync('sensors/#', { qos: 1 });
  const arrived = new Promise<[string, Buffer]>((resolve) =>
    device.once('message', (topic, bytes) => resolve([topic, bytes])),
  );
  const bytes = Uint8Array.of(0, 1, 255);
  await data.send(new PublishCommand({ topic: 'sensors/t 1/up', qos: 1, payload: bytes }));
  const [topic, got] = await arrived;
  expect(topic).toBe('sensors/t 1/up');
  expect(new Uint8Array(got)).toEqual(bytes);
  await vi.waitFor(() => expect(handled).toEqual([{ payload: 'AAH/', topic: 'sensors/t 1/up', clientId: 'n/a' }]));
});

test('retained messages wait for subscribers', async () => {
  await data.send(new PublishCommand({ topic: 'config/a', payload: Buffer.from('{}'), retain: true }));
  const device = await connect('late');
  const arrived = new Promise((resolve) => device.once('message', resolve));
  await device.subscribeAsync('config/#');
  expect(await arrived).toBe('config/a');
});

test('a device’s QoS 1 message is acknowledged only when its event is handled', async () => {
  await create('up');
  let release = () => {};
  handler = (event) =>
    new Promise<void>((resolve) => {
      release = resolve;
      handled.push(event);
    });
  const device = await connect('device-7');
  let acknowledged = false;
  const published = device.publishAsync('sensors/t1/up', 'hello', { qos: 1 }).then(() => {
    acknowledged = true;
  });
  await vi.waitFor(() => expect(handled).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(acknowledged).toBe(false);
  release();
  await published;
  expect(handled).toEqual([{ payload: 'aGVsbG8=', topic: 'sensors/t1/up', clientId: 'device-7' }]);
});

test('a handler that fails is tried three times, then its event goes to the destination', async () => {
  await create('up');
  let calls = 0;
  handler = async () => {
    calls += 1;
    throw new Error('store down');
  };
  const device = await connect('d');
  await device.publishAsync('sensors/t1/up', 'x', { qos: 1 });
  expect(calls).toBe(3);
  expect(failed).toMatchObject([{ requestPayload: { topic: 'sensors/t1/up', payload: 'eA==' } }]);
});

test('an action that cannot run tells the error action', async () => {
  const errorAction = { sqs: { queueUrl: 'http://queue/spill', roleArn: 'arn:aws:iam::000000000000:role/r' } };
  await create('lost', { actions: [{ lambda: { functionArn: `${FUNCTION}-gone` } }], errorAction });
  const device = await connect('d');
  await device.publishAsync('sensors/t1/up', 'x', { qos: 1 });
  expect(queued).toEqual([
    {
      url: 'http://queue/spill',
      body: {
        ruleName: 'lost',
        topic: 'sensors/t1/up',
        cloudwatchTraceId: expect.any(String),
        clientId: 'd',
        base64OriginalPayload: 'eA==',
        failures: [
          {
            failedAction: 'LambdaAction',
            failedResource: `${FUNCTION}-gone`,
            errorMessage: expect.stringContaining('Message arrived on: sensors/t1/up'),
          },
        ],
      },
    },
  ]);
});

test('Basic Ingest reaches one rule under the plain topic, and no subscriber', async () => {
  await create('up');
  await create('other');
  const seen: string[] = [];
  const watcher = await connect('watcher');
  watcher.on('message', (topic) => seen.push(topic));
  await watcher.subscribeAsync(['#', '$aws/rules/#']);
  const device = await connect('d');
  await device.publishAsync('$aws/rules/up/sensors/t1/up', 'x', { qos: 1 });
  await device.publishAsync('sensors/other', 'x', { qos: 1 });
  await vi.waitFor(() => expect(seen).toEqual(['sensors/other']));
  expect(handled).toEqual([{ payload: 'eA==', topic: 'sensors/t1/up', clientId: 'd' }]);
});

test.each([
  ['QoS 2', 'a', 2 as const, 'x'],
  ['nine levels', 'a/b/c/d/e/f/g/h/i', 1 as const, 'x'],
  ['a long topic', 'ü'.repeat(129), 1 as const, 'x'],
  ['a large payload', 'a', 1 as const, 'x'.repeat(128 * 1024 + 1)],
])('%s ends the connection, as IoT Core does', async (_name, topic, qos, text) => {
  const device = await connect('rude');
  const closed = new Promise<void>((resolve) => device.once('close', () => resolve()));
  device.publish(topic, text, { qos });
  await closed;
});

test('the data plane refuses what IoT Core refuses', async () => {
  const refused = (topic: string, text = 'x') => data.send(new PublishCommand({ topic, payload: Buffer.from(text) }));
  await expect(refused('a/+/b')).rejects.toMatchObject({ name: 'InvalidRequestException' });
  await expect(refused('a/b/c/d/e/f/g/h/i')).rejects.toMatchObject({ name: 'InvalidRequestException' });
  await expect(refused('a', 'x'.repeat(128 * 1024 + 1))).rejects.toMatchObject({
    name: 'RequestEntityTooLargeException',
  });
});

test('rules are made, replaced, read and deleted by the real client', async () => {
  await create('up', { description: 'first' });
  await expect(create('up')).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
  const topicRulePayload = payload({ description: 'second' });
  await iot.send(new ReplaceTopicRuleCommand({ ruleName: 'up', topicRulePayload }));
  const { rule, ruleArn } = await iot.send(new GetTopicRuleCommand({ ruleName: 'up' }));
  expect(ruleArn).toBe('arn:aws:iot:us-east-1:000000000000:rule/up');
  expect(rule).toMatchObject({ ruleName: 'up', createdAt: expect.any(Date), ...topicRulePayload });
  await iot.send(new DeleteTopicRuleCommand({ ruleName: 'up' }));
  const gone = { name: 'UnauthorizedException' };
  await expect(iot.send(new GetTopicRuleCommand({ ruleName: 'up' }))).rejects.toMatchObject(gone);
  await expect(iot.send(new ReplaceTopicRuleCommand({ ruleName: 'up', topicRulePayload }))).rejects.toMatchObject(gone);
});

test.each<[string, Partial<TopicRulePayload>, string]>([
  ['a-b', {}, 'InvalidRequestException'],
  ['sql', { sql: "SELECT temperature FROM 'a'" }, 'SqlParseException'],
  ['filter', { sql: "SELECT * FROM 'a/#/b'" }, 'SqlParseException'],
  ['version', { awsIotSqlVersion: '2015-10-08' }, 'InvalidRequestException'],
  ['action', { actions: [{ sns: { targetArn: 'a', roleArn: 'b' } }] }, 'InvalidRequestException'],
])('refuses rule %s', async (name, more, error) => {
  await expect(create(name, more)).rejects.toMatchObject({ name: error });
});

test('rules survive a new start; a disabled one does nothing', async () => {
  await create('up');
  await create('off', { ruleDisabled: true });
  await stop();
  await start();
  const device = await connect('d');
  await device.publishAsync('sensors/t1/up', 'x', { qos: 1 });
  expect(handled).toHaveLength(1);
});
