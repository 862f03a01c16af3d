import { expect, it } from 'vitest';
import { barTable, passed, reached } from './bars.ts';
import { tableOf } from './markdown.ts';

it('knows on which side of a limit a figure lies', () => {
  expect(reached(1.1, { atMost: 1.1 })).toBe(true);
  expect(reached(1.11, { atMost: 1.1 })).toBe(false);
  expect(reached(4.9, { atLeast: 5 })).toBe(false);
  expect(reached(5, { atLeast: 5 })).toBe(true);
});

it('never passes what could not be measured', () => {
  expect(passed({ what: 'x', measured: Number.NaN, unit: 'x', must: { atMost: 5 } })).toBe(false);
  expect(passed({ what: 'x', measured: Number.NaN, unit: 'x', must: { atLeast: 5 } })).toBe(false);
});

it('prints a failure as one', () => {
  const bars = [
    { what: 'good', measured: 1, unit: 'x', must: { atMost: 2 }, aim: { atMost: 0.5 } },
    { what: 'bad', measured: 3, unit: 'x', must: { atMost: 2 } },
  ];
  const [, , good = '', bad = ''] = barTable(bars).split('\n');
  expect(good).toMatch(/pass .* not reached/);
  expect(bad).toContain('FAIL');
});

it('prints numbers to the right in few digits', () => {
  expect(
    tableOf(
      ['what', 'n'],
      [
        ['a', 12_345.6],
        ['b', 0.123],
      ],
    ),
  ).toBe(['| what |      n |', '| ---- | -----: |', '| a    | 12,346 |', '| b    |   0.12 |'].join('\n'));
});
