import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type House, openHouse } from './house.test-kit.ts';

/**
 * The promise of the bill: a typical uplink (1.5 KB envelope, ten keys, known device) costs at most four AWS calls and
 * four write units, index units counted.
 */
let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 30_000);
afterAll(() => house.stop());

const SCRIPT = `
  var message = JSON.parse(String.fromCharCode.apply(null, payload));
  return {
    deviceName: message.deviceInfo.deviceName,
    deviceType: 'ten keys',
    telemetry: { ts: Date.parse(message.time), values: {
      temperature: message.fCnt % 40, humidity: 55.5, battery: 3.61, co2: 600 + message.fCnt, light: 120, motion: 0,
      rssi: message.rxInfo[0].rssi, snr: message.rxInfo[0].snr, fCnt: message.fCnt, fPort: message.fPort } },
    attributes: { eui: message.deviceInfo.devEui, application: message.deviceInfo.applicationName },
  };
`;

/** Six gateways heard it: about 1.5 KB. */
function envelope(fCnt: number) {
  const file = new URL('../../lib/integrations/chirpstack/samples/01-plain/request.json', import.meta.url);
  const { bodyJson } = JSON.parse(readFileSync(file, 'utf8'));
  const gateway = (i: number) => ({
    gatewayId: `0016c001f15${i}b7c2`,
    rssi: -70 - i,
    snr: 8.5 - i,
    context: 'EFwMtA==',
    crcStatus: 'CRC_OK',
  });
  const time = new Date(Date.now() - 1_000 + fCnt).toISOString();
  const full = {
    ...bodyJson,
    fCnt,
    time,
    deduplicationId: crypto.randomUUID(),
    rxInfo: [0, 1, 2, 3, 4, 5].map(gateway),
  };
  while (JSON.stringify(full).length > 1_500 && full.rxInfo.length > 1) full.rxInfo.pop();
  return full;
}

it('a typical uplink: at most 4 calls and 4 write units', async () => {
  const integration = await house.integration({ type: 'chirpstack', script: SCRIPT });
  for (const fCnt of [1, 2, 3]) await integration.send(envelope(fCnt), { query: 'event=up' });
  const meter = house.meter();
  const costs: { calls: number; units: number; operations: string[] }[] = [];
  for (let fCnt = 4; fCnt < 14; fCnt += 1) {
    meter.reset();
    expect((await integration.send(envelope(fCnt), { query: 'event=up' })).status).toBe(204);
    costs.push({ calls: meter.calls, units: meter.writeUnits, operations: meter.operations });
  }
  // Catalogue refresh (at most one per 5 s and instance) and stats flush (one per 10 s) are apart.
  const plain = costs.filter(({ operations }) => !operations.some((one) => /BatchGet|stats/.test(one)));
  expect(plain.length).toBeGreaterThanOrEqual(5);
  for (const cost of plain) {
    expect(cost.calls).toBeLessThanOrEqual(4);
    expect(cost.units).toBeLessThanOrEqual(4);
    expect(cost.units).toBeGreaterThanOrEqual(3);
  }
});
