import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Arrival } from '../../model/arrival.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Uplink } from '../../model/uplink.ts';
import { parse } from './uplink.ts';

function arrival(body: Json, rawQuery = ''): Arrival {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { id: 'a', receivedAt: 5, body: bytes, contentType: 'application/json', headers: {}, rawQuery };
}

function uplinkOf(body: Json): Uplink {
  const [uplink] = parse(arrival(body));
  if (uplink?.kind !== 'uplink') throw new Error('no uplink');
  return uplink;
}

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');

const frame = { devEUI: '24e124136c226107', fCnt: 7, fPort: 2, data: 'AC04', publishedAt: '2025-06-01T12:00:00Z' };
const reception = { gatewayID: '0016c001f1500a31', uplinkID: 'u-1', rssi: -67, loRaSNR: 9.5 };

it('reads ids in hex and in base64 alike', () => {
  const hexId = (size: number) =>
    fc.uint8Array({ minLength: size, maxLength: size }).map((id) => Buffer.from(id).toString('hex'));
  fc.assert(
    fc.property(hexId(8), hexId(4), hexId(8), (eui, devAddr, gateway) => {
      const of = (id: (hex: string) => string) =>
        uplinkOf({
          ...frame,
          devEUI: id(eui),
          devAddr: id(devAddr),
          rxInfo: [{ ...reception, gatewayID: id(gateway) }],
        });
      const { payload: _hex, ...hex } = of((text) => text);
      const { payload: _base64, ...inBase64 } = of(base64);
      expect(inBase64).toEqual(hex);
      expect(hex).toMatchObject({ deviceHint: eui, networkKeys: { eui, devAddr, gatewayId: gateway } });
    }),
  );
});

it('gives a re-sent event the same key, and one after a re-join another', () => {
  const frames = fc.record({ fCnt: fc.nat(65_535), second: fc.nat(59), clocked: fc.boolean() });
  fc.assert(
    fc.property(frames, fc.uuid(), ({ fCnt, second, clocked }, uplinkID) => {
      const { publishedAt: _none, ...timeless } = frame;
      const when = (day: number) =>
        clocked ? { publishedAt: `2025-06-0${day}T12:00:${String(second).padStart(2, '0')}Z` } : {};
      const first = { ...timeless, ...when(1), fCnt, rxInfo: [{ ...reception, uplinkID }] };
      const rejoined = { ...first, ...when(2), rxInfo: [{ ...reception, uplinkID: 'another' }] };
      expect(uplinkOf(first).dedupKey).toBe(uplinkOf(structuredClone(first)).dedupKey);
      expect(uplinkOf(first).dedupKey).toBeDefined();
      expect(uplinkOf(first).dedupKey).not.toBe(uplinkOf(rejoined).dedupKey);
    }),
  );
});

it('has one key, whichever gateway stands first in the list, with clocks or without', () => {
  const { publishedAt: _none, ...timeless } = frame;
  const gateways = fc.array(
    fc.record({ rssi: fc.integer({ min: -70, max: -67 }), uplinkID: fc.uuid(), second: fc.nat(59) }),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(gateways, fc.boolean(), fc.nat(3), (heard, clocked, turn) => {
      const rxInfo = heard.map(({ second, ...one }) => ({
        ...{ ...reception, ...one },
        ...(clocked ? { time: `2025-06-01T12:00:${String(second).padStart(2, '0')}Z` } : {}),
      }));
      const turned = [...rxInfo.slice(turn), ...rxInfo.slice(0, turn)];
      const [first, again] = [rxInfo, turned].map((list) => uplinkOf({ ...timeless, rxInfo: list }));
      expect([again?.dedupKey, again?.time]).toEqual([first?.dedupKey, first?.time]);
    }),
  );
});

it('makes no key from a frame counter alone', () => {
  const { publishedAt: _none, ...timeless } = frame;
  expect(uplinkOf(timeless).dedupKey).toBeUndefined();
});

it.each<[JsonObject, string | undefined]>([
  [{ rxInfo: [{ ...reception, time: '2025-06-01T11:00:00Z' }] }, '2025-06-01T12:00:00Z'],
  [
    {
      publishedAt: null,
      rxInfo: [
        { ...reception, rssi: -120, time: 'T' },
        { ...reception, time: 'B' },
      ],
    },
    'B',
  ],
  [{ publishedAt: null, rxInfo: [{ ...reception, rssi: -120, time: 'T' }, reception] }, 'T'],
  [{ publishedAt: null, rxInfo: [] }, undefined],
])('%j: its time is %s', (change, time) => {
  expect(uplinkOf({ ...frame, ...change }).networkKeys['time']).toBe(time);
});

it.each<[string, JsonObject]>([
  ['join', { devAddr: '01a2b3c4' }],
  ['ack', { acknowledged: false, fCnt: 9 }],
  ['error', { type: 'OTAA', error: 'x', fCnt: 9 }],
  ['status', { margin: 12 }],
  ['location', { location: {} }],
])('knows %s by its members where nothing names it', (event, members) => {
  const body = { devEUI: base64('24e124136c226107'), ...members };
  expect(parse(arrival(body))).toMatchObject([{ kind: 'event', event, deviceHint: '24e124136c226107' }]);
});

it('takes an event of a device it cannot read', () => {
  expect(parse(arrival({ devEUI: 7 }, 'event=error'))).toEqual([{ kind: 'event', event: 'error' }]);
});

it.each([
  ['{"temperature":4.5}', { temperature: 4.5 }],
  ['[1]', undefined],
  ['{"a":', undefined],
  ['', undefined],
  [`${'{"a":'.repeat(70)}1${'}'.repeat(70)}`, undefined],
])('reads the codec’s result out of %s', (objectJSON, decoded) => {
  expect(uplinkOf({ ...frame, objectJSON }).networkKeys['decoded']).toEqual(decoded);
});

it.each([
  [{ ...frame, devEUI: '' }, 'devEUI'],
  [{ ...frame, devEUI: 7 }, 'devEUI'],
  [{ ...frame, devEUI: 'AgICAgICAg' }, 'devEUI'],
  [{ ...frame, devEUI: 'AgICAgI=' }, 'devEUI'],
  [{ ...frame, data: 'AC0' }, 'data'],
  [{ ...frame, deviceInfo: {} }, 'deviceInfo.devEui'],
])('refuses %j at %s', (body, field) => {
  expect(() => parse(arrival(body as Json))).toThrow(
    expect.objectContaining({ code: 'bad-envelope', detail: expect.objectContaining({ field }) }),
  );
});
