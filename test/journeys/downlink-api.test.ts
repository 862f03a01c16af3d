import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { samples } from '../../lib/integrations/samples.gen.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { eventually, type House, openHouse } from './house.test-kit.ts';

/** A downlink over a network server's API; the server here answers as chirpstack-rest-api does. */
let house: House;
let server: Server;
let failures = 0;
const queued: { url: string | undefined; token: unknown; item: JsonObject }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { queueItem } = JSON.parse(Buffer.concat(chunks).toString()) as { queueItem: JsonObject };
    if (queueItem['data'] === btoa('busy') && failures++ < 2) return void response.writeHead(503).end();
    queued.push({ url: request.url, token: request.headers['grpc-metadata-authorization'], item: queueItem });
    if (queueItem['fPort'] === 99)
      return void response.writeHead(404).end('{"code":5,"message":"object does not exist"}');
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"queue-item-1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  house = await openHouse();
}, 30_000);
afterAll(async () => {
  await house.stop();
  server.close();
});

const ENCODER = `return { contentType: 'TEXT', data: btoa(msg.say), metadata: { DevEUI: metadata.cs_eui, fPort: msg.port } };`;

it('reaches the queue of the device, is tried again while the server is busy, and keeps what it said', async () => {
  const { port } = server.address() as AddressInfo;
  const [sample] = samples['chirpstack'] ?? [];
  const integration = await house.integration({
    type: 'chirpstack',
    config: { server: `http://127.0.0.1:${port}`, apiToken: 'secret-token' },
    script:
      'return { deviceName: "lns", deviceType: "t", telemetry: { a: 1 }, attributes: { eui: "24e124136c226107" } };',
    downlinkScript: ENCODER,
  });
  const body = sample !== undefined && 'payloadJson' in sample ? sample.payloadJson : {};
  expect((await integration.send(body, { query: 'event=up' })).status).toBe(204);
  const { items } = await house.api('GET', '/api/devices?name=lns');
  const id = (items as JsonObject[])[0]?.['id'];
  const order = async (say: string, to: number, state: string) => {
    const path = `/api/devices/${id}/downlinks`;
    const { id: downlink } = await house.api('POST', path, { msg: { say, port: to }, msgType: 'SAY', metadata: {} });
    return eventually(async () => {
      const now = await house.api('GET', `/api/downlinks/${downlink}`);
      return now['state'] === state ? now : null;
    }, 15_000);
  };
  expect((await order('hello', 7, 'accepted'))['answer']).toMatchObject({ status: 200, body: { id: 'queue-item-1' } });
  expect(queued[0]).toEqual({
    url: '/api/devices/24e124136c226107/queue',
    token: 'Bearer secret-token',
    item: { devEui: '24e124136c226107', confirmed: false, fPort: 7, data: btoa('hello') },
  });
  const refused = await order('nobody', 99, 'failed');
  expect(refused['answer']).toMatchObject({
    code: 'delivery-failed',
    status: 404,
    body: { message: 'object does not exist' },
  });
  expect(JSON.stringify(refused)).not.toContain('secret-token');
  expect(await order('busy', 7, 'accepted')).toMatchObject({ attempts: 3 });
}, 40_000);
