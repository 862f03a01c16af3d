import { expect, it } from 'vitest';
import { fillPattern } from './pattern.ts';

const metadata = { topic: 'a/b', site: 'quay', floor: 2, none: '', deep: { x: 1 } };

it('fills places with text and numbers', () => {
  expect(fillPattern(place('topic'), metadata)).toBe('a/b');
  expect(fillPattern(`sites/${place('site')}/${place('floor')}`, metadata)).toBe('sites/quay/2');
  expect(fillPattern('fixed/topic', metadata)).toBe('fixed/topic');
});

it('does not fill a place twice: values are no patterns', () => {
  expect(fillPattern(place('topic'), { topic: place('site'), site: 'x' })).toBe(place('site'));
});

it.each(['missing', 'none', 'deep', 'constructor', '__proto__'])('refuses %s', (key) => {
  const detail = expect.objectContaining({ field: `metadata.${key}` });
  expect(() => fillPattern(place(key), metadata)).toThrow(expect.objectContaining({ code: 'bad-output', detail }));
});

function place(key: string): string {
  return `\${${key}}`;
}
