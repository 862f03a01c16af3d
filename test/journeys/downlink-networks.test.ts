import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { eventually, type House, openHouse } from './house.test-kit.ts';

/**
 * The documented example over every LoRaWAN network server: two shared attributes change, the encoder adds a server
 * attribute that was set long ago, and the bytes go to the device by the way its network wants.
 */
let house: House;
let server: Server;
const heard: { url: string; body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    heard.push({ url: request.url ?? '', body: Buffer.concat(chunks).toString() });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1","downlink_id":"1"}');
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
    metadata: { DevEUI: device, EUI: device, devId: device, fPort: 2, FPort: 2, port: 2 },
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
];

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
    const { items } = await house.api('GET', `/api/devices?name=${name}`);
    const id = (items as JsonObject[])[0]?.['id'];
    await house.api('PUT', `/api/devices/${id}/attributes/server`, { firmwareVersion: '1.2.3' });
    const before = heard.length;
    const change = { temperatureUploadFrequency: 60, humidityUploadFrequency: 30 };
    await house.api('PUT', `/api/devices/${id}/attributes/shared`, change);
    const accepted = await eventually(async () => {
      const page = await house.api('GET', `/api/devices/${id}/downlinks`);
      const [newest] = page['items'] as JsonObject[];
      if (newest?.['state'] === 'failed') throw new Error(JSON.stringify(newest));
      return newest?.['state'] === 'accepted' ? newest : null;
    });
    expect(accepted).toMatchObject({ msgType: 'ATTRIBUTES_UPDATED', attempts: 1, integrationId: integration.id });
    const sent = Buffer.from('{"tempFreq":60,"humFreq":30,"firmwareVersion":"1.2.3"}');
    const [request, ...more] = heard.slice(before);
    expect(more).toEqual([]);
    const whole = `${decodeURIComponent(request?.url ?? '')} ${request?.body}`;
    const carried = [sent.toString('base64'), sent.toString('hex')].filter((text) => whole.includes(text));
    expect(carried, whole).toHaveLength(1);
    expect(whole.toLowerCase()).toContain(device.toLowerCase());
  });
});
