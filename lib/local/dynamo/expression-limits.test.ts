import { expect, test } from 'vitest';
import { brokenLimit } from './expression-limits.ts';

const condition = (keys: number) =>
  Array.from({ length: keys }, (_, i) => `(attribute_not_exists(k.#${i}) OR k.#${i}.o < :${i})`).join(' AND ');
const assignments = (keys: number) => `SET ${Array.from({ length: keys }, (_, i) => `k.#${i} = :${i}`).join(', ')}`;

test.each([
  ['no expression', { TableName: 't' }],
  ['fifty keys in one update', { UpdateExpression: assignments(50), ConditionExpression: condition(50) }],
  ['exactly 4,096 bytes', { FilterExpression: `a = :${'v'.repeat(4_091)}` }],
  ['exactly 300 operators', { UpdateExpression: `SET a = :b${' + :c'.repeat(300)}` }],
])('within the limits: %s', (_name, input) => {
  expect(brokenLimit(input)).toBeNull();
});

test.each([
  ['4,097 bytes', { FilterExpression: `a = :${'v'.repeat(4_092)}` }, /FilterExpression: Expression size/],
  ['bytes, not characters', { ProjectionExpression: 'ю'.repeat(2_049) }, /expression size: 4098/],
  ['301 operators', { UpdateExpression: `SET a = :b${' + :c'.repeat(301)}` }, /operator count: 301/],
  ['a condition on 99 keys', { ConditionExpression: condition(99) }, /too many operators|Expression size/],
  ['functions', { ConditionExpression: 'size(a) '.repeat(301) }, /operator count: 301/],
])('over the limits: %s', (_name, input, message) => {
  expect(brokenLimit(input)).toMatch(message);
});
