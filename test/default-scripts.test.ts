import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodedDownlinksOf, readingsOf } from '../lib/converters/contracts/thingsboard-output.ts';
import { type Engine, openEngine } from '../lib/converters/engine.ts';
import { makeVersion } from '../lib/converters/version.ts';
import { registry } from '../lib/integrations/registry.gen.ts';
import { samples } from '../lib/integrations/samples.gen.ts';
import type { Config } from '../lib/model/fields.ts';
import type { DownlinkRequest } from '../lib/model/integration.ts';
import type { Json } from '../lib/model/json.ts';
import type { Reading } from '../lib/model/reading.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const metadata = {
  deviceName: 'cold-room-3',
  deviceType: 'cold-room-sensor',
  cs_eui: '24e124136c226107',
  cs_deviceId: 'cold-room-3',
};

function requestsOf(type: string, msg: Json, config: Config): DownlinkRequest[] {
  const definition = registry[type];
  const script = definition?.defaultScripts.downlink.js ?? '';
  const version = makeVersion({ kind: 'downlink', contract: 'thingsboard', language: 'js', script, form: {} });
  const input = { msg, metadata, msgType: 'ATTRIBUTES_UPDATED', integrationMetadata: {}, now: 1_748_779_200_000 };
  const encoded = encodedDownlinksOf(engine.runDownlink(version, input).output);
  return encoded.flatMap((one) =>
    definition?.downlink.mode === 'push' ? definition.downlink.encode(one, config, input.now) : [],
  );
}

const text = (request: DownlinkRequest | undefined) =>
  JSON.parse(new TextDecoder().decode(request?.via === 'http' ? request.body : request?.payload));

it('aws-iot: publishes the message on deviceType/deviceName/upload', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the default of the field
  const [request] = requestsOf('aws-iot', { reportInterval: 300 }, { downlinkTopicPattern: '${topic}', qos: '1' });
  expect(request).toMatchObject({ via: 'iot', topic: 'cold-room-sensor/cold-room-3/upload', qos: 1, retain: false });
  expect(text(request)).toEqual({ reportInterval: 300 });
});

it('chirpstack: queues the bytes for the DevEUI', () => {
  const config = { server: 'https://rest.example.com/', apiToken: 'token' };
  const [request] = requestsOf('chirpstack', { reportInterval: 300 }, config);
  expect(request).toMatchObject({ url: 'https://rest.example.com/api/devices/24e124136c226107/queue' });
  expect(text(request).queueItem).toMatchObject({ fPort: 2, data: 'AQEs', confirmed: false });
});

it('ttn: pushes one downlink for the device id', () => {
  const config = { server: 'https://eu1.cloud.thethings.network', applicationId: 'cold-chain', apiKey: 'key' };
  const [request] = requestsOf('ttn', { reportInterval: 300 }, config);
  expect(request).toMatchObject({
    url: expect.stringMatching(/applications\/cold-chain\/devices\/cold-room-3\/down\/push$/),
  });
  expect(text(request).downlinks).toEqual([{ f_port: 2, frm_payload: 'AQEs', confirmed: false, priority: 'NORMAL' }]);
});

it('loriot: sends the bytes in hex', () => {
  const config = { server: 'https://eu2.loriot.io', applicationId: 'BE010A45', accessToken: 'token' };
  const [request] = requestsOf('loriot', { reportInterval: 300 }, config);
  expect(text(request)).toMatchObject({ cmd: 'tx', EUI: '24E124136C226107', port: 2, data: '01012c' });
});

it('thingpark: sends the bytes in hex, everything in the query', () => {
  const config = { downlinkUrl: 'https://lrc.example.com/downlink' };
  const [request] = requestsOf('thingpark', { reportInterval: 300 }, config);
  const query = 'DevEUI=24E124136C226107&FPort=2&Payload=01012c&Confirmed=0';
  expect(request).toMatchObject({ url: `https://lrc.example.com/downlink?${query}`, method: 'POST' });
});

it.each(['sigfox'])('%s: answers with 8 bytes in hex', (type) => {
  const script = registry[type]?.defaultScripts.downlink.js ?? '';
  const version = makeVersion({ kind: 'downlink', contract: 'thingsboard', language: 'js', script, form: {} });
  const input = { msg: { reportInterval: 300 }, metadata: { cs_device: '1D3A7B' }, msgType: 'X', now: 0 };
  const run = engine.runDownlink(version, { ...input, integrationMetadata: {} });
  expect(encodedDownlinksOf(run.output)).toEqual([
    { contentType: 'TEXT', data: '01012c0000000000', metadata: { device: '1D3A7B' } },
  ]);
});

it.each(['chirpstack', 'loriot', 'thingpark', 'ttn'])('%s: says nothing about attributes it does not know', (type) => {
  expect(requestsOf(type, { colour: 'red' }, {})).toEqual([]);
});

function readingsFrom(type: string, payload: Json): Reading[] {
  const script = registry[type]?.defaultScripts.uplink.js ?? '';
  const version = makeVersion({ kind: 'uplink', contract: 'thingsboard', language: 'js', script, form: {} });
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  const now = Date.UTC(2025, 5, 1, 12, 0, 5);
  const run = engine.runUplink(version, { payload: bytes, payloadKind: 'text', metadata: {}, now });
  return readingsOf(run.output, now);
}

/** What the default script of each LoRaWAN type calls the device of its samples. */
const devices = {
  chirpstack: 'cold-room-3',
  loriot: 'Device 24E124136C226107',
  thingpark: 'cold-room-3',
  tpe: 'cold-room-3',
  tti: 'cold-room-3',
  ttn: 'cold-room-3',
};

const lorawan = Object.entries(devices).flatMap(([type, device]) =>
  (samples[type] ?? []).flatMap((sample) =>
    'payloadJson' in sample ? [{ type, device, name: sample.name, payload: sample.payloadJson }] : [],
  ),
);

it.each(lorawan)('$type: converts sample $name, whatever is left out', ({ type, device, payload }) => {
  const [reading] = readingsFrom(type, payload);
  expect(reading?.entity.name).toBe(device);
  expect(reading?.points[0]?.values).toMatchObject({ fCnt: expect.any(Number) });
});

it.each(Object.keys(devices))('%s: reads the values of its first sample', (type) => {
  const payload = samples[type]?.flatMap((sample) => ('payloadJson' in sample ? [sample.payloadJson] : []))[0] ?? null;
  const [reading] = readingsFrom(type, payload);
  expect(reading?.points[0]?.values).toEqual({ temperature: 4.5, humidity: 56, fCnt: 4711, rssi: -67, snr: 9.5 });
});
