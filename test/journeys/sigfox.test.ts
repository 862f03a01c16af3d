import { afterAll, beforeAll, expect, it } from 'vitest';
import { registry } from '../../lib/integrations/registry.gen.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { type Connected, eventually, type House, openHouse } from './house.test-kit.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
}, 30_000);
afterAll(() => house.stop());

let seqNumber = 0;

/** A new frame of a device, as the documented body template writes it. */
function frame(device: string, more: JsonObject = {}): JsonObject {
  seqNumber += 1;
  return { device, time: `${Math.floor(Date.now() / 1_000)}`, data: '002d38', seqNumber: `${seqNumber}`, ...more };
}

const scripts = registry['sigfox']?.defaultScripts;

function integration(downlinkScript = scripts?.downlink.js ?? ''): Promise<Connected> {
  return house.integration({ type: 'sigfox', script: scripts?.uplink.js ?? '', downlinkScript });
}

async function deviceId(sigfoxId: string): Promise<string> {
  const { items } = await house.api('GET', `/api/devices?name=Sigfox-${sigfoxId}`);
  return String((items as JsonObject[])[0]?.['id'] ?? '');
}

async function order(sigfoxId: string, msg: JsonObject, state: string): Promise<JsonObject> {
  const path = `/api/devices/${await deviceId(sigfoxId)}/downlinks`;
  const { id } = await house.api('POST', path, { msg, msgType: 'SET', metadata: {} });
  return eventually(async () => {
    const now = await house.api('GET', `/api/downlinks/${id}`);
    return now['state'] === state ? now : null;
  });
}

it('answers the uplink that asks, with the same again when it is repeated, and keeps the downlink till then', async () => {
  const sigfox = await integration();
  expect((await sigfox.send(frame('1D3A7B', { ack: 'false' }))).status).toBe(204);
  const downlink = await order('1D3A7B', { reportInterval: 300 }, 'pending');
  expect((await sigfox.send(frame('1D3A7B', { ack: 'false' }))).status).toBe(204);
  expect((await sigfox.send(frame('1D3A7B'))).status).toBe(204);

  const asking = frame('1D3A7B', { ack: 'true' });
  for (const _repeated of [0, 1, 2]) {
    const answer = await sigfox.send(asking);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await answer.text()).toBe('{"1D3A7B":{"downlinkData":"01012c0000000000"}}');
  }
  expect((await sigfox.send(frame('1D3A7B', { ack: 'true' }))).status).toBe(204);
  expect((await house.api('GET', `/api/downlinks/${downlink['id']}`))['state']).toBe('transmitted');
});

it('gives a repeated uplink no downlink that came after it', async () => {
  const sigfox = await integration();
  const asking = frame('1D3A7C', { ack: 'true' });
  expect((await sigfox.send(asking)).status).toBe(204);
  await order('1D3A7C', { reportInterval: 60 }, 'pending');
  expect((await sigfox.send(asking)).status).toBe(204);
  expect((await sigfox.send(frame('1D3A7C', { ack: 'true' }))).status).toBe(200);
});

it('fails a downlink of another size than 8 bytes, and says so', async () => {
  const sigfox = await integration("return { contentType: 'TEXT', data: '74524517', metadata: { device: '1D3A7D' } };");
  await sigfox.send(frame('1D3A7D'));
  const failed = await order('1D3A7D', {}, 'failed');
  expect(failed['answer']).toMatchObject({
    code: 'bad-output',
    field: 'data',
    message: 'data holds 4 bytes; a Sigfox downlink has exactly 8',
  });
  expect((await sigfox.send(frame('1D3A7D', { ack: 'true' }))).status).toBe(204);
});

it('takes callbacks by GET and as forms, and one frame in all forms once', async () => {
  const sigfox = await integration();
  const pairs = new URLSearchParams(frame('1D3A7E') as Record<string, string>).toString();
  const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const statuses = [
    (await fetch(`${sigfox.url}?${pairs}`)).status,
    (await sigfox.send(pairs, form)).status,
    (await fetch(`${sigfox.url}?${pairs}`, { method: 'PUT' })).status,
  ];
  expect(statuses).toEqual([204, 204, 204]);
  const { items } = await house.api('GET', `/api/messages?integration=${sigfox.id}`);
  expect(items).toHaveLength(1);
  expect(items).toMatchObject([{ outcome: 'stored', duplicates: 2, entity: 'Sigfox-1D3A7E' }]);
});
