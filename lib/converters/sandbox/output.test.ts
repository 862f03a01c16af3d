import { describe, expect, it } from 'vitest';
import { outputOf } from './output.ts';

describe('outputOf', () => {
  it('drops __proto__ at any depth and keeps the rest', () => {
    const output = outputOf('{"a":{"__proto__":{"x":1},"b":[{"__proto__":1,"c":2}]},"__proto__":{"admin":true}}');
    expect(JSON.stringify(output)).toBe('{"a":{"b":[{"c":2}]}}');
    expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
  });

  it('passes values of every kind', () => {
    for (const text of ['null', 'true', '-1.5', '"жё"', '[]', '{}', '[[{"":0}]]']) {
      expect(JSON.stringify(outputOf(text))).toBe(text);
    }
  });

  it('makes texts well-formed, keys too', () => {
    expect(outputOf('{"a\\ud800":["\\udc00x","\\\\ud800"],"b":{"c":null,"d":1}}')).toEqual({
      'a\ufffd': ['\ufffdx', '\\ud800'],
      b: { c: null, d: 1 },
    });
  });

  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  it('allows a depth of 32', () => {
    expect(() => outputOf(nested(32))).not.toThrow();
    expect(() => outputOf(nested(33))).toThrow(/nested deeper than 32/);
    expect(() => outputOf(nested(100_000))).toThrow(/nested deeper than 32/);
  });

  it('allows 5,000 keys of 256 characters', () => {
    const keys = (count: number) =>
      JSON.stringify([Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 1]))]);
    expect(() => outputOf(keys(5_000))).not.toThrow();
    expect(() => outputOf(keys(5_001))).toThrow(/more than 5000 keys/);
    expect(() => outputOf(JSON.stringify({ ['k'.repeat(256)]: 1 }))).not.toThrow();
    expect(() => outputOf(JSON.stringify({ a: [{ ['k'.repeat(257)]: 1 }] }))).toThrow(/at a\[0\] has a key longer/);
  });
});
