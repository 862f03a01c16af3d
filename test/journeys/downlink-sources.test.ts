import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entityId } from '../../lib/model/entity.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { type Connected, eventually, type House, openHouse } from './house.test-kit.ts';

/** What goes down, and what does not: RPC, attributes under rules, the queue; and what becomes of what waits. */
let house: House;
let device: MqttClient;
let sqs: SQSClient;
const received: { topic: string; body: string }[] = [];

beforeAll(async () => {
  house = await openHouse();
  device = await mqtt.connectAsync(house.mqttUrl);
  device.on('message', (topic, body) => received.push({ topic, body: body.toString() }));
  await device.subscribeAsync('down/#', { qos: 1 });
  sqs = new SQSClient({});
}, 30_000);
afterAll(async () => {
  sqs.destroy();
  await device.endAsync();
  await house.stop();
});

const UP = `
  var parts = metadata.topic.split('/');
  return { deviceName: parts[1], deviceType: 'valve', telemetry: { a: 1 } };
`;
const DOWN = `
  return { contentType: 'JSON', data: JSON.stringify({ msg: msg, type: msgType, oneway: metadata.oneway, site: integrationMetadata.site }),
    metadata: { topic: 'down/' + metadata.deviceName } };
`;

/** An MQTT integration with one device that has been heard. */
async function mqttDevice(name: string, rest: JsonObject = {}): Promise<{ id: string; integration: Connected }> {
  const integration = await house.integration({
    ...{ type: 'aws-iot', config: { topicFilter: `up/${name}` }, script: UP, downlinkScript: DOWN },
    rest: { metadata: { site: '7' }, ...rest },
  });
  await eventually(async () => {
    const { attachment } = await house.api('GET', `/api/integrations/${integration.id}`);
    return (attachment as JsonObject)['state'] === 'attached';
  });
  await device.publishAsync(`up/${name}`, '1', { qos: 1 });
  const id = entityId('device', name);
  await eventually(async () => {
    const { items } = await house.api('GET', `/api/devices?name=${name}`);
    return (items as JsonObject[]).length === 1;
  });
  return { id, integration };
}

const at = (name: string) =>
  received.filter(({ topic }) => topic === `down/${name}`).map(({ body }) => JSON.parse(body));

async function reaches(downlink: unknown, state: string, ms = 5_000): Promise<JsonObject> {
  return eventually(async () => {
    const now = await house.api('GET', `/api/downlinks/${downlink}`);
    return now['state'] === state ? now : null;
  }, ms);
}

describe('sources', () => {
  it('a one-way RPC: params as text, oneway as text, the integration pairs beside it', async () => {
    const { id } = await mqttDevice('rpc');
    const call = { method: 'setOpen', params: true, oneway: true };
    const { id: downlink } = await house.api('POST', `/api/devices/${id}/rpc`, call);
    await reaches(downlink, 'accepted');
    const type = 'RPC_CALL_FROM_SERVER_TO_DEVICE';
    await eventually(async () => at('rpc').length > 0);
    expect(at('rpc')).toEqual([{ msg: { method: 'setOpen', params: 'true' }, type, oneway: 'true', site: '7' }]);
    await house.api('POST', `/api/devices/${id}/rpc`, { ...call, oneway: false }, 422);
  });

  it('a rule on keys: an unrelated key publishes nothing, a related one does, a posted message always', async () => {
    const downlinkRules = [{ msgTypes: ['ATTRIBUTES_UPDATED'], keys: ['interval'] }];
    const { id } = await mqttDevice('rules', { downlinkRules });
    await house.api('PUT', `/api/devices/${id}/attributes/shared`, { colour: 'red' });
    await house.api('POST', `/api/devices/${id}/rpc`, { method: 'm' }, 422);
    await house.api('PUT', `/api/devices/${id}/attributes/shared`, { interval: 60, colour: 'blue' });
    const posted = await house.api('POST', `/api/devices/${id}/downlinks`, { msg: 'x', msgType: 'OWN' });
    await reaches(posted['id'], 'accepted');
    await eventually(async () => at('rules').length === 2);
    expect(at('rules').map(({ msg }) => msg)).toEqual([{ interval: 60, colour: 'blue' }, 'x']);
    expect((await house.api('GET', `/api/devices/${id}/downlinks`))['items']).toHaveLength(2);
  });

  it('the queue: an order by name; twice the same message is one downlink; nonsense lies in the dead-letter queue', async () => {
    const { id } = await mqttDevice('queue');
    const QueueUrl = process.env['TRIBUTARY_QUEUE_DOWNLINK'];
    const order = { deviceName: 'queue', msg: { n: 1 }, msgType: 'OWN', metadata: { oneway: 'no' } };
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(order) }));
    await eventually(async () => at('queue').length === 1);
    expect(at('queue')).toEqual([{ msg: { n: 1 }, type: 'OWN', oneway: 'no', site: '7' }]);

    const attributes = { SentTimestamp: String(Date.now()), ApproximateReceiveCount: '1' };
    const again = { messageId: 'm-1', receiptHandle: 'r', body: JSON.stringify({ ...order, msg: 2 }), attributes };
    for (const _ of [1, 2, 3]) await house.invoke('downlink', { Records: [again] });
    const late = { ...again, messageId: 'm-2', body: JSON.stringify({ deviceId: id, msg: 3, expiresAt: 1 }) };
    await house.invoke('downlink', { Records: [late] });
    const states = await eventually(async () => {
      const items = (await house.api('GET', `/api/devices/${id}/downlinks`))['items'] as JsonObject[];
      const ended = items.filter(({ state }) => state === 'accepted' || state === 'expired');
      return ended.length === 3 ? items.map(({ msg, state }) => [msg, state]) : null;
    });
    expect(states).toEqual(
      expect.arrayContaining([
        [{ n: 1 }, 'accepted'],
        [2, 'accepted'],
        [3, 'expired'],
      ]),
    );

    const nonsense = JSON.stringify({ deviceName: 'queue', msg: 1, colour: 'red' });
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: nonsense }));
    const dead = await eventually(async () => {
      const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: `${QueueUrl}-dlq` }));
      return Messages?.[0];
    });
    expect(dead.Body).toBe(nonsense);
  });
});

