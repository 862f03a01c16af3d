import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetTopicRuleCommand } from '@aws-sdk/client-iot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEndpoints } from '../local/endpoints.ts';
import { type Broker, startBroker } from '../local/iot/broker.ts';
import { openRuleStore } from '../local/iot/rule-store.ts';
import { openTimestreamStore } from '../local/timestream/store.ts';
import { type Clients, createClients } from './clients.ts';
import { createPublisher } from './publisher.ts';
import { LOCAL } from './stores.test-kit.ts';
import { createTopicRules } from './topic-rules.ts';

let folder: string;
let broker: Broker;
let endpoints: { url: string; close: () => Promise<void> };
let clients: Clients;
const taken: { topic: string; payload: Uint8Array }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-iot-'));
  broker = await startBroker({
    take: async ({ topic, payload }: { topic: string; payload: Uint8Array }) => void taken.push({ topic, payload }),
  });
  const rules = await openRuleStore(join(folder, 'rules.json'));
  endpoints = await startEndpoints({ broker, rules, timestream: openTimestreamStore(':memory:') });
  clients = createClients({ ...LOCAL, endpoints: { iot: endpoints.url, iotData: endpoints.url } });
}, 30_000);

afterAll(async () => {
  await endpoints.close();
  await broker.close();
  await rm(folder, { recursive: true });
});

describe('publisher', () => {
  it('publishes bytes and answers what IoT Core said', async () => {
    const payload = new Uint8Array([0, 1, 255]);
    const answer = await createPublisher(clients).publish('a/b c/ü', payload, { qos: 1, retain: false });
    expect(answer).toMatchObject({ via: 'iot', topic: 'a/b c/ü', status: 200 });
    expect(taken).toEqual([expect.objectContaining({ topic: 'a/b c/ü' })]);
    expect(new Uint8Array(taken[0]?.payload ?? [])).toEqual(payload);
  });

  it('tells what is refused for good from an outage', async () => {
    const options = { qos: 0, retain: false } as const;
    await expect(createPublisher(clients).publish('a/#', new Uint8Array(), options)).rejects.toMatchObject({
      code: 'delivery-failed',
      detail: { extra: { via: 'iot', topic: 'a/#', status: 400 } },
    });
    const dead = createClients({ ...LOCAL, endpoints: { iotData: 'http://127.0.0.1:1' } });
    await expect(createPublisher(dead).publish('a', new Uint8Array(), options)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});

describe('topic rules', () => {
  const names = {
    functionArnPrefix: 'arn:aws:lambda:us-east-1:000000000000:function:',
    spillQueueUrl: 'http://127.0.0.1:1/000000000000/tributary-spill',
    roleArn: 'arn:aws:iam::000000000000:role/rule',
  };
  const sql = (filter: string) => `SELECT encode(*, 'base64') AS payload, newuuid() AS id FROM '${filter}'`;
  const rule = { name: 'tributary_aws_iot_1', sql: sql('a/+/up'), functionName: 'tributary-uplink-aws-iot' };

  it('are made, replaced and deleted as often as one likes', async () => {
    const rules = createTopicRules({ ...clients, names });
    await rules.put(rule);
    await rules.put({ ...rule, sql: sql('b/up') });
    const iot = await clients.iot();
    const { rule: kept } = await iot.send(new GetTopicRuleCommand({ ruleName: rule.name }));
    expect(kept).toMatchObject({
      sql: sql('b/up'),
      ruleDisabled: false,
      actions: [{ lambda: { functionArn: `${names.functionArnPrefix}tributary-uplink-aws-iot` } }],
      errorAction: { sqs: { queueUrl: names.spillQueueUrl, roleArn: names.roleArn } },
    });
    await rules.delete(rule.name);
    await rules.delete(rule.name);
    await expect(iot.send(new GetTopicRuleCommand({ ruleName: rule.name }))).rejects.toThrow();
  });

  it('tell bad SQL from an outage', async () => {
    const rules = createTopicRules({ ...clients, names });
    await expect(rules.put({ ...rule, sql: 'SELECT' })).rejects.toMatchObject({ code: 'unsupported' });
    const dead = createClients({ ...LOCAL, endpoints: { iot: 'http://127.0.0.1:1' } });
    const lost = createTopicRules({ ...dead, names });
    await expect(lost.put(rule)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(lost.delete(rule.name)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
