import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { makeVersion } from '../version.ts';
import { type Encoded, encoderOf } from './encoder.ts';
import { tableOf } from './table.ts';
import { Tables } from './tables.ts';

function encode(commands: Json, message: Json, rest = {}): Encoded {
  const maps = { mode: { 0: 'off', 7: 'on' }, bits: ['a', 'b'] };
  const text = JSON.stringify({ table: 1, device: 'T', maps, payload: [], downlink: { commands }, ...rest });
  const table = tableOf(text);
  if (table.downlink === null) throw new Error('no downlinks');
  return encoderOf(table, table.downlink)(message);
}

const hex = ({ bytes = [] }: Encoded) => Buffer.from(bytes).toString('hex');

describe('commands', () => {
  it.each<[string, Json, string]>([
    ['u8', 255, 'ff'],
    ['i8', -2, 'fe'],
    ['u16', 0x0102, '0102'],
    ['u16le', 0x0102, '0201'],
    ['i24', -2, 'fffffe'],
    ['u32', 0xff020304, 'ff020304'],
    ['i32', -2, 'fffffffe'],
    ['u32sw', 0xff020304, '0304ff02'],
    ['f32', 1.5, '3fc00000'],
    ['f64le', 1.5, '000000000000f83f'],
    ['u8', true, '01'],
    ['i16 = x * 10', 25.3, '00fd'],
    ['u8 = min * 2 + max', { min: 3, max: 1 }, '07'],
    ['u8 = x > 3 ? 1 : 0', 4, '01'],
    ['u8 = round(x / 3, 0)', 5, '02'],
    ['u8 <- mode', 'on', '07'],
  ])('%s of %j is %s', (part, value, expected) => {
    expect(hex(encode({ c: ['aa bb', part] }, { c: value }))).toBe(`aabb${expected}`);
  });

  it('follow each other in the order of the message; false and null are left out', () => {
    const commands = { a: ['01'], b: ['02', 'u8'], c: ['03'] };
    expect(hex(encode(commands, { b: 9, a: true, c: false }))).toBe('020901');
    expect(encode(commands, { c: null })).toEqual({ bytes: [] });
    const little = encode(
      { b: ['u16'] },
      { b: 1 },
      { order: 'little', downlink: { port: 85, commands: { b: ['u16'] } } },
    );
    expect(little).toEqual({ bytes: [1, 0], fPort: 85 });
  });

  it.each<[Json, string]>([
    [{ d: 1 }, 'd is no command; there are n, m, o'],
    [{ toString: 1 }, 'toString is no command; there are n, m, o'],
    [{ n: 256 }, 'n: 256 is not between 0 and 255'],
    [{ n: -1 }, 'n: -1 is not between 0 and 255'],
    [{ n: 'x' }, 'n is no number'],
    [{ n: {} }, 'n is no number'],
    [{ m: 'maybe' }, 'm is none of off, on'],
    [{ o: { a: 1 } }, 'o.b is missing'],
    [{ o: 5 }, 'o.a is missing'],
    [{ o: { a: 1, b: 0 } }, 'o is no number'],
    [[1], 'the message is not an object with commands'],
    ['on', 'the message is not an object with commands'],
  ])('%j: %s', (message, told) => {
    const commands = { n: ['u8'], m: ['u8 <- mode'], o: ['u8 = a / b'] };
    expect(encode(commands, message)).toEqual({ errors: [told] });
  });
});

describe('a faulty downlink of a table', () => {
  it.each<[string, Json]>([
    ['downlink: is not an object', []],
    ['downlink.x: is neither port nor commands', { x: 1, commands: {} }],
    ['downlink.port: is no port', { port: 0, commands: {} }],
    ['downlink.commands: is not an object', {}],
    ['downlink.commands.a b: is no name', { commands: { 'a b': ['01'] } }],
    ['downlink.commands.a: is not a list', { commands: { a: [] } }],
    ["downlink.commands.a[0]: 'u9' is no type", { commands: { a: ['u9'] } }],
    ['downlink.commands.a[0]: is no text', { commands: { a: [1] } }],
    ["downlink.commands.a[0]: there is no map 'bits' of values", { commands: { a: ['u8 <- bits'] } }],
    ["downlink.commands.a[0]: 'sin' at column", { commands: { a: ['u8 = sin(x)'] } }],
    ['downlink.commands.a[0]: a text cannot be sent', { commands: { a: ["u8 = 'x'"] } }],
    ['downlink.commands.a[0]: expected', { commands: { a: ['u8 mode'] } }],
  ])('%s', (told, downlink) => {
    try {
      encode({}, {}, { downlink });
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(Failure);
      expect((thrown as Failure).message).toContain(told);
      return;
    }
    throw new Error('it was taken');
  });

  it('reaches nothing of ours by name', () => {
    expect(encode({ a: ['u8 = constructor'] }, { a: {} })).toEqual({ errors: ['a.constructor is missing'] });
    expect(encode({ a: ['u8 = h + process'] }, { a: { h: 1 } })).toEqual({ errors: ['a.process is missing'] });
  });
});

it('one script serves both kinds', () => {
  const script = JSON.stringify({ table: 1, device: 'T', payload: ['a: u8'], downlink: { commands: { a: ['u8'] } } });
  const tables = new Tables();
  const version = makeVersion({ kind: 'downlink', contract: 'codec', language: 'table', script, form: {} });
  tables.check(version);
  const message = { msg: { a: 5 }, metadata: {}, msgType: 'NA', integrationMetadata: {}, now: 0 };
  expect(tables.encode(version, message).output).toEqual({ bytes: [5] });
  const input = { payload: Uint8Array.of(5), payloadKind: 'binary' as const, metadata: {}, now: 0 };
  expect(tables.run({ ...version, kind: 'uplink' }, input).output).toEqual({ data: { a: 5 } });
});
