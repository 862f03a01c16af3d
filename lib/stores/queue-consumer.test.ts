import { expect, it } from 'vitest';
import { postponeSeconds } from './queue-consumer.ts';

it('waits longer each time, never 0 and never above 30 minutes', () => {
  const waits = [1, 2, 3, 4, 11, 100, 101, 1_000].map((receives) => postponeSeconds(receives, 1));
  expect(waits).toEqual([1, 2, 4, 8, 900, 900, 1_800, 1_800]);
  expect(postponeSeconds(1, 0)).toBe(1);
  expect(postponeSeconds(50, 0)).toBe(450);
});

it('outlasts the 14 days SQS keeps a message, with the 1,000 receives it allows', () => {
  const seconds = Array.from({ length: 1_000 }, (_, i) => postponeSeconds(i + 1, 0.5));
  expect(seconds.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(14 * 24 * 3_600);
});
