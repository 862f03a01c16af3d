import { describe, expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import { differenceLine, differences } from './difference.ts';

const lines = (expected: Json, actual: Json) => differences(expected, actual).map(differenceLine);

describe('differences', () => {
  it('finds none between equal values, whatever the order of keys', () => {
    expect(differences({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] })).toEqual([]);
    expect(differences(0, -0)).toEqual([]);
    expect(differences(1, 1.0)).toEqual([]);
  });

  it('names each place', () => {
    expect(
      lines({ telemetry: [{ ts: 1, values: { t: 12.3 } }] }, { telemetry: [{ ts: 1, values: { t: 12.4 } }] }),
    ).toEqual(['telemetry[0].values.t: expected 12.3, got 12.4']);
    expect(lines({ a: 1, b: 2 }, { b: '2', c: null })).toEqual([
      'a: expected 1, is missing',
      'b: expected 2, got "2"',
      'c: unexpected null',
    ]);
    expect(lines([1, 2], [1])).toEqual(['[1]: expected 2, is missing']);
    expect(lines([1], [1, [2]])).toEqual(['[1]: unexpected [2]']);
    expect(lines({ a: [] }, { a: {} })).toEqual(['a: expected [], got {}']);
    expect(lines({ a: {} }, null)).toEqual(['result: expected {"a":{}}, got null']);
    expect(lines({ fСnt: 1, 'a.b c': 1 }, { fСnt: 2, 'a.b c': 2 })).toEqual([
      'fСnt: expected 1, got 2',
      '["a.b c"]: expected 1, got 2',
    ]);
  });

  it('cuts what is long', () => {
    expect(lines('x'.repeat(1_000), 1)[0]?.length).toBeLessThan(300);
  });
});
