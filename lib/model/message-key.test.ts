import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE, utcDay } from './clock.ts';
import {
  ABSURD,
  hash128,
  hashOfKey,
  identify,
  integrationOfKey,
  joinKey,
  messageId,
  messageKeyOf,
  splitKey,
  TIMELESS,
} from './message-key.ts';

const NOW = Date.UTC(2026, 2, 14, 15, 9, 26, 535);
const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('#', '%', '2', '3', '5', 'a') }));

describe('joined keys', () => {
  it('give their parts back', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (parts) => {
        expect(splitKey(joinKey(...parts))).toEqual(parts);
      }),
    );
  });

  it('differ when their parts do', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), fc.array(text, { minLength: 1 }), (a, b) => {
        expect(joinKey(...a) === joinKey(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it('keep ordinary parts readable', () => {
    expect(joinKey('a', 20260314, 3)).toBe('a#20260314#3');
    expect(joinKey('a#b', '100%')).toBe('a%23b#100%25');
  });
});

describe('message ids', () => {
  it('give their key back and fit into a URL', () => {
    fc.assert(
      fc.property(text, text, (pk, sk) => {
        const id = messageId({ pk, sk });
        expect(id).toMatch(/^[\w-]+$/);
        expect(messageKeyOf(id)).toEqual({ pk, sk });
      }),
    );
  });

  it.each(['', 'x', '!', 'eyJhIjoxfQ', messageId({ pk: 1, sk: 2 } as never), Buffer.from('[]').toString('base64url')])(
    'are not %j',
    (id) => expect(messageKeyOf(id)).toBeNull(),
  );
});

describe('identity of a message', () => {
  const given = { integrationId: 'i1', dedupKey: 'k', time: NOW, deviceHint: 'dev', receivedAt: NOW, shards: 4 };

  it('follows from the message alone, not from its receipt', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: -ABSURD + 1, max: ABSURD - 1 }), (dedupKey, delay) => {
        const first = identify({ ...given, dedupKey });
        expect(identify({ ...given, dedupKey, receivedAt: NOW + delay }).key).toEqual(first.key);
        expect(hashOfKey(first.key)).toBe(hash128(joinKey('i1', dedupKey)));
        expect(first.hash).toBe(hashOfKey(first.key));
        expect(integrationOfKey(first.key)).toBe('i1');
      }),
    );
  });

  it('is told apart from the same frame at another integration, also in the points of one device', () => {
    expect(identify({ ...given, integrationId: 'i2' }).hash).not.toBe(identify(given).hash);
  });

  it('puts the messages of a device into one shard, and devices into all', () => {
    const shardOf = (deviceHint: string | null, dedupKey = 'k') =>
      splitKey(identify({ ...given, deviceHint, dedupKey }).key.pk)[2];
    expect(shardOf('dev', 'a')).toBe(shardOf('dev', 'b'));
    const devices = Array.from({ length: 64 }, (_, i) => shardOf(`device ${i}`));
    expect(new Set(devices)).toEqual(new Set(['0', '1', '2', '3']));
    expect(new Set(Array.from({ length: 64 }, (_, i) => shardOf(null, `${i}`))).size).toBe(4);
  });

  it('sorts by time inside a day', () => {
    const early = identify({ ...given, time: 999_999_999_999, receivedAt: 999_999_999_999 });
    const late = identify({ ...given, time: NOW });
    expect(early.key.sk < late.key.sk).toBe(true);
    expect(late.key.pk).toMatch(new RegExp(`^i1#${utcDay(NOW)}#\\d$`));
  });

  it.each([
    ['no time', undefined, true, true],
    ['no number', Number.NaN, true, true],
    ['an absurd time', NOW - ABSURD - 1, true, true],
    ['a time of the future', NOW + 3 * DAY, true, true],
    ['a late time', NOW - 3 * MINUTE, false, true],
    ['a time of now', NOW - 1 * MINUTE, false, false],
  ])('with %s', (_, time, timeless, open) => {
    const identity = identify({ ...given, time });
    expect(splitKey(identity.key.pk)[1] === TIMELESS).toBe(timeless);
    expect(identity.open).toBe(open);
  });
});
