import { expect, it } from 'vitest';
import { compileTbel } from '../lib/converters/tbel/compile.ts';
import { failureOf } from './tbel.test-kit.ts';

const compile = (script: string) => compileTbel(script, 'uplink');

it.each<[string, string, string, number, number]>([
  ['a missing parenthesis', 'var a = (1 + 2;', 'Expected ")" after the expression, found ";"', 1, 15],
  ['a missing brace', 'if (true) {\n  var a = 1;\n', 'This "{" is never closed', 1, 11],
  ['a missing semicolon', 'var a = 1 var b = 2;', 'Expected ";" after the statement, found "var"', 1, 11],
  ['no value', 'var a = ;', 'Expected a value, found ";"', 1, 9],
  ['a word for a value', '1 + if', 'Expected a value, found "if"', 1, 5],
  ['the end of the script', 'return 1 +', 'Expected a value, found the end of the script', 1, 11],
  ['an open text', 'var a = "x;\nreturn a;', 'This text is not closed on its line', 1, 9],
  ['an unknown escape', 'var a = "x\\q";', '"\\q" is not an escape', 1, 11],
  ['an open comment', '1;\n  /* x', 'This comment is never closed', 2, 3],
  ['a broken number', 'var a = 12abc;', '"12abc" is not a number', 1, 9],
  ['a number with underscores', 'var a = 1_000;', '"1_000" is not a number', 1, 9],
  ['a binary number', 'return 0b101;', '"0b101" is not a number', 1, 8],
  [
    'a number beyond Long',
    'return 12345678901234567890;',
    'The number 12345678901234567890 does not fit into a Long',
    1,
    8,
  ],
  ['a foreign character', 'var a = 1 @ 2;', 'The character "@" has no meaning here', 1, 11],
  ['a backtick', 'return `a`;', 'The character "`" has no meaning here', 1, 8],
  ['two variables at once', 'var a = 1, b = 2;', 'One "var" declares one variable', 1, 10],
  ['let', 'let x = 5;', 'Expected ";" after the statement, found "x"', 1, 5],
  ['import', '1;\nimport java.util.List;', '"import" is not available in TBEL', 2, 1],
  ['a lambda', 'var f = (x) -> x;', 'Expected a value, found ">"', 1, 14],
  ['a function as value', 'var f = function (x) { return x; };', 'Expected a value, found "function"', 1, 9],
  ['an assignment to a value', '5 = a;', 'Only a variable, a property or an element can be assigned', 1, 3],
  ['++ on a call', 'f()++;', 'Only a variable, a property or an element can be assigned', 1, 4],
  ['a map without colon', 'var m = {a 1};', 'Expected ":" after the key, found "1"', 1, 12],
  ['a list without comma', 'var l = [1 2];', 'Expected "," or "]" after an element, found "2"', 1, 12],
  ['case outside', 'switch (1) { var a = 1; }', 'Expected "case" or "default", found "var"', 1, 14],
  ['a function without name', 'function (a) {}', 'Expected the name of the function, found "("', 1, 10],
  ['a class that is not there', 'new java.io.File("x");', 'The class java.io.File is not available in TBEL', 1, 1],
  [
    'a map in a bare ternary',
    'var m = {a: true ? {} : 2};',
    'A "? :" with a map or a list inside a map needs parentheses',
    1,
    18,
  ],
  ['break outside', 'function f() { break; } while (true) { f(); }', '"break" stands outside of a loop', 1, 16],
  ['continue in a switch', 'switch (1) {\n case 1: continue; }', '"continue" stands outside of a loop', 2, 10],
  ['bits of doubles', 'return 5.0 & 1;', '"&" takes whole numbers', 1, 12],
])('says where and what: %s', (_case, script, message, line, column) => {
  const failure = failureOf(() => compile(script));
  expect([failure.code, failure.message, failure.detail.line, failure.detail.column]).toEqual([
    'compile',
    message,
    line,
    column,
  ]);
});

it('refuses nesting that would end the stack, and takes long chains', () => {
  expect(failureOf(() => compile('('.repeat(100_000))).message).toBe('The script nests too deeply');
  expect(failureOf(() => compile(`return ${'1+'.repeat(20_000)}1;`)).message).toBe('The script nests too deeply');
  const branches = Array.from({ length: 1000 }, (_, i) => `if (x == ${i}) { y = ${i}; }`).join(' else ');
  expect(compile(`var x = 1; var y = 0; ${branches} return y;`).warnings).toEqual([]);
});

it('warns of what does not run as it reads', () => {
  const messages = (script: string) => compile(script).warnings.map(({ message, line }) => `${line}: ${message}`);
  expect(messages('var m = {\n a: true ? 1 : 2};')).toEqual([
    expect.stringMatching(/^2: In a map, TBEL takes "c \? a"/),
  ]);
  expect(messages('var m = {a: (true ? 1 : 2)};')).toEqual([]);
  expect(messages('var a = 1\nvar b = 2;')).toEqual([expect.stringMatching(/^2: A ";" is missing/)]);
  expect(messages('var a = [true ? 1 : 2];')).toEqual([expect.stringMatching(/^1: In a list/)]);
  expect(messages('var a = 1 << 2 + 3;')).toEqual([expect.stringMatching(/^1: TBEL computes literals/)]);
  expect(messages('var x = 7;\nreturn (x & 0xff) / 10;')).toEqual([
    expect.stringMatching(/^2: Both sides are Integers .* such as 10\.0/),
  ]);
  expect(messages('var x = 7;\nreturn (x & 0xff) / 10.0 + 5 / 2;')).toEqual([]);
});

it('warns, in the order of lines and once each, of what fails where it is reached', () => {
  const script =
    'if (payload.size() > 5) {\n  return readAll(payload);\n}\nvar x = bytez[0];\nreturn readAll(bytez) + (x & 1) / 2;';
  expect(compile(script).warnings).toEqual([
    { line: 2, column: 10, message: 'There is no function readAll; a message that comes here fails.' },
    { line: 4, column: 9, message: 'Nothing assigns bytez; a message that comes here fails.' },
    { line: 5, column: 33, message: expect.stringContaining('Both sides are Integers') },
  ]);
});

it('maps each generated line to its line of the script', () => {
  const { source, lines } = compile(
    'var a = 1;\n\nvar m = {\n  x: f(a),\n  y: 2\n};\nfunction f(q) {\n  return q;\n}\nreturn m;',
  );
  const generated = source.split('\n');
  expect(lines).toHaveLength(generated.length);
  const lineOf = (text: string) => lines[generated.findIndex((line) => line.includes(text))];
  expect([lineOf('f_f(g_a)'), lineOf('return l_q'), lineOf('return g_m')]).toEqual([4, 8, 10]);
});
