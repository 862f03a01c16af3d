import { expect, it } from 'vitest';
import { parseScript } from '../syntax/statements.ts';
import { provenIn } from './proven.ts';

const proven = (script: string, apart: string[] = []) => {
  const { counters, maps } = provenIn(parseScript(script).body, apart);
  return { counters: [...counters], maps: [...maps] };
};

it('proves counters and maps', () => {
  const script =
    'var i = 0; while (i < 9) { i++; i += 2; i = i - 1; } for (var k = 5; k > 0; k--) { } var m = {a: i}; m = {};';
  expect(proven(script)).toEqual({ counters: ['i', 'k'], maps: ['m'] });
});

it.each([
  'i = x;',
  'i += x;',
  'i += 65;',
  'i = i * 2;',
  'i *= 2;',
  'i = 5L;',
  'i += 1.0;',
  'i = 20000000;',
  'var i; ',
  'foreach (i : x) { }',
  'i = {};',
  'i = n + 1;',
  'var y = (i = x);',
])('does not take for a counter what something else may reach: %s', (rest) => {
  expect(proven(`var i = 0; ${rest}`).counters).toEqual([]);
  expect(proven(`${rest.replaceAll('i ', 'm ').replaceAll('(i', '(m')} var m = {}; m++;`).maps).toEqual([]);
});

it('leaves apart what others assign', () => {
  expect(proven('var i = 0; var m = {};', ['i', 'm'])).toEqual({ counters: [], maps: [] });
});
