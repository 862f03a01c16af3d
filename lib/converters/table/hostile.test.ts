import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { resultOf } from '../contracts/result.ts';
import { makeVersion } from '../version.ts';
import { Tables } from './tables.ts';

const tables = new Tables();
const many = (count: number, step: (i: number) => Json) => Array.from({ length: count }, (_, i) => step(i));
const again = (...fields: Json[]): JsonObject => ({ payload: [{ repeat: 'rest', fields: ['_b: u8', ...fields] }] });
const BITS = { maps: { m: Array(32).fill('x'.repeat(7)) } };

function run(table: JsonObject, bytes: Uint8Array, kind: 'uplink' | 'downlink' = 'uplink', msg: Json = {}): Json {
  const script = JSON.stringify({ table: 1, device: 'T', payload: [], ...table });
  const version = makeVersion({ kind, contract: 'codec', language: 'table', script, form: { name: 'x' } });
  if (kind === 'downlink') {
    return tables.encode(version, { msg, metadata: {}, msgType: 'NA', integrationMetadata: {}, now: 0 }).output;
  }
  const input = { payload: bytes, payloadKind: 'binary' as const, metadata: {}, now: 1_800_000_000_000 };
  const { output } = tables.run(version, input);
  resultOf(version, output, input);
  return output;
}

/** What ended it: the code of its failure, the error it told, or nothing. */
function endOf(table: JsonObject, bytes: Uint8Array, kind?: 'uplink' | 'downlink', msg?: Json): string {
  try {
    run(table, bytes, kind, msg);
    return 'stored';
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.code;
    throw thrown;
  }
}

const frame = Uint8Array.from({ length: 242 }, (_, i) => i);
const long = new Uint8Array(4_096).fill(7);

const HOSTILE: [string, string, JsonObject, Uint8Array][] = [
  [
    'a small frame with a large result',
    'output-too-large',
    again(...many(500, () => ({ list: 'l', each: 'v = 0.1 + 0.2' }))),
    frame,
  ],
  [
    'a large result of long texts',
    'output-too-large',
    again(
      { list: 'l', each: "v = '{1/3}{1/3}{1/3}{1/3}{1/3}{1/3}{1/3}'" },
      ...many(15, () => ({ list: 'l', each: "v = '{1/3}{1/3}{1/3}{1/3}'" })),
    ),
    frame,
  ],
  ['a small frame with many keys', 'output-too-large', again(...many(40, (i) => `k${i}_{_b} = 1`)), frame],
  ['a key of a whole payload', 'output-too-large', { payload: ['_t: text rest', 'k{_t} = 1'] }, long],
  [
    'a text that doubles',
    'codec-error',
    { payload: ['_a: text 9', ...many(40, () => "_a = '{_a}{_a}'"), 'k = _a'] },
    frame,
  ],
  ['thousands of lists for each byte', 'timeout', again(...many(2_900, () => ({ list: 'l', each: 'v = 1' }))), frame],
  [
    'thousands of texts for each byte',
    'timeout',
    again(...many(2_500, () => "k = 1 if '{_b/3}{_b/7}{_b/9}{_b/11}' == 'q'")),
    long,
  ],
  [
    'floats in hex for each byte',
    'timeout',
    again('_c = 1.2e-300 / _b', ...many(200, () => `_k = '${'{_c:x}'.repeat(50)}'`)),
    long,
  ],
  [
    'long texts compared for each byte',
    'timeout',
    {
      payload: [
        '_t: text 2000',
        '_u: text 2000',
        ...(again(...many(2_000, () => '_k = _t == _u'))['payload'] as Json[]),
      ],
    },
    long,
  ],
  [
    'bits as keys for each byte',
    'timeout',
    { ...BITS, ...again('_m = -1 -> m', ...many(2_000, () => 'k{_m} = 1')) },
    long,
  ],
  ['warnings for each byte', 'timeout', again(...many(2_500, () => ({ warning: '{_b/3}'.repeat(13) }))), long],
  [
    'thousands of cases for each byte',
    'timeout',
    again({ switch: '_b', cases: { [many(40_000, (i) => i + 300).join()]: [] }, otherwise: [] }),
    long,
  ],
  [
    'a value and a list of one name',
    'stored',
    { payload: ['l: u8', { list: 'l', each: 'v: u8' }] },
    Uint8Array.of(1, 2),
  ],
  [
    'an object whose key is a method',
    'stored',
    {
      payload: [
        { object: 'l', fields: ['push: u8'] },
        { list: 'l', each: 'v: u8' },
      ],
    },
    Uint8Array.of(1, 2),
  ],
  ['a key no object has', 'compile', { payload: [{ object: '__proto__', fields: ['a: u8'] }] }, frame],
  ['a map with a long text', 'compile', { maps: { m: { 0: 'x'.repeat(1_001) } } }, frame],
  [
    'a key that stands for millions',
    'compile',
    { payload: [{ key: 2, records: { [`${many(40, () => '01').join()} ${many(40, () => '02').join()}`]: [] } }] },
    frame,
  ],
  [
    'thousands of cases',
    'compile',
    { payload: [{ switch: 'port', cases: Object.fromEntries(many(30_000, (i) => [i, []]) as [string, Json][]) }] },
    frame,
  ],
  [
    'thousands of variables',
    'compile',
    { variables: Object.fromEntries(many(501, (i) => [`v${i}`, 1]) as [string, Json][]) },
    frame,
  ],
];

describe('a hostile table ends as it must, and the next message is right', () => {
  it.each(HOSTILE)('%s: %s', (_what, end, table, bytes) => {
    expect(endOf(table, bytes)).toBe(end);
    expect(run(again('k = _b + 1'), Uint8Array.of(8))).toEqual({ data: { k: 9 } });
  });

  it('sends no more bytes than a result may have', () => {
    const commands = { c: many(9, () => 'ff'.repeat(9_000)), d: ['01'] };
    expect(endOf({ downlink: { commands } }, frame, 'downlink', { c: true })).toBe('output-too-large');
    expect(run({ downlink: { commands } }, frame, 'downlink', { d: true })).toEqual({ bytes: [1] });
    expect(endOf({ downlink: { commands: { c: many(2_001, () => '01') } } }, frame, 'downlink')).toBe('compile');
  });

  it('says what cannot be expected as its own failure', () => {
    const script = JSON.stringify({ table: 1, device: 'T', payload: ['a: u8'] });
    const version = makeVersion({ kind: 'uplink', contract: 'codec', language: 'table', script, form: {} });
    const payload = new Proxy(Uint8Array.of(1), {
      get: (_bytes, key) => {
        if (key === 'length') return 1;
        throw new TypeError('unheard of');
      },
    });
    const broken = () => tables.run(version, { payload, payloadKind: 'binary', metadata: {}, now: 0 });
    expect(broken).toThrow(expect.objectContaining({ code: 'runtime', message: 'unheard of' }));
  });
});

describe('names that every object has', () => {
  it('are keys as any other, of values, lists and objects', () => {
    const payload = [
      'constructor: u8',
      { list: 'toString', each: 'v: u8' },
      { list: 'valueOf', fields: ['hasOwnProperty: u8'] },
    ];
    expect(run({ payload }, Uint8Array.of(1, 2, 3))).toEqual({
      data: { constructor: 1, toString: [2], valueOf: [{ hasOwnProperty: 3 }] },
    });
  });
});
