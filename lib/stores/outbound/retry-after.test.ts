import { expect, it } from 'vitest';
import { DAY, MINUTE, SECOND } from '../../model/clock.ts';
import { NOW } from '../stores.test-kit.ts';
import { retryAfter } from './retry-after.ts';

it.each([
  ['0', 0],
  ['120', 120 * SECOND],
  ['999999999', DAY],
  [new Date(NOW + 5 * MINUTE).toUTCString(), 5 * MINUTE - (NOW % 1_000)],
  ['Sun, 06 Nov 1994 08:49:37 GMT', 0],
])('%s', (header, ms) => expect(retryAfter(header, NOW)).toBe(ms));

it.each([undefined, '', 'soon', '-5', '1.5', '1e3', '2026-03-14', '12345678901', 'Sun, 99 Foo 1994 08:49:37 GMT'])(
  '%s is none',
  (header) => expect(retryAfter(header, NOW)).toBeUndefined(),
);
