import { expect, it } from 'vitest';
import { postponeSeconds } from './queue-consumer.ts';

it('waits longer each time, never 0 and never above 15 minutes', () => {
  expect([1, 2, 3, 4, 11, 1_000].map((receives) => postponeSeconds(receives, 1))).toEqual([1, 2, 4, 8, 900, 900]);
  expect(postponeSeconds(1, 0)).toBe(1);
  expect(postponeSeconds(50, 0)).toBe(450);
});
