import { expect, it } from 'vitest';
import { rfc3339 } from './time.ts';

it.each([
  ['2023-05-22T07:47:05.404859+00:00', 1684741625404],
  ['2023-05-19T05:33:35.641841782Z', 1684474415641],
  ['2025-06-01T14:00:00+02:00', 1748779200000],
])('reads %s', (text, ms) => {
  expect(rfc3339(text)).toBe(ms);
});

it.each([
  undefined,
  '',
  '7',
  'May',
  '2025-06-01',
  '2025-13-01T00:00:00Z',
  '2025-06-01T12:00:00',
  '2025-06-01 12:00:00Z',
])('takes %s for no time', (text) => {
  expect(rfc3339(text)).toBeUndefined();
});
