import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTopicFilter, matchesFilter } from './filter.ts';

it.each(['a', '+', '#', 'a/+/c', 'a/#', '+/+/#', 'greenhouse/+/telemetry', '/a', 'a b/ü'])(
  'takes %s for a filter',
  (filter) => {
    expect(isTopicFilter(filter)).toBe(true);
  },
);

it.each([
  '',
  '$aws/#',
  '$share/g/a',
  'a/#/b',
  'a+/b',
  'a/b#',
  '##',
  "a'b",
  'a"b',
  'a\\b',
  'a\nb',
  'a\u0000',
  'x'.repeat(257),
])('refuses %j', (filter) => {
  expect(isTopicFilter(filter)).toBe(false);
});

it.each([
  ['a/+/c', 'a/b/c', true],
  ['a/+/c', 'a/b/d', false],
  ['a/+', 'a', false],
  ['a/+', 'a/b/c', false],
  ['a/#', 'a/b/c', true],
  ['a/#', 'a', true],
  ['a/#', 'ab', false],
  ['#', 'a/b', true],
  ['a/b', 'a/b', true],
  ['a/b/c', 'a/b', false],
])('%s and %s: %s', (filter, topic, matches) => {
  expect(matchesFilter(filter, topic)).toBe(matches);
});

it('decides about any text quickly, and lets nothing into SQL that could end the string', () => {
  const hostile = fc.oneof(fc.string({ maxLength: 300 }), fc.stringMatching(/^[a+#/$'\\]{0,300}$/));
  fc.assert(
    fc.property(hostile, (text) => {
      if (!isTopicFilter(text)) return;
      expect(text.startsWith('$')).toBe(false);
      expect([...text].filter((one) => one < ' ' || ["'", '"', '\\'].includes(one))).toEqual([]);
    }),
  );
  expect(isTopicFilter(`${'+/'.repeat(50_000)}$'`)).toBe(false);
});
