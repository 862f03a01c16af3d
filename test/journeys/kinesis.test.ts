import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { registry } from '../../lib/integrations/registry.gen.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { startKinesis, streamEvent } from '../kinesis.test-kit.ts';
import { eventually, type House, openHouse } from './house.test-kit.ts';

const STREAM = 'from-devices';
const AT = Date.now() - 60_000;

let house: House;
let kinesis: Awaited<ReturnType<typeof startKinesis>>;
let id: string;

beforeAll(async () => {
  kinesis = await startKinesis();
  vi.stubEnv('AWS_ENDPOINT_URL_KINESIS', kinesis.url);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  house = await openHouse();
  const { uplink, downlink } = registry['aws-kinesis']?.defaultScripts ?? { uplink: { js: '' }, downlink: { js: '' } };
  const scripts = { script: uplink.js, downlinkScript: downlink.js };
  ({ id } = await house.integration({ type: 'aws-kinesis', config: { streamName: STREAM }, ...scripts }));
}, 30_000);
afterAll(async () => {
  await house.stop();
  await kinesis.stop();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function invoke(...records: Parameters<typeof streamEvent>[1]) {
  return house.invoke('uplink-aws-kinesis', streamEvent(STREAM, records, AT));
}

async function deviceId(name: string): Promise<string | null> {
  const { items } = await house.api('GET', `/api/devices?name=${name}`);
  const [found] = items as JsonObject[];
  return found === undefined ? null : String(found['id']);
}

async function pointsOf(name: string): Promise<JsonObject> {
  const device = await deviceId(name);
  return device === null ? {} : house.api('GET', `/api/devices/${device}/telemetry?from=0&to=${Date.now()}&limit=100`);
}

const NOTHING_FAILED = { batchItemFailures: [] };

describe('records of a stream', () => {
  it('become telemetry at the time of the stream, once however often they come', async () => {
    const batch = [
      ['sensor-1', { temperature: 20 }, 101],
      ['sensor-2', { deviceName: 'greenhouse-2', temperature: 21 }, 102],
    ] as const;
    for (const _ of [1, 2]) expect(await invoke([...batch[0]], [...batch[1]])).toEqual(NOTHING_FAILED);
    expect(await pointsOf('sensor-1')).toEqual({ temperature: [{ ts: AT, value: 20 }] });
    expect(await pointsOf('greenhouse-2')).toEqual({ temperature: [{ ts: AT, value: 21 }] });
    const { items } = await house.api('GET', `/api/messages?integration=${id}`);
    expect((items as JsonObject[]).map(({ outcome }) => outcome)).toEqual(['stored', 'stored']);
  });

  it('that no converter can read are quarantined, and hold up no other of their key', async () => {
    expect(await invoke(['sensor-3', 'no JSON', 201], ['sensor-3', { level: 3 }, 202])).toEqual(NOTHING_FAILED);
    expect(await pointsOf('sensor-3')).toEqual({ level: [{ ts: AT, value: 3 }] });
    const { items } = await house.api('GET', `/api/messages?integration=${id}&outcome=quarantined`);
    const message = await house.api('GET', `/api/messages/${(items as JsonObject[])[0]?.['id']}`);
    const place = { partitionKey: 'sensor-3', shardId: 'shardId-000000000000', sequenceNumber: '201' };
    expect(message['raw']).toMatchObject({ streamRecord: place });
  });
});

describe('while the store is down', () => {
  it('the queue keeps them; when that fails too, the first one of each key stays in the stream', async () => {
    house.fault((_, table) => (table === 'sqs' || table === 's3' ? undefined : '500'));
    expect(await invoke(['sensor-4', { level: 4 }, 301])).toEqual(NOTHING_FAILED);
    // A message whose pause cannot be set stays hidden for minutes: that is another test's business.
    house.fault((operation) => (operation === 'ChangeMessageVisibility' ? undefined : '500'));
    const batch = [
      ['sensor-5', { a: 1 }, 302],
      ['sensor-5', { b: 2 }, 303],
      ['sensor-6', { c: 3 }, 304],
    ] as [string, unknown, number][];
    const answer = (await invoke(...batch)) as { batchItemFailures: { itemIdentifier: string }[] };
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['302', '304']);
    house.fault(undefined);
    expect(await invoke(...batch)).toEqual(NOTHING_FAILED);
    expect(await pointsOf('sensor-5')).toEqual({ a: [{ ts: AT, value: 1 }], b: [{ ts: AT, value: 2 }] });
    await eventually(async () => 'level' in (await pointsOf('sensor-4')), 15_000);
  }, 30_000);
});

describe('a downlink', () => {
  const order = async (name: string, msg: JsonObject) => {
    const device = await deviceId(name);
    await house.api('POST', `/api/devices/${device}/downlinks`, { msg, msgType: 'SET', metadata: {} });
    return eventually(async () => {
      const { items } = await house.api('GET', `/api/devices/${device}/downlinks`);
      const [last] = items as JsonObject[];
      return last !== undefined && ['accepted', 'failed'].includes(String(last['state'])) && last;
    });
  };

  it('is put into its stream under the partition key of the device', async () => {
    await invoke(['sensor-7', { temperature: 20 }, 401]);
    const downlink = await order('sensor-7', { interval: 60 });
    expect(downlink).toMatchObject({ state: 'accepted', answer: { via: 'kinesis', sequenceNumber: '4954' } });
    const Data = Buffer.from('{"interval":60}').toString('base64');
    expect(kinesis.records).toEqual([{ StreamName: 'to-devices', PartitionKey: 'sensor-7', Data }]);
  });
});

describe('the integration of a stream', () => {
  const create = (streamName: string, expect?: number, more: JsonObject = {}) =>
    house.api('POST', '/api/integrations', { type: 'aws-kinesis', name: 'S', config: { streamName }, ...more }, expect);

  it('is the only one of its stream', async () => {
    expect(await create(STREAM, 409)).toMatchObject({ field: 'config.streamName' });
    const other = await create('other', 201, { routingKey: 'brought-from-elsewhere' });
    expect(other).toMatchObject({ attachment: null, url: null, authentication: 'aws' });
    expect(other['routingKey']).not.toBe('brought-from-elsewhere');
    const path = `/api/integrations/${other['id']}`;
    expect(await house.api('PATCH', path, { config: { streamName: STREAM } }, 409)).toMatchObject({ status: 409 });
    const again = await house.api('PUT', path, other, 200);
    expect(again['routingKey']).toBe(other['routingKey']);
    await house.api('DELETE', path, undefined, 204);
  });

  it('follows its stream when that changes; records nobody reads are passed over', async () => {
    const { id: moved } = await create('first', 201);
    await house.api('PATCH', `/api/integrations/${moved}`, { config: { streamName: 'second' } }, 200);
    await create('first', 201);
    const event = streamEvent('nobodys', [['k', {}, 501]], AT);
    expect(await house.invoke('uplink-aws-kinesis', event)).toEqual(NOTHING_FAILED);
    await house.invoke('uplink-aws-kinesis', streamEvent('second', [['k', {}, 502]], AT));
    const { items } = await house.api('GET', `/api/messages?integration=${moved}`);
    expect(items).toHaveLength(1);
  });

  it('has no webhook', async () => {
    const { routingKey } = await house.api('GET', `/api/integrations/${id}`);
    const response = await fetch(`${house.url}/api/v1/integrations/aws-kinesis/${routingKey}`, { method: 'POST' });
    expect(response.status).toBe(404);
  });
});
