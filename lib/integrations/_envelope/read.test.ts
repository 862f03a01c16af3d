import { expect, it } from 'vitest';
import { at, booleanAt, numberAt, objectAt, present, requireText, textAt } from './read.ts';

const envelope = JSON.parse('{"a":{"b":{"c":"x"},"n":0,"f":false,"e":""},"__proto__":{"p":1},"list":[1]}');

it('follows a path through own members only', () => {
  expect(at(envelope, 'a.b.c')).toBe('x');
  expect(at(envelope, 'a.b.c.d')).toBeUndefined();
  expect(at(envelope, 'constructor.name')).toBeUndefined();
  expect(at(envelope, 'list.length')).toBeUndefined();
  expect(at(envelope, '__proto__.p')).toBe(1);
  expect(at(undefined, 'a')).toBeUndefined();
});

it('gives a value only where the type is right', () => {
  expect([textAt(envelope, 'a.b.c'), textAt(envelope, 'a.e'), textAt(envelope, 'a.n')]).toEqual([
    'x',
    undefined,
    undefined,
  ]);
  expect([numberAt(envelope, 'a.n'), numberAt(envelope, 'a.f')]).toEqual([0, undefined]);
  expect([booleanAt(envelope, 'a.f'), booleanAt(envelope, 'a.n')]).toEqual([false, undefined]);
  expect([objectAt(envelope, 'a.b'), objectAt(envelope, 'list')]).toEqual([{ c: 'x' }, undefined]);
});

it('names the path of a missing or wrong member', () => {
  const detail = expect.objectContaining({ field: 'a.x', fix: 'Do it.' });
  expect(() => requireText(envelope, 'a.x', 'Do it.')).toThrow(
    expect.objectContaining({ code: 'bad-envelope', detail }),
  );
  expect(() => requireText(envelope, 'a.n', 'Do it.')).toThrow('a.n is not text');
});

it('keeps zeros, false and empty text, and drops what is absent', () => {
  expect(present({ zero: 0, no: false, empty: '', gone: undefined, nothing: null })).toEqual({
    zero: 0,
    no: false,
    empty: '',
  });
});
