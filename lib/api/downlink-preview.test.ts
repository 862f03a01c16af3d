import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

async function converter(script: string, contract = 'thingsboard', kind = 'downlink'): Promise<string> {
  const { json, status } = await kit.call('POST', '/api/converters', { name: 'c', kind, contract, script });
  expect(status).toBe(201);
  return String(json['id']);
}

const preview = (id: string, body: JsonObject) => kit.call('POST', `/api/converters/${id}/preview-downlink`, body);

const CODEC = `
function encodeDownlink(input) {
  return { bytes: [1, input.data.interval >> 8, input.data.interval & 255], fPort: 10, warnings: ['slow'] };
}
function decodeDownlink(input) {
  return { data: { interval: Math.min(600, input.bytes[1] * 256 + input.bytes[2]), port: input.fPort } };
}`;

const CHIRPSTACK = { integrationType: 'chirpstack', config: { server: 'https://lns.example.com' } };
const DEVICE = { metadata: { cs_eui: '24e124136c226107' } };

it('shows the bytes and the request of a codec, and reads them back', async () => {
  const id = await converter(CODEC, 'codec');
  const { json } = await preview(id, { ...CHIRPSTACK, ...DEVICE, msg: { interval: 300, port: 10 } });
  expect(json).toMatchObject({ warnings: ['slow'], error: null });
  const [one] = json['downlinks'] as JsonObject[];
  expect(one).toMatchObject({ contentType: 'BINARY', base64: 'AQEs', hex: '01012c', bytes: 3, error: null });
  expect(one?.['roundTrip']).toMatchObject({ decoded: { interval: 300, port: 10 }, matches: true, mismatches: [] });
  const [request] = (one?.['requests'] ?? []) as JsonObject[];
  expect(request).toMatchObject({
    via: 'http',
    url: 'https://lns.example.com/api/devices/24e124136c226107/queue',
    headers: { 'grpc-metadata-authorization': 'Bearer ***' },
  });
  const { text = '' } = (request?.['body'] ?? {}) as { text?: string };
  expect(JSON.parse(text)).toMatchObject({ queueItem: { fPort: 10, confirmed: false, data: 'AQEs' } });
});

it('shows where what is read back is not what was sent', async () => {
  const id = await converter(CODEC, 'codec');
  const { json } = await preview(id, { ...CHIRPSTACK, ...DEVICE, msg: { interval: 900, alarm: true } });
  expect((json['downlinks'] as JsonObject[])[0]?.['roundTrip']).toMatchObject({
    matches: false,
    mismatches: [
      { path: 'interval', sent: 900, decoded: 600 },
      { path: 'alarm', sent: true },
      { path: 'port', decoded: 10 },
    ],
  });
});

it.each([
  ['errors', "return { errors: ['unknown command'] };", 'codec-error'],
  ['nonsense', 'return { data: 7 };', 'bad-output'],
  ['an exception', "throw new Error('no');", 'runtime'],
])('a decodeDownlink that gives %s is told, beside the bytes', async (_, body, code) => {
  const script = `function encodeDownlink() { return { bytes: [1], fPort: 1 }; } function decodeDownlink(input) { ${body} }`;
  const { json } = await preview(await converter(script, 'codec'), { ...CHIRPSTACK, ...DEVICE, msg: {} });
  expect(json['downlinks']).toMatchObject([{ hex: '01', roundTrip: { matches: false, error: { code } } }]);
});

describe('without a decoder', () => {
  it('shows what each kind of type sends: topic, reply', async () => {
    const id = await converter(
      "return { contentType: 'TEXT', data: 'on', metadata: { topic: 'a/b', 'X-Mode': 'm' } };",
    );
    const mqtt = await preview(id, { integrationType: 'aws-iot', msg: 1 });
    expect(mqtt.json['downlinks']).toMatchObject([
      { roundTrip: null, requests: [{ via: 'iot', topic: 'a/b', payload: { base64: 'b24=', text: 'on' } }] },
    ]);
    const http = await preview(id, { integrationType: 'http', msg: 1 });
    expect(http.json['downlinks']).toMatchObject([
      { requests: [{ via: 'reply', contentType: 'text/plain', headers: { 'x-mode': 'm' }, body: { text: 'on' } }] },
    ]);
  });

  it('takes type, config and metadata of an integration, and none of its secrets', async () => {
    const script = `return { contentType: 'TEXT', data: btoa(integrationMetadata.integrationName + integrationMetadata.site),
      metadata: { DevEUI: metadata.cs_eui, fPort: 3 } };`;
    const config = { server: 'https://own.example.com', apiToken: 'top-secret' };
    const body = { type: 'chirpstack', name: 'Valley', config, metadata: { site: '7' } };
    const { json: integration } = await kit.call('POST', '/api/integrations', body);
    const shown = await preview(await converter(script), {
      ...{ ...DEVICE, msg: 1 },
      integrationId: String(integration['id']),
    });
    expect(shown.text).toContain('https://own.example.com/api/devices');
    expect(shown.text).not.toContain('top-secret');
    expect((shown.json['downlinks'] as JsonObject[])[0]?.['data']).toBe(btoa('Valley7'));
  });

  it('tells per downlink why it cannot go, and shows the others', async () => {
    const id = await converter(
      "return [{ contentType: 'TEXT', data: '0102030405060708', metadata: { device: '1D3A7B' } }, { contentType: 'TEXT', data: '01', metadata: { device: '1D3A7B' } }];",
    );
    const { json } = await preview(id, { integrationType: 'sigfox', msg: 1 });
    expect(json['downlinks']).toMatchObject([
      { error: null, requests: [{ via: 'reply' }] },
      { error: { code: 'bad-output', field: 'data' }, requests: [] },
    ]);
  });

  it('says nothing for nothing, and the error of a script that fails', async () => {
    const nothing = await preview(await converter('return null;'), { integrationType: 'http', msg: 1 });
    expect(nothing.json).toMatchObject({ downlinks: [], error: null });
    const failing = await preview(await converter('console.log("x");\nthrow new Error("no");'), {
      ...{ integrationType: 'http', msg: 1 },
    });
    expect(failing.json).toMatchObject({ downlinks: [], error: { code: 'runtime', line: 2 }, logs: ['x'] });
  });
});

it.each([
  [{ msg: 1 }, 'integrationType'],
  [{ msg: 1, integrationType: 'http', integrationId: 'i' }, 'integrationType'],
  [{ msg: 1, integrationType: 'nope' }, 'integrationType'],
  [{ msg: 1, integrationId: 'nope' }, 'integrationId'],
  [{ msg: 1, integrationType: 'http', config: { a: {} } }, 'config.a'],
])('refuses %j', async (body, field) => {
  const { status, json } = await preview(await converter('return null;'), body as JsonObject);
  expect([status, json['field']]).toEqual([400, field]);
});

it('is for downlink converters', async () => {
  const { status, json } = await preview(await converter('return {};', 'thingsboard', 'uplink'), {
    ...{ integrationType: 'http', msg: 1 },
  });
  expect([status, json['field']]).toEqual([400, 'id']);
  expect((await preview('nobody', { integrationType: 'http', msg: 1 })).status).toBe(404);
});
