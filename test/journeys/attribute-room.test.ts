import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { type House, openHouse } from './house.test-kit.ts';

/** Attributes of a device are not endless. Whoever sends one too many still hears yes, and nothing of it is lost. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 30_000);
afterAll(() => house.stop());

const SCRIPT = `
  var message = JSON.parse(String.fromCharCode.apply(null, payload)), attributes = {};
  attributes[message.key] = Array(message.size + 1).join('x');
  return { deviceName: message.device, telemetry: { t: 1 }, attributes: attributes };
`;

it('quarantines a message whose attributes do not fit any more, and takes the next that fits', async () => {
  const http = await house.integration({ type: 'http', script: SCRIPT });
  const send = async (key: string, size: number) => (await http.send({ device: 'full', key, size })).status;
  for (const [key, size] of [
    ['a', 200_000],
    ['b', 100_000],
    ['c', 200_000],
    ['a', 100_000],
    ['d', 10],
  ] as const) {
    expect(await send(key, size)).toBe(204);
  }
  const { items } = await house.api('GET', `/api/messages?integration=${http.id}`);
  const found = items as JsonObject[];
  expect(found.map(({ outcome }) => outcome).sort()).toEqual(['quarantined', ...Array(4).fill('stored')]);
  const failed = found.find(({ outcome }) => outcome === 'quarantined');
  expect(await house.api('GET', `/api/messages/${failed?.['id']}`)).toMatchObject({
    ...{ error: { code: 'bad-output', field: 'attributes' }, raw: { contentType: 'application/json' }, effects: [] },
  });
  const [device] = (await house.api('GET', '/api/devices?name=full'))['items'] as JsonObject[];
  const { client } = await house.api('GET', `/api/devices/${device?.['id']}/attributes`);
  const sizes = Object.entries(client as JsonObject).map(([key, value]) => [key, String(value).length]);
  expect(Object.fromEntries(sizes)).toEqual({ a: 100_000, b: 100_000, d: 10 });
});

it('says yes to all that come at the same moment', async () => {
  const http = await house.integration({ type: 'http', script: SCRIPT });
  const rush = ['a', 'b', 'c', 'd'].map((key) => http.send({ device: 'rushed', key, size: 150_000 }));
  expect((await Promise.all(rush)).map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  const { items } = await house.api('GET', `/api/messages?integration=${http.id}`);
  const stored = (items as JsonObject[]).filter(({ outcome }) => outcome === 'stored');
  const [device] = (await house.api('GET', '/api/devices?name=rushed'))['items'] as JsonObject[];
  const { client } = await house.api('GET', `/api/devices/${device?.['id']}/attributes`);
  const warnings = await Promise.all(
    stored.map(async ({ id }) => (await house.api('GET', `/api/messages/${id}`))['warnings']),
  );
  const lost = stored.length - Object.keys(client as JsonObject).length;
  expect(warnings.flat().filter((text) => /'rushed' are full: [a-d] not stored/.test(String(text)))).toHaveLength(lost);
});
