import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import { packKey, packValue, unpackKey, unpackValue } from './value.ts';

it.each<[Json, unknown]>([
  [22, 22],
  ['22', '22'],
  [true, true],
  [null, null],
  [-7.25, -7.25],
  [0, 0],
  [2 ** 53, { j: '9007199254740992' }],
  [1e200, { j: '1e+200' }],
  [5e-324, { j: '5e-324' }],
  [{ a: [1] }, { j: '{"a":[1]}' }],
  [[], { j: '[]' }],
  ['\ud800', { j: '"\\ud800"' }],
])('packs %j', (value, packed) => {
  expect(packValue(value)).toEqual(packed);
  expect(unpackValue(packValue(value))).toEqual(value);
});

it('gives every JSON value back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (given) => {
      const value = JSON.parse(JSON.stringify(given)) as Json;
      expect(unpackValue(packValue(value))).toEqual(value);
    }),
  );
});

it('gives every key back, and none is empty or a property of all objects', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '__proto__', 'constructor', '\u0000', '\u0000a')),
      (key) => {
        expect(unpackKey(packKey(key))).toBe(key.toWellFormed());
        expect(packKey(key)).not.toMatch(/^(__proto__|constructor)?$/);
      },
    ),
  );
});
