import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Arrival } from '../../model/arrival.ts';
import type { Json } from '../../model/json.ts';
import { eventTime } from './event-time.ts';
import { parse } from './uplink.ts';

function arrival(body: Json): Arrival {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { id: 'a', receivedAt: 5, body: bytes, contentType: 'application/json', headers: {}, rawQuery: '' };
}

const service = { serviceId: 'Temperature', serviceType: 'T', data: { t: 4.5 }, eventTime: '20250601T120000Z' };
const report = { notifyType: 'deviceDataChanged', requestId: '7', deviceId: 'd-1', gatewayId: 'd-1', service };
const { requestId: _request, ...unnumbered } = report;

const keyOf = (body: Json) => parse(arrival(body))[0]?.dedupKey;

it.each([
  ['20170214T170220Z', Date.UTC(2017, 1, 14, 17, 2, 20)],
  ['2025-06-01T12:00:00Z', Date.UTC(2025, 5, 1, 12)],
  ['20171314T170220Z', undefined],
  ['20170214T170220', undefined],
  ['20170214', undefined],
  ['', undefined],
  [undefined, undefined],
])('reads the time %s', (text, ms) => {
  expect(eventTime(text)).toBe(ms);
});

it('gives a notification that is pushed again its key, and a later one another', () => {
  const times = fc.record({ requestId: fc.nat(9), second: fc.nat(59), numbered: fc.boolean(), batch: fc.boolean() });
  fc.assert(
    fc.property(times, ({ requestId, second, numbered, batch }) => {
      const at = (day: string) => {
        const timed = { ...service, eventTime: `202506${day}T1200${String(second).padStart(2, '0')}Z` };
        const plain = batch ? { ...unnumbered, services: [service, timed] } : { ...unnumbered, service: timed };
        return numbered ? { ...plain, requestId: String(requestId) } : plain;
      };
      expect(keyOf(at('01'))).toBe(keyOf(structuredClone(at('01'))));
      // the device was registered anew and its numbers start again
      expect(keyOf(at('01'))).not.toBe(keyOf(at('02')));
    }),
  );
});

it('tells devices, services and requests of one time apart', () => {
  const others: Json[] = [
    { ...report, deviceId: 'd-2' },
    { ...report, requestId: '8' },
    { ...report, service: { ...service, serviceId: 'Humidity' } },
    unnumbered,
  ];
  expect(new Set([report, ...others].map(keyOf)).size).toBe(5);
});

it('makes no key from a device and a service alone', () => {
  const { eventTime: _time, ...timeless } = service;
  expect(keyOf({ ...unnumbered, service: timeless })).toBeUndefined();
  expect(keyOf({ ...report, service: timeless })).toBeDefined();
});

it.each([
  ['values', { t: 4.5 }, '{"t":4.5}', 'JSON'],
  ['values as text', '{"t":4.5}', '{"t":4.5}', 'JSON'],
  ['bytes', { rawData: 'AC04' }, '\u0000-8', 'BINARY'],
  ['text that is no base64', { rawData: 'on!' }, '{"rawData":"on!"}', 'JSON'],
])('takes %s', (_what, data, text, payloadFormat) => {
  const [uplink] = parse(arrival({ ...report, service: { ...service, data } }));
  expect(uplink).toMatchObject({ networkKeys: { payloadFormat } });
  expect(uplink?.kind === 'uplink' ? Buffer.from(uplink.device?.bytes ?? []).toString() : '').toBe(text);
});

it.each([null, 7, 'words', '[1]', []])('has no bytes of data %j', (data) => {
  const [uplink] = parse(arrival({ ...report, service: { ...service, data } }));
  expect(uplink).not.toHaveProperty('device');
});

it('takes a list of services under any name', () => {
  const batch = { ...unnumbered, notifyType: 'deviceWhatever', services: [service, service] };
  expect(parse(arrival(batch))).toEqual([expect.objectContaining({ kind: 'uplink', deviceHint: 'd-1' })]);
});

it.each(['deviceAdded', 'commandRsp', 'ruleEvent', 'somethingNew'])('%s is an event', (notifyType) => {
  expect(parse(arrival({ ...report, notifyType }))).toEqual([{ kind: 'event', event: notifyType, deviceHint: 'd-1' }]);
  expect(parse(arrival({ notifyType }))).toEqual([{ kind: 'event', event: notifyType }]);
});

it.each([
  [{}, 'notifyType'],
  [{ notifyType: 7 }, 'notifyType'],
  [{ notifyType: '../x' }, 'notifyType'],
  [{ ...report, deviceId: '' }, 'deviceId'],
  [{ ...report, service: null }, 'service'],
  [{ ...report, services: [] }, 'service'],
  [{ ...report, services: [7] }, 'service'],
] as [Json, string][])('refuses %j at %s', (body, field) => {
  expect(() => parse(arrival(body))).toThrow(
    expect.objectContaining({ code: 'bad-envelope', detail: expect.objectContaining({ field }) }),
  );
});
