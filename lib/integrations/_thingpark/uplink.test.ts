import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { arrivalOf, reportOf, VECTOR, xmlOf } from './report.test-kit.ts';
import { parse } from './uplink.ts';

const uplink = (fields: JsonObject) => parse(arrivalOf(reportOf(fields)))[0];
const keyOf = (fields: JsonObject) => uplink(fields)?.dedupKey;

describe('re-deliveries', () => {
  const frames = fc.record({
    FCntUp: fc.nat(65_535),
    payload_hex: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('hex')),
    second: fc.nat(59),
  });

  it('have the key of the first delivery, in any content type', () => {
    fc.assert(
      fc.property(frames, ({ second, ...frame }) => {
        const Time = `2025-06-01T12:00:${String(second).padStart(2, '0')}.118+02:00`;
        const fields = { ...VECTOR.fields, ...frame, Time };
        const untyped = { ...fields, FCntUp: String(frame.FCntUp), FPort: '2' };
        const keys = [keyOf(fields), keyOf(structuredClone(fields)), keyOf(untyped)];
        keys.push(parse(arrivalOf(xmlOf(fields)))[0]?.dedupKey);
        expect(new Set(keys).size).toBe(1);
        expect(keys[0]).toContain('0059ac000010020d');
      }),
    );
  });

  it('are told from the same counter after a re-join', () => {
    fc.assert(
      fc.property(frames, fc.boolean(), (frame, timed) => {
        const { Time: _time, ...timeless } = VECTOR.fields;
        const before = { ...(timed ? VECTOR.fields : timeless), FCntUp: frame.FCntUp, DevAddr: '0A', mic_hex: '01' };
        const after = timed
          ? { ...before, Time: '2016-07-05T09:58:26.911+02:00' }
          : { ...before, DevAddr: '0B', mic_hex: '02' };
        expect(keyOf(before)).not.toBe(keyOf(after));
      }),
    );
  });

  it('have no key by the counter alone', () => {
    const { Time: _time, ...timeless } = VECTOR.fields;
    expect(keyOf(timeless)).toBeUndefined();
  });

  it('are told from reports of other kinds', () => {
    const names = ['DevEUI_uplink', 'DevEUI_downlink_Sent', 'DevEUI_location', 'DevEUI_notification'];
    const keys = names.map((name) => parse(arrivalOf(reportOf(VECTOR.fields, name)))[0]?.dedupKey);
    expect(new Set(keys).size).toBe(names.length);
  });
});

it.each([
  ['DevEUI_downlink_Sent', {}, 'downlink_sent'],
  ['DevEUI_downlink_Rejected', {}, 'downlink_rejected'],
  ['DevEUI_location', {}, 'location'],
  ['DevEUI_multicast_summary', {}, 'multicast_summary'],
  ['DevEUI_something_New', {}, 'something_new'],
  ['DevEUI_notification', { Type: 'join' }, 'join'],
  ['DevEUI_notification', { Type: 'Reset' }, 'reset'],
  ['DevEUI_notification', { Type: '../x' }, 'notification'],
  ['DevEUI_notification', { Type: 7 }, 'notification'],
  ['DevEUI_uplink', { MType: '0' }, 'join_request'],
  ['DevEUI_uplink', { MType: 0 }, 'join_request'],
  ['DevEUI_uplink', { rawJoinRequest: '00' }, 'join_request'],
])('%s with %j is the event %s', (name, more, event) => {
  expect(parse(arrivalOf(reportOf({ ...VECTOR.fields, ...more }, name)))).toMatchObject([{ kind: 'event', event }]);
  expect(parse(arrivalOf(xmlOf({ ...VECTOR.fields, ...more }, name)))).toMatchObject([{ kind: 'event', event }]);
});

it('takes an event without device and time', () => {
  expect(parse(arrivalOf('{"DevEUI_location":{}}'))).toEqual([{ kind: 'event', event: 'location' }]);
});

it('takes an uplink where other reports stand beside it', () => {
  const body = JSON.stringify({ DevEUI_location: {}, DevEUI_uplink: VECTOR.fields });
  expect(parse(arrivalOf(body))[0]?.kind).toBe('uplink');
});

it('uses the time of receipt for ts where ThingPark tells none', () => {
  const { Time: _time, ...timeless } = VECTOR.fields;
  expect(uplink(timeless)).toMatchObject({ networkKeys: { ts: VECTOR.time } });
  expect(uplink(timeless)).not.toHaveProperty('time');
});

it('falls back to the gateway of the list, one or many', () => {
  const gateway = { Lrrid: '0A', LrrRSSI: '-80.5', LrrSNR: '-3' };
  for (const Lrr of [[gateway, { LrrRSSI: -99 }], [gateway]]) {
    expect(uplink({ ...VECTOR.fields, Lrrs: { Lrr } })).toMatchObject({
      networkKeys: { rssi: -80.5, snr: -3, lrrId: '0A' },
    });
  }
  const single = xmlOf({ ...VECTOR.fields, Lrrs: '<Lrr><Lrrid>0A</Lrrid><LrrRSSI>-80.5</LrrRSSI></Lrr>' });
  expect(parse(arrivalOf(single))[0]).toMatchObject({ networkKeys: { rssi: -80.5, lrrId: '0A' } });
});

it.each([
  [868.1, 868_100_000],
  ['902.300003', 902_300_003],
  [923.2, 923_200_000],
])('writes %s MHz in Hz', (Frequency, frequency) => {
  expect(uplink({ ...VECTOR.fields, Frequency })).toMatchObject({ networkKeys: { frequency } });
});

it.each([
  ['DevEUI', { DevEUI: undefined }],
  ['DevEUI', { DevEUI: '' }],
  ['DevEUI', { DevEUI: '0059AC00' }],
  ['DevEUI', { DevEUI: 59 }],
  ['payload_hex', { payload_hex: '0' }],
  ['payload_hex', { payload_hex: 'zz' }],
  ['payload_hex', { payload_hex: 7 }],
] as [string, { [name: string]: Json | undefined }][])('refuses a wrong %s', (field, change) => {
  expect(() => uplink({ ...VECTOR.fields, ...change } as JsonObject)).toThrow(
    expect.objectContaining({ code: 'bad-envelope', detail: expect.objectContaining({ field }) }),
  );
});

it('survives its XML with any character replaced, removed or repeated', () => {
  const text = xmlOf({ ...VECTOR.fields, Lrrs: '<Lrr><Lrrid>0A</Lrrid></Lrr>', CustomerData: '{"name":"x"}' });
  fc.assert(
    fc.property(
      fc.nat(text.length),
      fc.nat(3),
      fc.constantFrom('', '<', '>', '&', '/', '"', '\u0000', 'é', '&lt;'),
      (at, cut, by) => {
        try {
          for (const one of parse(arrivalOf(text.slice(0, at) + by + text.slice(at + cut)))) {
            expect(JSON.stringify(one)).not.toContain('undefined');
          }
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Failure);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
