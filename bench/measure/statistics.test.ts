import { expect, it } from 'vitest';
import { mean, median, percentile } from './statistics.ts';

it('finds the middle whatever the order', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(mean([1, 2, 6])).toBe(3);
});

it('finds percentiles between neighbours', () => {
  const hundred = Array.from({ length: 101 }, (_, i) => i);
  expect(percentile(hundred, 99)).toBe(99);
  expect(percentile([10, 20], 75)).toBe(17.5);
  expect(percentile([7], 99)).toBe(7);
  expect(percentile([], 50)).toBeNaN();
});
