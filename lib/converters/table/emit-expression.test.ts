import { describe, expect, it } from 'vitest';
import { type Decoded, decoderOf, sourceOf } from './decoder.ts';
import { tableOf } from './table.ts';

function decode(payload: string[], bytes: number[]): Decoded {
  return decoderOf(tableOf(JSON.stringify({ table: 1, device: 'T', variables: { far: 1e308 }, payload })))(
    Uint8Array.from(bytes),
  );
}

describe('a formula that is no number', () => {
  it.each([
    'a: u8 = x * 1e308',
    'a: u8 = x * x * x * 1e306',
    'a: u8 = x ** 400',
    'a: u8 = (0 - x) ** 0.5',
    'a: u8 = 1e308 + far',
    'a: u8 = 0 - far - far',
    'a: u8 = far / 0.1',
    'a: u8 = x % 0',
    'a: u8 = round(x, 400)',
    'a: u8 = round(far, 20)',
    'a: u8 = min(x, log(0 - x))',
    'a: u8 = x > 1 ? x * 1e308 : 1',
    'a: u8 = -(x * 1e308)',
    'a: u8 = x * 1e308 - x * 1e308',
  ])('%s is left out with a warning', (field) => {
    expect(decode([field], [9])).toEqual({ data: {}, warnings: ['a is no number'] });
    expect(decode([field.replace('a: u8', '_b: u8'), 'a = _b'], [9]).data).toEqual({});
  });

  it('is left out of a list, and so is what its condition leaves out', () => {
    const fields = [1, 0, 4].map(() => ({ list: 'l', each: 'v: u8 = 8 / x if x != 1' }));
    const text = JSON.stringify({ table: 1, device: 'T', payload: fields });
    expect(decoderOf(tableOf(text))(Uint8Array.of(1, 0, 4))).toEqual({
      data: { l: [2] },
      warnings: ['v is no number'],
    });
  });

  it('is not looked for where it cannot be', () => {
    for (const formula of ['x / 10 - 40', 'round(x * 1.8 + 32, 2)', 'x ** 3', '(x & 7) * 60', 'x / 10 + far / 1e9']) {
      const { source } = sourceOf(
        tableOf(JSON.stringify({ table: 1, device: 'T', variables: { far: 1 }, payload: [`a: u8 = ${formula}`] })),
      );
      expect(source, formula).not.toContain('isFinite');
    }
  });
});

describe('any formula', () => {
  it('gives a number or nothing', () => {
    let state = 7;
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((state / 2 ** 31) * below);
    };
    const pick = (list: readonly string[]) => list[random(list.length)] ?? '';
    const formula = (depth: number): string => {
      if (depth === 0) return pick(['x', 'y', 'far', '0', '0.5', '3', '1e300', '200', 'length']);
      const [a, b] = [formula(depth - 1), formula(depth - 1)];
      const operator = pick(['+', '-', '*', '/', '%', '**', '&', '<<', '>', '==']);
      return pick([
        `(${a} ${operator} ${b})`,
        `(${a} ${operator} ${b})`,
        `round(${a}, ${b})`,
        `-(${a})`,
        `abs(${a})`,
        `(${a} ? ${b} : 1)`,
        `floor(${a})`,
      ]);
    };
    for (let i = 0; i < 150; i++) {
      const text = formula(3);
      let decoded: Decoded = {};
      try {
        decoded = decode(
          ['y: f32', `a: u8 = ${text}`],
          [random(256), random(256), random(256), random(256), random(256)],
        );
      } catch (thrown) {
        expect((thrown as Error).message, text).toContain('must be of one type');
      }
      for (const value of Object.values(decoded.data ?? {})) {
        expect(typeof value === 'boolean' || Number.isFinite(value), `${text} is ${String(value)}`).toBe(true);
      }
    }
  });
});
