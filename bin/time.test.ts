import { expect, it } from 'vitest';
import { timeOf } from './time.ts';

it.each([
  ['0', 0],
  ['1773500966535', 1_773_500_966_535],
  ['2026-03-14', Date.UTC(2026, 2, 14)],
  ['2026-03-14T15:00', Date.UTC(2026, 2, 14, 15)],
  ['2026-03-14T15:00:01.5Z', Date.UTC(2026, 2, 14, 15, 0, 1, 500)],
  ['2026-03-14T15:00+01:00', Date.UTC(2026, 2, 14, 14)],
])('takes %s', (text, ms) => {
  expect(timeOf('--from', text)).toBe(ms);
});

it.each(['', 'yesterday', '-5', '1.5', '2026', '1773500966', '2026-13-01', '14.3.2026', '2026-03-14 15:00'])(
  'refuses %j',
  (text) => {
    expect(() => timeOf('--from', text)).toThrow(`--from is epoch milliseconds or an ISO date, not ${text}`);
  },
);
