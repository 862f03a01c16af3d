import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { eventually, type House, openHouse } from './house.test-kit.ts';

let house: House;
let device: MqttClient;

beforeAll(async () => {
  house = await openHouse();
  device = await mqtt.connectAsync(house.mqttUrl);
}, 30_000);
afterAll(async () => {
  await device.endAsync();
  await house.stop();
});

async function idOf(name: string): Promise<string> {
  const { items } = await house.api('GET', `/api/devices?name=${name}`);
  return String((items as JsonObject[])[0]?.['id'] ?? '');
}

/** The documented example: frequencies from the change, the firmware version from an attribute set long ago. */
const ENCODER = `
  var data = {
    tempFreq: msg.temperatureUploadFrequency,
    humFreq: msg.humidityUploadFrequency,
    firmwareVersion: metadata['ss_firmwareVersion'],
  };
  return {
    contentType: 'JSON',
    data: JSON.stringify(data),
    metadata: { topic: metadata['deviceType'] + '/' + metadata['deviceName'] + '/upload' },
  };
`;

const FROM_TOPIC = `
  var parts = metadata.topic.split('/');
  return { deviceName: parts[2], deviceType: parts[1], telemetry: JSON.parse(String.fromCharCode.apply(null, payload)) };
`;

describe('MQTT: a topic rule in, a publish out', () => {
  it('carries telemetry up and a shared-attribute change down, with a server attribute in it', async () => {
    const integration = await house.integration({
      type: 'aws-iot',
      config: { topicFilter: 'sensors/+/+/data' },
      script: FROM_TOPIC,
      downlinkScript: ENCODER,
    });
    await eventually(async () => {
      const { attachment } = await house.api('GET', `/api/integrations/${integration.id}`);
      return (attachment as JsonObject)['state'] === 'attached';
    });
    await device.publishAsync('sensors/temp-sensor/sensorA/data', JSON.stringify({ temperature: 21.5 }), { qos: 1 });
    const id = await eventually(async () => (await idOf('sensorA')) || null);
    const latest = await house.api('GET', `/api/devices/${id}/latest`);
    expect(latest['temperature']).toMatchObject({ value: 21.5 });

    await house.api('PUT', `/api/devices/${id}/attributes/server`, { firmwareVersion: '1.2.3' });
    await device.subscribeAsync('temp-sensor/sensorA/upload');
    const received = new Promise<string>((resolve) =>
      device.once('message', (_topic, body) => resolve(body.toString())),
    );
    const started = performance.now();
    await house.api('PUT', `/api/devices/${id}/attributes/shared`, {
      temperatureUploadFrequency: 60,
      humidityUploadFrequency: 30,
    });
    expect(JSON.parse(await received)).toEqual({ tempFreq: 60, humFreq: 30, firmwareVersion: '1.2.3' });
    expect(performance.now() - started).toBeLessThan(1_000);

    const accepted = await eventually(async () => {
      const { items } = await house.api('GET', `/api/devices/${id}/downlinks?state=accepted`);
      return (items as JsonObject[])[0];
    });
    expect(accepted).toMatchObject({ msgType: 'ATTRIBUTES_UPDATED', answer: { topic: 'temp-sensor/sensorA/upload' } });
  });

  it('a deleted integration takes its rule along', async () => {
    const integration = await house.integration({
      type: 'aws-iot',
      config: { topicFilter: 'gone/#' },
      script: FROM_TOPIC,
    });
    await eventually(async () => {
      const { attachment } = await house.api('GET', `/api/integrations/${integration.id}`);
      return (attachment as JsonObject)['state'] === 'attached';
    });
    await house.api('DELETE', `/api/integrations/${integration.id}`);
    await eventually(async () => {
      const { items } = await house.api('GET', '/api/integrations');
      return !(items as JsonObject[]).some((one) => one['id'] === integration.id);
    });
  });
});

const REPLY = `return { contentType: 'TEXT', data: 'set ' + msg.value, metadata: {} };`;