const REPLY = `return { contentType: 'TEXT', data: 'set ' + msg, metadata: {} };`;

describe('what waits', () => {
  it('is cancelled: a pending reply no longer leaves, a sent one is a conflict', async () => {
    const http = await house.integration({ type: 'http', downlinkScript: REPLY });
    await http.send({ name: 'cancel', a: 0 });
    const path = `/api/devices/${entityId('device', 'cancel')}/downlinks`;
    const first = await house.api('POST', path, { msg: 1 });
    await reaches(first['id'], 'pending');
    expect((await house.api('DELETE', `/api/downlinks/${first['id']}`))['state']).toBe('cancelled');
    expect((await http.send({ name: 'cancel', a: 1 })).status).toBe(204);

    const second = await house.api('POST', path, { msg: 2 });
    await reaches(second['id'], 'pending');
    expect(await (await http.send({ name: 'cancel', a: 2 })).text()).toBe('set 2');
    await house.api('DELETE', `/api/downlinks/${second['id']}`, undefined, 409);
    expect((await house.api('GET', `/api/downlinks/${second['id']}`))['state']).toBe('transmitted');
  });

  it('is replaced by a newer one with its key, also on another integration; others stay', async () => {
    const one = await house.integration({ type: 'http', downlinkScript: REPLY });
    const two = await house.integration({ type: 'http', downlinkScript: REPLY });
    await one.send({ name: 'replace', a: 0 });
    const path = `/api/devices/${entityId('device', 'replace')}/downlinks`;
    const keyed = await house.api('POST', path, { msg: 1, replaceKey: 'interval', integrationId: one.id });
    await reaches(keyed['id'], 'pending');
    const newer = await house.api('POST', path, { msg: 2, replaceKey: 'interval', integrationId: two.id });
    await reaches(newer['id'], 'pending');
    await reaches(keyed['id'], 'superseded');
    expect((await one.send({ name: 'replace', a: 1 })).status).toBe(204);
    const other = await house.api('POST', path, { msg: 3, replaceKey: 'mode', integrationId: one.id });
    await reaches(other['id'], 'pending');
    expect(await (await two.send({ name: 'replace', a: 2 })).text()).toBe('set 2');
    expect(await (await one.send({ name: 'replace', a: 3 })).text()).toBe('set 3');
  });
});

describe('what failed', () => {
  it('is listed, and goes out once the converter is mended', async () => {
    const http = await house.integration({ type: 'http', downlinkScript: 'throw new Error("not yet");' });
    await http.send({ name: 'redrive', a: 0 });
    const path = `/api/devices/${entityId('device', 'redrive')}/downlinks`;
    const order = await house.api('POST', path, { msg: 5 });
    await reaches(order['id'], 'failed');
    const { items } = await house.api('GET', '/api/downlinks?state=failed');
    expect((items as JsonObject[]).map(({ id }) => id)).toContain(order['id']);
    const { downlinkConverterId } = await house.api('GET', `/api/integrations/${http.id}`);
    await house.api('PATCH', `/api/converters/${downlinkConverterId}`, { script: REPLY });
    // A change of a converter is live everywhere within 10 s; a warm instance looks again after 5.
    await eventually(async () => {
      const { state } = await house.api('GET', `/api/downlinks/${order['id']}`);
      const headers = { authorization: `Bearer ${house.token}` };
      if (state === 'failed') {
        const url = `${house.url}/api/downlinks/${order['id']}/redrive`;
        expect((await fetch(url, { method: 'POST', headers })).status).toBe(202);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      return state === 'pending';
    }, 12_000);
    expect(await (await http.send({ name: 'redrive', a: 1 })).text()).toBe('set 5');
  }, 20_000);

  it('a Sigfox downlink of 7 bytes is refused; 8 are kept while nobody asks, and answer who does', async () => {
    const script = "return { contentType: 'TEXT', data: msg, metadata: { device: '1D3A70' } };";
    const decoder = 'return { deviceName: "sigfox-7", deviceType: "t", telemetry: { a: 1 } };';
    const sigfox = await house.integration({ type: 'sigfox', script: decoder, downlinkScript: script });
    let seqNumber = 0;
    const frame = (ack: string) => {
      seqNumber += 1;
      return { device: '1D3A70', time: '1748779200', data: '00', seqNumber: `${seqNumber}`, ack };
    };
    await sigfox.send(frame('false'));
    const path = `/api/devices/${entityId('device', 'sigfox-7')}/downlinks`;
    const seven = await house.api('POST', path, { msg: '01020304050607' });
    const failed = await reaches(seven['id'], 'failed');
    expect(failed['answer']).toMatchObject({ message: 'data holds 7 bytes; a Sigfox downlink has exactly 8' });
    const eight = await house.api('POST', path, { msg: '0102030405060708' });
    await reaches(eight['id'], 'pending');
    expect((await sigfox.send(frame('false'))).status).toBe(204);
    expect((await house.api('GET', `/api/downlinks/${eight['id']}`))['state']).toBe('pending');
    const answer = await sigfox.send(frame('true'));
    expect(await answer.json()).toEqual({ '1D3A70': { downlinkData: '0102030405060708' } });
  });
});
