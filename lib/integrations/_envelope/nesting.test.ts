import { expect, it } from 'vitest';
import { nestingOf } from './nesting.ts';

it.each([
  ['1', 0],
  ['{}', 1],
  ['{"a":[{"b":1}]}', 3],
  ['[[],[[]]]', 3],
  ['{"a":"[[[[{{{{"}', 1],
  ['{"a":"\\"[[["}', 1],
  ['["\\\\",[]]', 2],
])('counts the depth of %s', (text, depth) => {
  expect(nestingOf(text)).toBe(depth);
});

it('counts a quarter of a million brackets without recursion', () => {
  expect(nestingOf('['.repeat(250_000))).toBe(250_000);
});
