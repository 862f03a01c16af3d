import { expect, it } from 'vitest';
import { seededUlid, ulids } from './ulid.ts';

it('begins with the time and has 26 characters of Crockford base 32', () => {
  // The example of the specification: 1469918176385 is 01ARYZ6S41.
  const earlier = ulids()(1_469_918_176_385);
  expect(earlier).toMatch(/^01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/);
});

it('grows with each call, at the same millisecond and when the clock goes back', () => {
  const now = Date.now();
  const ulid = ulids();
  const made = [now, now, now, now - 5_000, now + 1].map(ulid);
  for (let i = 0; i < 2_000; i += 1) made.push(ulid(now));
  expect(made).toEqual([...made].sort());
  expect(new Set(made).size).toBe(made.length);
});

it('knows no clock but that of its own generator', () => {
  const later = ulids()(1_469_918_176_385 + 60_000);
  expect(ulids()(1_469_918_176_385) < later).toBe(true);
});

it('is the same again for the same seed and time, and another one for another seed', () => {
  const one = seededUlid(1_469_918_176_385, 'message 1');
  expect(one).toMatch(/^01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/);
  expect(seededUlid(1_469_918_176_385, 'message 1')).toBe(one);
  expect(seededUlid(1_469_918_176_385, 'message 2')).not.toBe(one);
});
