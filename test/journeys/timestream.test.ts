import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { type House, openHouse } from './house.test-kit.ts';

/** The history in Timestream, through the real clients: written, re-sent, refused in part, read. */
let house: House;
beforeAll(async () => {
  house = await openHouse({ telemetry: 'timestream' });
}, 30_000);
afterAll(() => house.stop());

it('stores and reads every kind of value, once, also when it comes twice', async () => {
  const http = await house.integration({
    type: 'http',
    script: 'return JSON.parse(String.fromCharCode.apply(null, payload));',
  });
  const ts = Date.now() - 60_000;
  const message = {
    deviceName: 'streamed',
    telemetry: [
      { ts, values: { n: 21.5, t: 'ü', b: true, o: { x: [1] } } },
      { ts: ts + 1_000, values: { n: 22 } },
    ],
    attributes: { eui: 'abc' },
  };
  for (const _ of [1, 2]) {
    expect((await http.send(message, { headers: { 'x-message-id': 'one' } })).status).toBe(204);
  }
  const { items } = await house.api('GET', '/api/devices?name=streamed');
  const id = (items as JsonObject[])[0]?.['id'];
  const telemetry = await house.api('GET', `/api/devices/${id}/telemetry?from=0&to=${Date.now()}`);
  expect(telemetry).toEqual({
    n: [
      { ts: ts + 1_000, value: 22 },
      { ts, value: 21.5 },
    ],
    t: [{ ts, value: 'ü' }],
    b: [{ ts, value: true }],
    o: [{ ts, value: { x: [1] } }],
  });
  expect(await house.api('GET', `/api/devices/${id}/latest`)).toMatchObject({ n: { ts: ts + 1_000, value: 22 } });
  const messages = await house.api('GET', `/api/messages?device=${id}`);
  expect(messages['items']).toMatchObject([{ outcome: 'stored', duplicates: 1 }]);
});
