import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { decoderOf, sourceOf } from './decoder.ts';
import { tableOf } from './table.ts';

function problem(table: Json | string): string {
  try {
    decoderOf(tableOf(typeof table === 'string' ? table : JSON.stringify(table)));
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(Failure);
    expect(thrown).toMatchObject({ code: 'compile', detail: { field: 'script' } });
    return (thrown as Failure).message;
  }
  return 'none';
}

const withSteps = (...payload: Json[]) => ({ table: 1, device: 'Test', payload });

describe('a faulty table', () => {
  it.each<[string, Json | string]>([
    ['The table: is not JSON', '{'],
    ['The table: is not a JSON object', '[]'],
    ['table: must be 1, the version of this format', { device: 'Test', payload: [] }],
    ['device: is missing', { table: 1, payload: [] }],
    ['vendor: is no member of a table', { ...withSteps(), vendor: 'x' }],
    ["order: is neither 'big' nor 'little'", { ...withSteps(), order: 'middle' }],
    ['payload: is not a list of steps', { table: 1, device: 'Test' }],
    ["maps: 'a b' is no name", { ...withSteps(), maps: { 'a b': {} } }],
    ["maps.m: 'x' is no whole number", { ...withSteps(), maps: { m: { x: 'y' } } }],
    ['maps.m: gives something', { ...withSteps(), maps: { m: { 1: {} } } }],
    ['maps.m: has a number that is too large', '{"table":1,"device":"T","maps":{"m":{"0":1e999}},"payload":[]}'],
    ["payload[0].object: '_o' is hidden", withSteps({ object: '_o', fields: [] })],
    ['maps.m: has more than 32 bits', { ...withSteps(), maps: { m: Array(33).fill('x') } }],
    ['variables.R: is not a number', { ...withSteps(), variables: { R: '1' } }],
    ["payload[0]: 'a' has neither a type nor a formula", withSteps('a')],
    ["payload[1]: 'u9' is no type", withSteps('a: u8', 'b: u9')],
    ["payload[0]: 'y' at column 9 is no name known here", withSteps('a: u8 = y')],
    ["payload[0]: 'sin' at column 9 is no function", withSteps('a: u8 = sin(x)')],
    ["payload[0]: 'pow' takes 2 to 2 values", withSteps('a: u8 = pow(x)')],
    ['payload[0]: a text cannot be calculated with', withSteps('a: hex 1 = x + 1')],
    ["payload[0]: there is no map 'm'", withSteps('a: u8 -> m')],
    ['payload[0]: a number is too large', withSteps('a: u8 = 1e999')],
    ["payload[0]: expected ')'", withSteps('a: u8 = (x')],
    ["payload[0]: '#' at column 9 means nothing", withSteps('a: u8 = #')],
    ['payload[0]: 1.5 is no count of bytes', withSteps('a: hex 1.5')],
    ['payload[0]: has none of', withSteps({ loop: 1 })],
    ["payload[0]: 'count' has no meaning beside 'repeat'", withSteps({ repeat: 2, count: 1, fields: [] })],
    ['payload[0]: repeats what takes no bytes', withSteps({ repeat: 2, fields: ['a = 1'] })],
    ['payload[0].records["1"]: \'1\' is no byte in hex', withSteps({ records: { 1: [] } })],
    ['payload[0].records["01"]: a key here has 2 bytes', withSteps({ key: 2, records: { '01': [] } })],
    ['payload[0]: two records have the key 1', withSteps({ records: { '01': [], '02,01': [] } })],
    ['payload[0].sensors: has more entries', withSteps({ flags: 'u8', sensors: Array(9).fill([]) })],
    ['payload[0].cases["a"]: \'a\' is no whole number', withSteps({ switch: 'port', cases: { a: [] } })],
    ["payload[0].fields[0]: '9' is no name", withSteps({ point: '1', fields: ['9: u8'] })],
  ])('%s', (told, table) => {
    expect(problem(table)).toContain(told);
  });

  it('is told from one that is too much', () => {
    expect(problem(withSteps(...Array<Json>(3_001).fill('a = 1')))).toContain('has 3001 steps');
    expect(problem(withSteps(`a = ${'('.repeat(40)}1${')'.repeat(40)}`))).toContain('nested deeper');
    expect(problem(withSteps(`a = ${'-'.repeat(40)}1`))).toContain('nested deeper');
    expect(problem(withSteps(`a = ${'1 + '.repeat(400)}1`))).toContain('longer than 1000 characters');
    let steps: Json = ['a: u8'];
    for (let i = 0; i < 10; i++) steps = [{ attributes: steps }];
    expect(problem(withSteps(...(steps as Json[])))).toContain('nested deeper than 8');
  });
});

describe('a hostile table', () => {
  /** Everything a table may name, with what would end a string or a statement in JavaScript. */
  const WORDS = ['constructor', '__proto__', 'process', 'h', 'b', 'globalThis', 'v1', 'this'];

  it.each(WORDS)('reaches no %s by name', (word) => {
    for (const step of [`a = ${word}`, `a: hex ${word}`, `a: u8 -> ${word}`, `a = '{${word}}'`, `a = ${word}(1)`]) {
      expect(problem(withSteps(step)), step).not.toBe('none');
    }
  });

  it.each(['"];throw 1;//', "'", '`$(1)`', '\\', '\u2028', '*/', '</script>'])('%j stays a text', (text) => {
    const maps = { m: { 0: text, else: text } };
    const table = { ...withSteps('a: u8 -> m', { warning: text }), device: text, maps };
    const decode = decoderOf(tableOf(JSON.stringify(table)));
    expect(decode(Uint8Array.of(0))).toEqual({ data: { a: text }, warnings: [text] });
    expect(decode(Uint8Array.of(9))).toEqual({ data: { a: text }, warnings: [text] });
  });

  it('cannot name a prototype', () => {
    const decode = decoderOf(tableOf(JSON.stringify(withSteps('__proto__: u8', 'constructor: u8', 'toString: u8'))));
    const { data = {} } = decode(Uint8Array.of(1, 2, 3));
    expect(Object.entries(data)).toEqual([
      ['constructor', 2],
      ['toString', 3],
    ]);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });

  it('becomes code of our own words only', () => {
    const names = ['alpha', 'beta', 'gamma'];
    const { source } = sourceOf(
      tableOf(JSON.stringify(withSteps(`${names[0]}: u8`, `${names[1]} = alpha`, `_gamma = beta`))),
    );
    const outside = source.replace(/"(?:[^"\\]|\\.)*"/g, '""');
    for (const name of names) expect(outside).not.toContain(name);
  });
});
