import { beforeAll, expect, it } from 'vitest';
import { failureOf, openTbel } from './tbel.test-kit.ts';

let tbel: Awaited<ReturnType<typeof openTbel>>;

beforeAll(async () => {
  tbel = await openTbel();
});

/** What people write who know JavaScript or Java better, and what they are told: where, what, and what to write. */
const MISTAKES: [what: string, script: string, where: string, message: string, fix?: string][] = [
  [
    'const',
    'var a = 1;\nconst x = 5;\nreturn x;',
    'compile 2:7',
    'Expected ";" after the statement, found "x"',
    'Write var: TBEL has no let and no const.',
  ],
  [
    'let',
    'let x = 5;\nreturn x;',
    'compile 1:5',
    'Expected ";" after the statement, found "x"',
    'Write var: TBEL has no let and no const.',
  ],
  [
    'an arrow function',
    'var f = (x) => x + 1;',
    'compile 1:13',
    'Only a variable, a property or an element can be assigned',
    'TBEL has no arrow functions. Define a function with a name and call it; walk over lists by foreach.',
  ],
  [
    'an arrow function as argument',
    'return payload.map(b => b & 255);',
    'compile 1:23',
    'Expected a value, found ">"',
    'TBEL has no arrow functions. Define a function with a name and call it; walk over lists by foreach.',
  ],
  [
    'a function as argument',
    'payload.forEach(function (b) { x += b; });',
    'compile 1:17',
    'Expected a value, found "function"',
    'A function is no value in TBEL. Define it with a name and call it; walk over lists by foreach.',
  ],
  [
    'a template',
    'return `text`;',
    'compile 1:8',
    'The character "`" has no meaning here',
    'Put texts together by +, as in "t = " + t.',
  ],
  [
    'try',
    'try {\n  a();\n} catch (e) { }',
    'compile 1:5',
    'Expected ";" after the statement, found "{"',
    'TBEL has no try and catch. Check before you read, as in x != null.',
  ],
  [
    'throw',
    'throw new Error("x");',
    'compile 1:7',
    'Expected ";" after the statement, found "new"',
    'Write raiseError("what is wrong").',
  ],
  [
    'for … of',
    'for (var b of payload) { }',
    'compile 1:12',
    'Expected ";" after the start of "for", found "of"',
    'Walk over a list by foreach (x : list), over a map by foreach (e : map.entrySet()).',
  ],
  [
    'for … in',
    'for (var key in metadata) { }',
    'compile 1:14',
    'Expected ";" after the start of "for", found "in"',
    'Walk over a list by foreach (x : list), over a map by foreach (e : map.entrySet()).',
  ],
  [
    'optional chaining',
    'return metadata?.x;',
    'compile 1:17',
    'Expected a value, found "."',
    'Write a.?b where JavaScript has a?.b.',
  ],
  [
    'spread',
    'return {...metadata};',
    'compile 1:9',
    'Expected a value, found "."',
    'TBEL has no "...": use putAll, addAll or concat.',
  ],
  [
    'destructuring',
    'var {a, b} = metadata;',
    'compile 1:5',
    'Expected the name of a variable, found "{"',
    'Declare one variable after the other.',
  ],
  [
    'typeof',
    'return typeof payload;',
    'compile 1:15',
    'Expected ";" after the statement, found "payload"',
    'Write x instanceof String, isMap(x), isList(x) or x != null.',
  ],
  [
    'delete',
    'delete metadata.a;',
    'compile 1:8',
    'Expected ";" after the statement, found "metadata"',
    'Write map.remove("key").',
  ],
  [
    'await',
    'return await f();',
    'compile 1:14',
    'Expected ";" after the statement, found "f"',
    'A converter runs from the top to the end: leave async and await out.',
  ],
  [
    'import',
    'import java.util.List;',
    'compile 1:1',
    '"import" is not available in TBEL',
    'All that there is, is there already: built-ins, Math, Date, JSON and the collections.',
  ],
  [
    'a class of Java',
    'var f = new java.io.File("x");',
    'compile 1:9',
    'The class java.io.File is not available in TBEL',
    'Use Date, lists [] and maps {}.',
  ],
  ['an open apostrophe', "var a = 'it's';", 'compile 1:14', 'This text is not closed on its line', "Add '."],
  ['a closing brace too many', 'if (true) {\n  return 1;\n}\n}', 'compile 4:1', 'Expected a value, found "}"'],
  [
    'a condition without its end',
    'if (metadata.a == 1 {\n}',
    'compile 1:21',
    'Expected ")" after the condition, found "{"',
  ],
  ['a semicolon in a map', 'return {a: 1;}', 'compile 1:13', 'Expected "," or "}" after an entry, found ";"'],
  [
    'a number as condition',
    'if (payload.length) { return 1; }',
    'runtime 1',
    'a condition must be a Boolean, not Integer; write a comparison, such as x > 0 or x != null',
  ],
  ['truth of a list', 'return !payload;', 'runtime 1', '"!" takes a Boolean, not a List'],
  ['a value of nothing', 'return metadata.a.b;', 'runtime 1', 'null pointer: b of null'],
  [
    'an index too far',
    'var x = 1;\nreturn payload[10];',
    'runtime 2',
    'index 10 is out of bounds: there are 2 elements',
  ],
  [
    'a new element by its index',
    'var l = [];\nl[0] = 5;',
    'runtime 2',
    'there is no element 0 to be set yet; add() appends one',
  ],
  ['an unknown function', 'return decodeUplink(payload);', 'runtime 1', 'there is no function decodeUplink'],
  ['an unknown method', 'return payload.reduce(1);', 'runtime 1', 'unable to resolve method: List.reduce()'],
  ['an unknown member', 'return Object.keys(metadata);', 'runtime 1', 'Object.keys is not available in TBEL'],
  [
    'a variable nobody assigned',
    'if (false) { x = 1; }\nreturn x;',
    'runtime 2',
    'unresolvable property or identifier: x',
  ],
  ['a name of JavaScript', 'console.log(1);', 'runtime 1', 'unresolvable property or identifier: console'],
  [
    'too many bytes',
    'return parseBytesToInt(payload, 0, 8);',
    'runtime 1',
    'Offset: 0 and Length: 8 is out of bounds for array with length: 2!',
  ],
  ['half a byte', 'return hexToBytes("ABC");', 'runtime 1', 'Hex string must be even-length.'],
  ['no number', 'return parseInt("12px");', 'runtime 1', 'Value: "12px" is not numeric or hexDecimal format!'],
  [
    'bytes for JSON',
    'return decodeToJson(payload).temperature;',
    'runtime 1',
    'this is not JSON: unexpected "\\u0001\\u0002"',
  ],
];

it('are more than twenty', () => {
  expect(new Set(MISTAKES.map(([what]) => what)).size).toBeGreaterThan(20);
});

it.each(MISTAKES)('tells of %s', (_what, script, where, message, fix) => {
  const failure = failureOf(() => tbel.uplink(script, Uint8Array.of(1, 2)));
  const { line, column } = failure.detail;
  const place = column === undefined ? `${line}` : `${line}:${column}`;
  expect([`${failure.code} ${place}`, failure.message, failure.detail.fix]).toEqual([where, message, fix]);
});
