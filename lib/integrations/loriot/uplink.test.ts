import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Arrival } from '../../model/arrival.ts';
import type { Json } from '../../model/json.ts';
import type { Uplink } from '../../model/uplink.ts';
import { parse } from './uplink.ts';

function arrival(body: Json, contentType = 'text/plain'): Arrival {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { id: 'a', receivedAt: 5, body: bytes, contentType, headers: {}, rawQuery: '' };
}

function uplinkOf(body: Json): Uplink {
  const [uplink] = parse(arrival(body));
  if (uplink?.kind !== 'uplink') throw new Error('no uplink');
  return uplink;
}

const frame = { EUI: '24E124136C226107', ts: 1_748_779_200_118, fcnt: 4711, port: 2, data: '002D38' };
const rx = { cmd: 'rx', seqno: 3040, ...frame, rssi: -67, snr: 9.5 };
const gateways = [
  { rssi: -97, snr: 4, gweui: '0016C001F1500812' },
  { rssi: -67, snr: 9.5, gweui: '0016C001F1500A31', lat: 52.3, lon: 4.9 },
];
const gw = { cmd: 'gw', seqno: 3041, ...frame, gws: gateways };

it('makes one message of rx and gw: same key, same time', () => {
  const frames = fc.record({ fcnt: fc.nat(2 ** 32 - 1), ts: fc.nat(2_000_000_000_000), port: fc.nat(223) });
  fc.assert(
    fc.property(frames, fc.nat(), (change, seqno) => {
      const [first, second] = [uplinkOf({ ...rx, ...change }), uplinkOf({ ...gw, ...change, seqno })];
      expect([second.dedupKey, second.time, second.deviceHint]).toEqual([first.dedupKey, first.time, first.deviceHint]);
    }),
  );
});

it('gives a re-sent message the same key, and one after a re-join another', () => {
  fc.assert(
    fc.property(fc.nat(65_535), fc.integer({ min: 1, max: 86_400_000 }), (fcnt, later) => {
      const first = { ...rx, fcnt };
      expect(uplinkOf(first).dedupKey).toBe(uplinkOf(structuredClone(first)).dedupKey);
      expect(uplinkOf(first).dedupKey).not.toBe(uplinkOf({ ...first, ts: first.ts + later }).dedupKey);
      expect(uplinkOf(first).dedupKey).not.toBe(uplinkOf({ ...first, fcnt: fcnt + 1 }).dedupKey);
    }),
  );
});

it('makes no key from a frame counter alone', () => {
  const { ts: _ts, ...timeless } = rx;
  expect(uplinkOf(timeless).dedupKey).toBeUndefined();
  expect(uplinkOf(timeless).networkKeys['ts']).toBe(5);
});

it('takes radio values of gw from the loudest gateway', () => {
  expect(uplinkOf(gw).networkKeys).toMatchObject({
    rssi: -67,
    snr: 9.5,
    gatewayId: '0016C001F1500A31',
    latitude: 52.3,
  });
});

it('tells values under both names', () => {
  expect(uplinkOf({ ...rx, freq: 868500000, bat: 94, devaddr: '01A2B3C4' }).networkKeys).toMatchObject({
    eui: frame.EUI,
    EUI: frame.EUI,
    fPort: 2,
    port: 2,
    fCnt: 4711,
    fcnt: 4711,
    frequency: 868500000,
    freq: 868500000,
    battery: 94,
    bat: 94,
    devAddr: '01A2B3C4',
    devaddr: '01A2B3C4',
  });
});

it.each([
  ['SF12 BW125 4/5', { spreadingFactor: 12, bandwidth: 125_000, codeRate: '4/5' }],
  ['SF7 BW500', { spreadingFactor: 7, bandwidth: 500_000 }],
  ['FSK 50000', {}],
])('reads data rate %s', (dr, expected) => {
  const { spreadingFactor, bandwidth, codeRate } = uplinkOf({ ...rx, dr }).networkKeys;
  const found = Object.entries({ spreadingFactor, bandwidth, codeRate }).filter(([, value]) => value !== undefined);
  expect(Object.fromEntries(found)).toEqual(expected);
});

it('reads flags as booleans or text', () => {
  expect(uplinkOf({ ...rx, ack: 'false', offline: true }).networkKeys).toMatchObject({ ack: false, offline: true });
});

it('has no device bytes where only encrypted ones came', () => {
  const { data: _data, ...bare } = rx;
  expect(uplinkOf({ ...bare, encdata: '0102' })).not.toHaveProperty('device');
  expect(uplinkOf(bare).device?.bytes).toHaveLength(0);
});

it.each(['tx', 'txd', 'cq', 'of_tomorrow'])('%s is an event', (cmd) => {
  expect(parse(arrival({ ...frame, cmd }))).toEqual([
    expect.objectContaining({ kind: 'event', event: cmd, deviceHint: '24e124136c226107' }),
  ]);
  expect(parse(arrival({ cmd }))).toEqual([{ kind: 'event', event: cmd }]);
});

it.each([
  [{}, 'cmd'],
  [{ cmd: 7 }, 'cmd'],
  [{ cmd: 'r x' }, 'cmd'],
  [{ cmd: 'rx' }, 'EUI'],
  [{ cmd: 'gw', EUI: 'ELSYS-A81758FFFE03CFE0' }, 'EUI'],
  [{ ...rx, data: 'AC0=' }, 'data'],
  [{ ...rx, data: '002' }, 'data'],
  [{ ...rx, data: [0] }, 'data'],
])('refuses %j at %s', (body, field) => {
  expect(() => parse(arrival(body as Json))).toThrow(
    expect.objectContaining({ code: 'bad-envelope', detail: expect.objectContaining({ field }) }),
  );
});
