import { afterAll, beforeAll, expect, it } from 'vitest';
import { registry } from '../../lib/integrations/registry.gen.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { type House, openHouse } from './house.test-kit.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
}, 30_000);
afterAll(() => house.stop());

it('rx and gw of ten frames at once, as text/plain: ten readings, each told twice', async () => {
  const script = registry['loriot']?.defaultScripts.uplink.js ?? '';
  const loriot = await house.integration({ type: 'loriot', script });
  const start = Date.now() - 60_000;
  const messages = Array.from({ length: 10 }, (_, fcnt) => {
    const frame = { EUI: '24E124136C226107', ts: start + fcnt * 1_000, fcnt, port: 2, data: '002d38' };
    const gateway = { rssi: -67, snr: 9.5, gweui: '0016C001F1500A31' };
    return [
      { cmd: 'rx', seqno: 2 * fcnt, ...frame, rssi: -67, snr: 9.5 },
      { cmd: 'gw', seqno: 2 * fcnt + 1, ...frame, gws: [gateway] },
    ];
  }).flat();
  const text = { headers: { 'content-type': 'text/plain' } };
  const answers = await Promise.all(messages.map((message) => loriot.send(message, text)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));

  const { items } = await house.api('GET', `/api/messages?integration=${loriot.id}`);
  const stored = { outcome: 'stored', duplicates: 1, entity: 'Device 24E124136C226107' };
  expect(items).toHaveLength(10);
  expect(items).toEqual(Array.from({ length: 10 }, () => expect.objectContaining(stored)));
  const devices = (await house.api('GET', '/api/devices?name=Device%2024E124136C226107'))['items'] as JsonObject[];
  const latest = await house.api('GET', `/api/devices/${devices[0]?.['id']}/latest`);
  expect(latest).toMatchObject({ temperature: { value: 4.5 }, fCnt: { value: 9 }, rssi: { value: -67 } });
});
