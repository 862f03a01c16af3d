import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { eventually, type House, openHouse } from './house.test-kit.ts';

/**
 * The documented example over every network: two shared attributes change, the encoder adds a server attribute that was
 * set long ago, and it goes to the device by the way its network wants. MQTT has a journey of its own (downlink.test.ts).
 */
let house: House;
let server: Server;
const heard: { url: string; body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = request.url ?? '';
    if (!url.includes('/login')) heard.push({ url, body: Buffer.concat(chunks).toString() });
    const answer = { id: '1', commandId: '1', accessToken: 'token', expiresIn: 3_600 };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  house = await openHouse();
}, 30_000);
afterAll(async () => {
  await house.stop();
  server.close();
});

const ENCODER = `
  var data = {
    tempFreq: msg.temperatureUploadFrequency,
    humFreq: msg.humidityUploadFrequency,
    firmwareVersion: metadata['ss_firmwareVersion'],
  };
  var device = metadata.cs_id;
  return {
    contentType: 'BINARY',
    data: btoa(JSON.stringify(data)),
    metadata: { DevEUI: device, EUI: device, devId: device, deviceId: device, fPort: 2, FPort: 2, port: 2 },
  };
`;

const decoder = (name: string, device: string) =>
  `return { deviceName: '${name}', deviceType: 'temp-sensor', telemetry: { a: 1 }, attributes: { id: '${device}' } };`;

const EUI = '24E124136C226107';

const NETWORKS: [name: string, type: string, device: string, config: (base: string) => JsonObject][] = [
  ['chirpstack-4', 'chirpstack', EUI, (server) => ({ server, apiToken: 't' })],
  ['chirpstack-3', 'chirpstack', EUI, (server) => ({ server, apiToken: 't', apiVersion: '3' })],
  ['ttn', 'ttn', 'cold-room-3', (server) => ({ server, applicationId: 'cold-chain', apiKey: 'k' })],
  ['tti', 'tti', 'cold-room-3', (server) => ({ server, applicationId: 'cold-chain', apiKey: 'k' })],
  ['loriot', 'loriot', EUI, (server) => ({ server, applicationId: 'BE010001', accessToken: 't' })],
  ['thingpark', 'thingpark', EUI, (server) => ({ downlinkUrl: `${server}/lrc` })],
  ['tpe', 'tpe', EUI, (server) => ({ downlinkUrl: `${server}/lrc` })],
  ['oceanconnect', 'oceanconnect', 'device-1', (server) => ({ server, appId: 'app', secret: 's' })],
];

/** Sets what was set long ago, then changes the two. */
async function change(name: string): Promise<string> {
  const { items } = await house.api('GET', `/api/devices?name=${name}`);
  const id = (items as JsonObject[])[0]?.['id'];
  await house.api('PUT', `/api/devices/${id}/attributes/server`, { firmwareVersion: '1.2.3' });
  const frequencies = { temperatureUploadFrequency: 60, humidityUploadFrequency: 30 };
  await house.api('PUT', `/api/devices/${id}/attributes/shared`, frequencies);
  return String(id);
}

/** The device's one downlink, once it is in this state. */
function reached(id: string, state: string): Promise<JsonObject> {
  return eventually(async () => {
    const [newest] = (await house.api('GET', `/api/devices/${id}/downlinks`))['items'] as JsonObject[];
    if (newest?.['state'] === 'failed') throw new Error(JSON.stringify(newest));
    return newest?.['state'] === state ? newest : null;
  });
}

async function samplePosted(type: string, url: string): Promise<number> {
  const path = `lib/integrations/${type}/samples/01-plain/request.json`;
  const request = JSON.parse(await readFile(path, 'utf8')) as { rawQuery?: string; bodyJson: JsonObject };
  const query = request.rawQuery === undefined ? '' : `?${request.rawQuery}`;
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url + query, { method: 'POST', headers, body: JSON.stringify(request.bodyJson) });
  return response.status;
}

describe('the documented example', () => {
  it.each(NETWORKS)('by %s', async (name, type, device, config) => {
    const { port } = server.address() as AddressInfo;
    const integration = await house.integration({
      ...{ type, name, script: decoder(name, device), downlinkScript: ENCODER },
      config: config(`http://127.0.0.1:${port}`),
    });
    expect(await samplePosted(type, integration.url)).toBeLessThan(300);
    const before = heard.length;
    const accepted = await reached(await change(name), 'accepted');
    expect(accepted).toMatchObject({ msgType: 'ATTRIBUTES_UPDATED', attempts: 1, integrationId: integration.id });
    const sent = Buffer.from('{"tempFreq":60,"humFreq":30,"firmwareVersion":"1.2.3"}');
    const [request, ...more] = heard.slice(before);
    expect(more).toEqual([]);
    const whole = `${decodeURIComponent(request?.url ?? '')} ${request?.body}`;
    const carried = [sent.toString('base64'), sent.toString('hex')].filter((text) => whole.includes(text));
    expect(carried, whole).toHaveLength(1);
    expect(whole.toLowerCase()).toContain(device.toLowerCase());
  });

  it('by HTTP: the answer to the next request', async () => {
    const downlinkScript = ENCODER.replace("'BINARY'", "'JSON'").replace(
      'btoa(JSON.stringify(data))',
      'JSON.stringify(data)',
    );
    const http = await house.integration({ type: 'http', downlinkScript });
    await http.send({ name: 'by-http', a: 1 });
    const id = await change('by-http');
    await reached(id, 'pending');
    const answer = await http.send({ name: 'by-http', a: 2 });
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toEqual({ tempFreq: 60, humFreq: 30, firmwareVersion: '1.2.3' });
    await reached(id, 'transmitted');
  });

  it('by Sigfox: eight bytes for the uplink that asks', async () => {
    const downlinkScript = `
      var version = metadata['ss_firmwareVersion'].split('.').map(Number);
      var bytes = [msg.temperatureUploadFrequency, msg.humidityUploadFrequency].concat(version, [0, 0, 0]);
      return { contentType: 'BINARY', data: btoa(String.fromCharCode.apply(null, bytes)), metadata: { device: '1D3A71' } };
    `;
    const script = decoder('by-sigfox', '1D3A71');
    const sigfox = await house.integration({ type: 'sigfox', script, downlinkScript });
    const frame = (seqNumber: string, ack: string) => ({
      device: '1D3A71',
      time: '1748779200',
      data: '00',
      seqNumber,
      ack,
    });
    await sigfox.send(frame('1', 'false'));
    await reached(await change('by-sigfox'), 'pending');
    const answer = await sigfox.send(frame('2', 'true'));
    expect(await answer.json()).toEqual({ '1D3A71': { downlinkData: '3c1e010203000000' } });
  });
});
