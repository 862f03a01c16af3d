import { expect, it } from 'vitest';
import { cursorOf, isTexts, positionOf } from './cursor.ts';

it('gives a position back', () => {
  expect(positionOf(cursorOf(['a#b', 'ü']), isTexts)).toEqual(['a#b', 'ü']);
});

it.each(['', 'x', '!!!', cursorOf({ a: 1 }), cursorOf([1]), cursorOf(null)])('refuses %j', (cursor) => {
  expect(() => positionOf(cursor, isTexts)).toThrow(/none of ours/);
});
