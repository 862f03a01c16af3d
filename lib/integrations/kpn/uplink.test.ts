import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../model/arrival.ts';
import type { Json } from '../../model/json.ts';
import { authenticate } from './authenticate.ts';
import { measurementsOf } from './senml.ts';
import { parse } from './uplink.ts';

function arrival(body: Json, headers: Record<string, string> = {}): Arrival {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { id: 'a', receivedAt: 5, body: bytes, contentType: 'application/json', headers, rawQuery: '' };
}

const DEVICE = 'urn:dev:DEVEUI:24E124136C226107:';
const base = { bn: DEVICE, bt: 1_748_779_200 };

describe('SenML', () => {
  it.each<[string, Json[], unknown[]]>([
    ['base name and time', [base, { n: 'a', v: 1 }], [['a', 1, 1_748_779_200_000]]],
    ['an offset', [base, { n: 'a', v: 1, t: -0.5 }], [['a', 1, 1_748_779_199_500]]],
    [
      'a base value',
      [
        { ...base, bv: 20 },
        { n: 'a', v: 1 },
        { n: 'b', vs: 'x' },
      ],
      [
        ['a', 21, expect.any(Number)],
        ['b', 'x', expect.any(Number)],
      ],
    ],
    ['a boolean', [{ ...base, n: 'a', vb: false }], [['a', false, 1_748_779_200_000]]],
    ['a relative time', [{ bn: DEVICE, bt: -60, n: 'a', v: 0 }], [['a', 0, undefined]]],
    ['no time', [{ bn: DEVICE, n: 'a', v: 0 }], [['a', 0, undefined]]],
    ['no value', [base, { n: 'a' }, { n: 'b', s: 7 }], []],
    ['nothing', [], []],
  ])('works in %s', (_what, pack, expected) => {
    expect(measurementsOf(pack).map(({ name, value, time }) => [name, value, time])).toEqual(expected);
  });

  it('keeps base values until others come', () => {
    const bases = measurementsOf([base, { n: 'a', v: 1 }, { bn: 'urn:dev:x:', n: 'b', v: 2 }, { n: 'c', v: 3 }]);
    expect(bases.map((one) => one.base)).toEqual([DEVICE, 'urn:dev:x:', 'urn:dev:x:']);
  });
});

describe('re-deliveries', () => {
  const key = (body: Json) => parse(arrival(body))[0]?.dedupKey;

  it('have the key of the first; frames of another time or content have others', () => {
    const frames = fc.record({ payload: fc.stringMatching(/^[0-9a-f]{0,8}$/), seconds: fc.nat(1e6) });
    fc.assert(
      fc.property(frames, ({ payload, seconds }) => {
        const pack = (time: number) => [
          { ...base, bt: base.bt + time },
          { n: 'raw', vs: payload },
        ];
        expect(key(pack(seconds))).toBe(key(structuredClone(pack(seconds))));
        expect(key(pack(seconds))).not.toBe(key(pack(seconds + 1)));
        expect(key(pack(seconds))).not.toBe(key([...pack(seconds), { n: 'more', v: 1 }]));
      }),
    );
  });

  it('have no key without a time', () => {
    expect(key([{ bn: DEVICE, n: 'a', v: 1 }])).toBeUndefined();
  });
});

it.each<[Json, string]>([
  [{}, 'body'],
  [[base, 7], '[1]'],
  [[{ ...base, bn: 7 }], '[0].bn'],
  [[base, { n: 7, v: 1 }], '[1].n'],
  [[{ n: 'a', v: 1 }], '[0].bn'],
  [[{ bn: ':', n: 'a', v: 1 }], '[0].bn'],
  [[base, { n: 'payload', vs: 'xy' }], 'payload'],
])('refuses %j at %s', (body, field) => {
  expect(() => parse(arrival(body))).toThrow(
    expect.objectContaining({ code: 'bad-envelope', detail: expect.objectContaining({ field }) }),
  );
});

describe('the token', () => {
  const secret = '#Example-secret-of-32-characters1';
  const body = [base, { n: 'payload', vs: '002d38' }];
  const token = createHash('sha256')
    .update(JSON.stringify(body) + secret)
    .digest('hex');
  const check = (given: Json, sent: string | undefined, destinationSharedSecret?: string) =>
    authenticate(arrival(given, sent === undefined ? {} : { 'things-message-token': sent }), {
      ...(destinationSharedSecret === undefined ? {} : { destinationSharedSecret }),
    });

  it('lets the right one in, and everything while there is no secret', () => {
    expect(() => check(body, token, secret)).not.toThrow();
    expect(() => check(body, undefined)).not.toThrow();
  });

  it.each<[string, Json, string | undefined, string]>([
    ['none', body, undefined, secret],
    ['an empty one', body, '', secret],
    ['a cut one', body, token.slice(1), secret],
    ['upper case', body, token.toUpperCase(), secret],
    ['a repeated one', body, `${token},${token}`, secret],
    ['another body', [base, { n: 'payload', vs: '002d39' }], token, secret],
    ['another secret', body, token, `${secret}x`],
    ['an empty secret', body, createHash('sha256').update(JSON.stringify(body)).digest('hex'), ''],
  ])('refuses %s', (_what, given, sent, configured) => {
    expect(() => check(given, sent, configured)).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
  });

  it('refuses each token with one bit altered', () => {
    for (let index = 0; index < token.length; index++) {
      const flipped = String.fromCharCode(token.charCodeAt(index) ^ 1);
      const altered = token.slice(0, index) + flipped + token.slice(index + 1);
      expect(() => check(body, altered, secret)).toThrow();
    }
  });
});
