import { expect, it } from 'vitest';
import { checkTopic } from './topic.ts';

it.each(['a', 'greenhouse/sensor-7/downlink', 'é/ü', 'a/b/c/d/e/f/g/h', 'x'.repeat(256), 'a b/c$d'])(
  'lets %s through',
  (topic) => {
    expect(checkTopic(topic)).toBe(topic);
  },
);

it.each([
  ['', 'is empty'],
  ['$aws/things/x/shadow/update', 'reserves'],
  ['a/+/b', 'wildcard'],
  ['a/#', 'wildcard'],
  ['a+b', 'wildcard'],
  ['a\u0000b', 'forbids'],
  ['a\nb', 'forbids'],
  ['a\ud800', 'forbids'],
  ['/a', 'empty level'],
  ['a//b', 'empty level'],
  ['a/', 'empty level'],
  ['x'.repeat(257), 'longer'],
  ['é'.repeat(129), 'longer'],
  ['a/b/c/d/e/f/g/h/i', 'slashes'],
])('refuses %j', (topic, reason) => {
  expect(() => checkTopic(topic)).toThrow(
    expect.objectContaining({ code: 'bad-output', message: expect.stringContaining(reason) }),
  );
});
