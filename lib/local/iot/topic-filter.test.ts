import { expect, test } from 'vitest';
import { filterFault, matchesFilter } from './topic-filter.ts';

test.each([
  ['a/b', 'a/b', true],
  ['a/b', 'a/B', false],
  ['a/b', 'a/b/c', false],
  ['a/b/c', 'a/b', false],
  ['+/b', 'a/b', true],
  ['a/+', 'a/', true],
  ['a/+', 'a', false],
  ['a/+/c', 'a/b/c', true],
  ['a/+/c', 'a/b/b/c', false],
  ['#', 'a', true],
  ['#', 'a/b/c', true],
  ['a/#', 'a/b/c', true],
  ['a/#', 'a/', true],
  ['a/#', 'a', false],
  ['a/#', 'ab/c', false],
  ['+/+/#', 'a/b/c/d', true],
  ['#', '$aws/things/x', false],
  ['+/things/x', '$aws/things/x', false],
  ['$aws/things/+', '$aws/things/x', true],
  ['/a', '/a', true],
  ['+/a', '/a', true],
])('%s and %s: %s', (filter, topic, matches) => {
  expect(matchesFilter(filter, topic)).toBe(matches);
});

test.each(['a', 'a/+/b', '#', 'a/#', '+', '/'])('%s is a filter', (filter) => {
  expect(filterFault(filter)).toBeNull();
});

test.each([
  ['', /empty/],
  ['a/#/b', /last level/],
  ['a+/b', /\+ must stand alone/],
  ['a/b#', /# must stand alone/],
  ['##', /# must stand alone/],
])('"%s" is none', (filter, reason) => {
  expect(filterFault(filter)).toMatch(reason);
});
