import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateTopicRuleCommand, IoTClient } from '@aws-sdk/client-iot';
import type { APIGatewayProxyEventV2, SQSEvent } from 'aws-lambda';
import { connectAsync } from 'mqtt';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FunctionTable } from './host.ts';
import { type Platform, startPlatform } from './platform.ts';

let data: string;
let platform: Platform;
let iotEvents: object[];
let spilled: string[];
let sweeps: object[];
let failing: boolean;

const functions: FunctionTable = {
  api: async (event: APIGatewayProxyEventV2) => ({ statusCode: 200, body: event.rawPath }),
  'uplink-aws-iot': async (event: object) => {
    if (failing) throw new Error('store down');
    iotEvents.push(event);
  },
  'uplink-queue': async ({ Records }: SQSEvent) => void spilled.push(...Records.map(({ body }) => body)),
  sweep: async (event: object) => void sweeps.push(event),
};

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const clientOf = () => ({ region: 'us-east-1', credentials });

const start = async () => {
  platform = await startPlatform({ port: 0, mqttPort: 0, data, functions });
};

beforeEach(async () => {
  [iotEvents, spilled, sweeps, failing] = [[], [], [], false];
  data = await mkdtemp(join(tmpdir(), 'tributary-platform-'));
  await start();
});

afterEach(async () => {
  await platform.stop();
  await rm(data, { recursive: true });
});

async function createRule(): Promise<void> {
  const iot = new IoTClient({ ...clientOf(), endpoint: platform.endpoints.iot });
  await iot.send(
    new CreateTopicRuleCommand({
      ruleName: 'up',
      topicRulePayload: {
        sql: "SELECT encode(*, 'base64') AS payload FROM 'sensors/#'",
        awsIotSqlVersion: '2016-03-23',
        actions: [
          { lambda: { functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:tributary-uplink-aws-iot' } },
        ],
      },
    }),
  );
  iot.destroy();
}

async function publish(text: string): Promise<void> {
  const device = await connectAsync(platform.mqttUrl, { reconnectPeriod: 0 });
  await device.publishAsync('sensors/a', text, { qos: 1 });
  await device.endAsync();
}

test('doors, rules, queue reader and sweep work together', async () => {
  expect(await (await fetch(`${platform.url}/api/health`)).text()).toBe('/api/health');
  await vi.waitFor(() => expect(sweeps).toEqual([{ youngest: 0 }]));
  await createRule();
  await publish('one');
  expect(iotEvents).toEqual([{ payload: 'b25l' }]);
  failing = true;
  await publish('two');
  await vi.waitFor(() => expect(spilled).toHaveLength(1));
  expect(JSON.parse(spilled[0] ?? '')).toMatchObject({ requestPayload: { payload: 'dHdv' } });
});

test('everything is there after a new start', async () => {
  const item = { pk: { S: 'p' }, sk: { S: 's' }, v: { N: '7' } };
  const TableName = 'tributary-telemetry';
  const before = new DynamoDBClient({ ...clientOf(), endpoint: platform.endpoints.dynamodb });
  await before.send(new PutItemCommand({ TableName, Item: item }));
  before.destroy();
  await createRule();
  await platform.stop();
  await start();
  const after = new DynamoDBClient({ ...clientOf(), endpoint: platform.endpoints.dynamodb });
  const { Item } = await after.send(new GetItemCommand({ TableName, Key: { pk: item.pk, sk: item.sk } }));
  after.destroy();
  expect(Item).toEqual(item);
  await publish('still');
  expect(iotEvents).toEqual([{ payload: 'c3RpbGw=' }]);
});

test('the stack key is for its owner only', async () => {
  const { mode, size } = await stat(join(data, 'stack.key'));
  expect([mode & 0o777, size]).toEqual([0o600, 65]);
});

test('a taken port is told, and leaves nothing open', async () => {
  const other = await mkdtemp(join(tmpdir(), 'tributary-platform-'));
  const port = Number(new URL(platform.url).port);
  const options = { data: other, functions, mqttPort: 0 };
  await expect(startPlatform({ ...options, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const mqttPort = Number(new URL(platform.mqttUrl).port);
  await expect(startPlatform({ ...options, port: 0, mqttPort })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await (await startPlatform({ ...options, port: 0 })).stop();
  await rm(other, { recursive: true });
});

test('two platforms cannot share a data folder', async () => {
  await expect(startPlatform({ port: 0, mqttPort: 0, data, functions })).rejects.toThrow(/in use/);
});
