import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Arrival } from '../../model/arrival.ts';
import type { Json } from '../../model/json.ts';
import { parse } from './uplink.ts';

function arrival(body: Json, rawQuery = 'event=up'): Arrival {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { id: 'a', receivedAt: 5, body: bytes, contentType: 'application/json', headers: {}, rawQuery };
}

const deviceInfo = { devEui: '24E124136C226107' };
const frame = { deduplicationId: 'd-1', time: '2025-06-01T12:00:00Z', devAddr: '01a2b3c4', fCnt: 7, deviceInfo };

function keyOf(body: Json, rawQuery?: string): string | undefined {
  return parse(arrival(body, rawQuery))[0]?.dedupKey;
}

it.each(['', 'event=up', 'event=UP', 'event=', 'site=1&event=up', 'event=join&event=up'])(
  '%s is an uplink',
  (query) => {
    expect(parse(arrival(frame, query))[0]?.kind).toBe('uplink');
  },
);

it.each(['join', 'ack', 'txack', 'log', 'status', 'location', 'integration', 'something-new'])(
  '%s is an event',
  (event) => {
    expect(parse(arrival(frame, `event=${event}`))).toEqual([expect.objectContaining({ kind: 'event', event })]);
  },
);

it('refuses an event that is no word', () => {
  expect(() => parse(arrival(frame, 'event=%00%2e'))).toThrow(expect.objectContaining({ code: 'bad-envelope' }));
  expect(() => parse(arrival(frame, `event=${'x'.repeat(33)}`))).toThrow(
    expect.objectContaining({ code: 'bad-envelope' }),
  );
});

it('takes an event without a device', () => {
  expect(parse(arrival({}, 'event=log'))).toEqual([{ kind: 'event', event: 'log' }]);
});

it('keeps an uplink apart from the join and the acknowledgement that its frame brought', () => {
  const keys = ['up', 'join', 'ack', 'status'].map((event) => keyOf(frame, `event=${event}`));
  expect(new Set(keys).size).toBe(4);
});

it('keeps two devices behind one relay apart', () => {
  expect(keyOf(frame)).not.toBe(keyOf({ ...frame, deviceInfo: { devEui: '24e124136c226108' } }));
});

it('gives a re-sent event the same key, and one after a re-join another', () => {
  const frames = fc.record({ fCnt: fc.nat(65_535), devAddr: fc.stringMatching(/^[0-9a-f]{8}$/), second: fc.nat(59) });
  fc.assert(
    fc.property(frames, fc.boolean(), ({ fCnt, devAddr, second }, named) => {
      const time = `2025-06-01T12:00:${String(second).padStart(2, '0')}Z`;
      const { deduplicationId: _id, ...nameless } = frame;
      const first = { ...(named ? frame : nameless), fCnt, devAddr, time };
      const rejoined = { ...first, time: '2025-06-02T12:00:00Z', ...(named ? { deduplicationId: 'd-2' } : {}) };
      expect(keyOf(first)).toBe(keyOf(structuredClone(first)));
      expect(keyOf(first)).not.toBe(keyOf(rejoined));
    }),
  );
});

it('makes no key from a frame counter alone', () => {
  expect(keyOf({ deviceInfo, fCnt: 7, devAddr: '01a2b3c4' })).toBeUndefined();
});

it('puts no zeros of a frame into what is none', () => {
  const [log] = parse(arrival({ deviceInfo, level: 'WARNING', code: 'UPLINK_F_CNT_RETRANSMISSION' }, ''));
  expect(log).toMatchObject({ networkKeys: { eui: '24E124136C226107' } });
  expect(log).not.toHaveProperty('networkKeys.fPort');
  const [bare] = parse(arrival({ deviceInfo, devAddr: '01a2b3c4' }));
  expect(bare).toMatchObject({ networkKeys: { fPort: 0, fCnt: 0, adr: false, dr: 0, confirmed: false } });
});

it('uses the time of receipt for ts where ChirpStack tells none', () => {
  expect(parse(arrival({ deviceInfo }))[0]).toMatchObject({ networkKeys: { ts: 5 } });
  expect(parse(arrival({ deviceInfo }))[0]).not.toHaveProperty('time');
});

it.each([
  [{}, 'deviceInfo'],
  [{ deviceInfo: 'x' }, 'deviceInfo'],
  [{ deviceInfo: {} }, 'deviceInfo.devEui'],
  [{ deviceInfo: { devEui: '24e1' } }, 'deviceInfo.devEui'],
  [{ deviceInfo: { devEui: 7 } }, 'deviceInfo.devEui'],
  [{ deviceInfo, data: 'x' }, 'data'],
])('refuses %j at %s', (body, field) => {
  expect(() => parse(arrival(body as Json))).toThrow(
    expect.objectContaining({ code: 'bad-envelope', detail: expect.objectContaining({ field }) }),
  );
});
