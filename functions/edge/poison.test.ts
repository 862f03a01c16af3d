import { expect, it } from 'vitest';
import { Failure } from '../../lib/model/failure.ts';
import { isPoison } from './poison.ts';

function outage(name: string): Failure {
  return new Failure('unavailable', 'x', { cause: Object.assign(new Error('x'), { name }) });
}

it.each([
  ['an item nobody can read', new Failure('bad-envelope', 'x'), 1, true],
  ['a store that is down', outage('TimeoutError'), 999, false],
  ['a store that throttles', outage('ProvisionedThroughputExceededException'), 999, false],
  ['an outage without a cause', new Failure('unavailable', 'x'), 999, false],
  ['a request DynamoDB calls invalid, at first', outage('ValidationException'), 4, false],
  ['a request DynamoDB calls invalid, again and again', outage('ValidationException'), 5, true],
  ['a mistake of ours wrapped as an outage', outage('TypeError'), 5, true],
  ['a mistake of ours, at first', new TypeError('x'), 1, false],
  ['a mistake of ours, again and again', new TypeError('x'), 5, true],
])('%s', (_, thrown, receives, expected) => {
  expect(isPoison(thrown, receives)).toBe(expected);
});
