import { expect, it } from 'vitest';
import type { Stamped } from '../model/order.ts';
import { newerOnly } from './entities/stamped-write.ts';
import { assertExpressions, KEYS_PER_EXPRESSION } from './expression-limits.ts';

it('counts operators and functions, not names and values', () => {
  const term = 'attribute_not_exists(k.#1) OR k.#1.o < :o';
  expect(() =>
    assertExpressions({ ConditionExpression: Array.from({ length: 75 }, () => term).join(' AND ') }),
  ).not.toThrow();
  const expression = Array.from({ length: 90 }, () => '#a<:b OR size(c)>=:d').join(' AND ');
  expect(() => assertExpressions({ ConditionExpression: expression })).toThrow(/449 operators/);
});

it('measures bytes', () => {
  expect(() => assertExpressions({ UpdateExpression: `SET ${'ü'.repeat(2_047)}` })).toThrow(/4098 bytes/);
  expect(() => assertExpressions({ ProjectionExpression: 'a'.repeat(4_096) })).not.toThrow();
  expect(() => assertExpressions({ FilterExpression: 'a'.repeat(4_097) })).toThrow(RangeError);
});

it('lets a full chunk of keys through, each with an order of its own', () => {
  const values = new Map<string, Stamped>();
  for (let i = 0; i < KEYS_PER_EXPRESSION; i += 1) values.set(`key ${i}`, { value: i, order: `${i}` });
  const { sets, conditions } = newerOnly(values);
  expect(() =>
    assertExpressions({ UpdateExpression: `SET ${sets.join(',')}`, ConditionExpression: conditions.join(' AND ') }),
  ).not.toThrow();
});
