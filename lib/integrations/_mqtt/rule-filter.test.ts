import { expect, it } from 'vitest';
import { topicFilter } from './rule-filter.ts';

it('gives the rule only filters that are safe in its SQL', () => {
  expect(topicFilter({ topicFilter: 'a/+/b' })).toBe('a/+/b');
  for (const filter of ["a' WHERE true --", '$aws/#', 'a/#/b', '', 'é'.repeat(129)]) {
    expect(() => topicFilter({ topicFilter: filter })).toThrow(expect.objectContaining({ code: 'invalid' }));
  }
});
