import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Arrival } from '../../model/arrival.ts';
import type { Json } from '../../model/json.ts';
import type { Uplink } from '../../model/uplink.ts';
import { parse } from './uplink.ts';

function arrival(body: Json | string, contentType = 'application/json', rawQuery = ''): Arrival {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const bytes = new TextEncoder().encode(text);
  return { id: 'a', receivedAt: 5, body: bytes, contentType, headers: {}, rawQuery };
}

function uplinkOf(from: Arrival, config: { replyWithoutAck?: boolean } = {}): Uplink {
  const [uplink] = parse(from, config);
  if (uplink?.kind !== 'uplink') throw new Error('no uplink');
  return uplink;
}

const FORM = 'application/x-www-form-urlencoded';
const frame = { device: '1d3a7b', time: '1748779200', data: '002d38', seqNumber: '1207' };
const query = new URLSearchParams(frame).toString();

it.each([
  ['JSON', arrival(frame)],
  ['JSON under the content type of a form', arrival(frame, FORM)],
  ['numbers without quotes', arrival({ ...frame, time: 1_748_779_200, seqNumber: 1207 }, 'text/plain')],
  ['a form', arrival(query, `${FORM}; charset=UTF-8`)],
  ['a query', arrival('', '', query)],
  ['a query and a body', arrival({ data: '002d38' }, 'application/json', query)],
])('reads the same from %s', (_name, from) => {
  const { payload: _payload, ...uplink } = uplinkOf(from);
  expect(uplink).toEqual({
    kind: 'uplink',
    dedupKey: '1D3A7B/1207/1748779200000',
    time: 1_748_779_200_000,
    deviceHint: '1D3A7B',
    payloadKind: 'text',
    device: { bytes: new Uint8Array([0, 0x2d, 0x38]) },
    mayReply: false,
    networkKeys: { device: '1d3a7b', data: '002d38', seqNumber: 1207, time: 1_748_779_200, ts: 1_748_779_200_000 },
  });
});

it('hands forms and queries on as JSON', () => {
  for (const from of [arrival(query, FORM), arrival('', '', query)]) {
    expect(JSON.parse(new TextDecoder().decode(uplinkOf(from).payload))).toEqual(frame);
  }
});

it.each([
  ['true', false, true],
  [true, false, true],
  ['TRUE', false, true],
  ['false', true, false],
  [false, true, false],
  ['{ack}', true, true],
  ['{ack}', false, false],
  [null, false, false],
  [undefined, false, false],
  [undefined, true, true],
] as const)('ack %s with replyWithoutAck %s: may reply %s', (ack, replyWithoutAck, mayReply) => {
  const body = ack === undefined ? frame : { ...frame, ack };
  expect(uplinkOf(arrival(body), { replyWithoutAck }).mayReply).toBe(mayReply);
});

const frames = fc.record({
  device: fc.integer({ min: 1, max: 0xffffffff }).map((id) => id.toString(16).toUpperCase()),
  time: fc.integer({ min: 1_500_000_000, max: 2_000_000_000 }),
  seqNumber: fc.nat(4095),
});

it('gives every repetition the same key: later, of another base station, in another form', () => {
  fc.assert(
    fc.property(frames, fc.integer({ min: -140, max: -60 }), (one, rssi) => {
      const sent = { ...one, data: '00' };
      const key = uplinkOf(arrival(sent)).dedupKey;
      expect(uplinkOf({ ...arrival(sent), id: 'b', receivedAt: 240_005 }).dedupKey).toBe(key);
      expect(uplinkOf(arrival({ ...sent, rssi, duplicate: 'true', station: '2BC4' })).dedupKey).toBe(key);
      expect(uplinkOf(arrival({ ...sent, device: sent.device.toLowerCase(), time: `${one.time}` })).dedupKey).toBe(key);
    }),
  );
});

it('tells frames apart, also when the sequence number starts again', () => {
  fc.assert(
    fc.property(frames, fc.integer({ min: 1, max: 86_400 }), (one, later) => {
      const keys = [one, { ...one, time: one.time + later }, { ...one, seqNumber: one.seqNumber + 1 }];
      expect(new Set(keys.map((sent) => uplinkOf(arrival({ ...sent, data: '' })).dedupKey)).size).toBe(3);
    }),
  );
});

it('makes no key without a time', () => {
  const { time: _time, ...timeless } = frame;
  expect(uplinkOf(arrival(timeless))).not.toHaveProperty('dedupKey');
  expect(uplinkOf(arrival({ ...frame, time: 'now' }))).not.toHaveProperty('time');
});

it.each([
  [{ infoCode: 2 }, 'acknowledge'],
  [{ downlinkAck: 'false' }, 'acknowledge'],
  [{ temp: '0' }, 'status'],
  [{ batt: 3.1 }, 'status'],
  [{ severity: 'WARN', info: 'x' }, 'error'],
  [{ computedLocation: {} }, 'geoloc'],
  [{ callback: 'Repeater', data: '00' }, 'repeater'],
])('%j is the event %s', (fields, event) => {
  const [parsed] = parse(arrival({ device: '1D3A7B', time: '1', ...fields } as Json), {});
  expect(parsed).toMatchObject({ kind: 'event', event, deviceHint: '1D3A7B', time: 1_000 });
});

it.each(['data', 'UPLINK', 'bidir', 'data_advanced'])('callback=%s is an uplink', (callback) => {
  expect(uplinkOf(arrival({ ...frame, temp: 1 }, 'application/json', `callback=${callback}`)).kind).toBe('uplink');
});

it.each([
  [{}, 'data'],
  [{ ...frame, device: '' }, 'device'],
  [{ ...frame, device: 1207 }, 'device'],
  [{ ...frame, device: '123456789' }, 'device'],
  [{ ...frame, device: '1D3A7G' }, 'device'],
  [{ device: '1D3A7B', data: null }, 'data'],
  [{ device: '1D3A7B', data: '{data}' }, 'data'],
  [{ ...frame, data: '0' }, 'data'],
  [{ ...frame, data: 12 }, 'data'],
  [{ ...frame, callback: '../x' }, 'callback'],
])('refuses %j at %s', (body, field) => {
  const device = Object.keys(body).length === 0 ? { device: '1D3A7B' } : body;
  expect(() => parse(arrival(device as Json), {})).toThrow(
    expect.objectContaining({ code: 'bad-envelope', detail: expect.objectContaining({ field }) }),
  );
});
