import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { LIMITS } from '../limits.ts';
import { checkSize } from './size.ts';

function told(output: Json): string {
  try {
    checkSize(output);
    return 'fits';
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'output-too-large' });
    return thrown instanceof Failure ? thrown.message : '';
  }
}

const keyed = (count: number, value: Json = 1) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [i, value]));

describe('a result as large as any may be', () => {
  // `{"a":"…"}` takes 8 bytes beside the text.
  const room = LIMITS.outputBytes - 8;

  it.each<[string, number]>([
    ['x', 1],
    ['é', 2],
    ['\0', 6],
  ])('of %j fits; a character more does not', (character, bytes) => {
    const count = Math.floor(room / bytes);
    expect(told({ a: character.repeat(count) })).toBe('fits');
    expect(told({ a: character.repeat(count + 1) })).toContain('bytes');
  });

  it('has 5,000 keys of 256 characters, all objects together, and 32 levels', () => {
    expect(told([keyed(2_500), keyed(2_500)])).toBe('fits');
    expect(told([keyed(2_500), keyed(2_500), { a: null }])).toContain('more than 5000 keys');
    expect(told({ ['k'.repeat(256)]: true })).toBe('fits');
    expect(told({ ['k'.repeat(257)]: true })).toContain('longer than 256 characters');
    const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(told(nested(32))).toBe('fits');
    expect(told(nested(33))).toContain('deeper than 32');
  });

  it('is counted anew for each', () => {
    for (let i = 0; i < 3; i++) expect(told(keyed(4_000))).toBe('fits');
    expect(told(Array<Json>(1e6).fill(1))).toContain('bytes or more');
    expect(told({ a: 1 })).toBe('fits');
  });
});