describe('HTTP: the reply to the next uplink', () => {
  it('two queued, twenty uplinks at once: one gets the newest, the next gets 204', async () => {
    const http = await house.integration({ type: 'http', downlinkScript: REPLY });
    await http.send({ name: 'valve', a: 0 });
    const id = await idOf('valve');
    const first = await house.api('POST', `/api/devices/${id}/downlinks`, {
      msg: { value: 1 },
      msgType: 'SET',
      metadata: {},
    });
    const second = await house.api('POST', `/api/devices/${id}/downlinks`, {
      msg: { value: 2 },
      msgType: 'SET',
      metadata: {},
    });
    const stateOf = async (downlink: JsonObject) =>
      (await house.api('GET', `/api/downlinks/${downlink['id']}`))['state'];
    await eventually(async () => (await stateOf(second)) === 'pending');
    expect(await stateOf(first)).toBe('superseded');

    const answers = await Promise.all(Array.from({ length: 20 }, (_, a) => http.send({ name: 'valve', a })));
    const bodies = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()] as const));
    expect(bodies.filter(([status]) => status === 200)).toEqual([[200, 'set 2']]);
    expect(bodies.filter(([status]) => status === 204)).toHaveLength(19);
    expect((await http.send({ name: 'valve', a: 99 })).status).toBe(204);
    expect(await stateOf(second)).toBe('transmitted');
  });

  it('an uplink sent again gets its own reply again, another one does not', async () => {
    const http = await house.integration({ type: 'http', downlinkScript: REPLY });
    await http.send({ name: 'again', a: 0 });
    const id = await idOf('again');
    const { id: downlink } = await house.api('POST', `/api/devices/${id}/downlinks`, {
      msg: { value: 7 },
      msgType: 'SET',
      metadata: {},
    });
    await eventually(async () => (await house.api('GET', `/api/downlinks/${downlink}`))['state'] === 'pending');
    const key = { headers: { 'x-message-id': 'm-1' } };
    for (const _ of [1, 2, 3]) {
      const answer = await http.send({ name: 'again', a: 1 }, key);
      expect([answer.status, await answer.text()]).toEqual([200, 'set 7']);
    }
    expect((await http.send({ name: 'again', a: 2 })).status).toBe(204);
  });

  it('an expired one never leaves', async () => {
    const http = await house.integration({ type: 'http', downlinkScript: REPLY });
    await http.send({ name: 'late', a: 0 });
    const id = await idOf('late');
    const order = { msg: { value: 1 }, msgType: 'SET', metadata: {}, expiresAt: Date.now() + 700 };
    const { id: downlink } = await house.api('POST', `/api/devices/${id}/downlinks`, order);
    await eventually(async () => (await house.api('GET', `/api/downlinks/${downlink}`))['state'] === 'pending');
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect((await http.send({ name: 'late', a: 1 })).status).toBe(204);
    expect((await house.api('GET', `/api/downlinks/${downlink}`))['state']).toBe('expired');
  });
});

describe('what cannot be sent says why', () => {
  it.each([
    ['a converter that returns nothing', 'return null;', 'empty', undefined],
    ['a converter that throws', 'throw new Error("no way");', 'failed', 'runtime'],
    ['a converter that returns nonsense', 'return { contentType: "HTML" };', 'failed', 'bad-output'],
  ])('%s', async (what, downlinkScript, state, code) => {
    const http = await house.integration({ type: 'http', downlinkScript });
    await http.send({ name: what.replaceAll(' ', '-'), a: 0 });
    const id = await idOf(what.replaceAll(' ', '-'));
    const { id: downlink } = await house.api('POST', `/api/devices/${id}/downlinks`, {
      msg: {},
      msgType: 'X',
      metadata: {},
    });
    const done = await eventually(async () => {
      const now = await house.api('GET', `/api/downlinks/${downlink}`);
      return now['state'] === state ? now : null;
    });
    if (code !== undefined) expect(done['answer']).toMatchObject({ code });
  });
});
