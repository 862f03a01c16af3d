import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Version } from '../../model/converter.ts';
import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { resultOf } from '../contracts/result.ts';
import { type Engine, openEngine, type UplinkInput } from '../engine.ts';
import { makeVersion } from '../version.ts';
import { Tables } from './tables.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

function table(payload: Json, parts: Partial<Version> = {}): Version {
  const script = JSON.stringify({ table: 1, device: 'Test', payload });
  return makeVersion({ kind: 'uplink', contract: 'codec', language: 'table', script, form: {}, ...parts });
}

function input(bytes: number[] | Uint8Array): UplinkInput {
  return { payload: Uint8Array.from(bytes), payloadKind: 'binary', metadata: { eui: 'A1' }, now: 1_800_000_000_000 };
}

function failure(run: () => unknown): Failure {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

describe('the engine with tables', () => {
  it('decodes beside scripts, in order, failures in their places', () => {
    const script = 'function decodeUplink(input) { return { data: { n: input.bytes.length } }; }';
    const js = makeVersion({ kind: 'uplink', contract: 'codec', language: 'js', script, form: {} });
    const answers = engine.runUplinks([
      { version: table(['a: u8']), input: input([7]) },
      { version: js, input: input([1, 2]) },
      { version: table(['a: u9']), input: input([7]) },
      { version: table(['a: u16']), input: input([7]) },
      { version: js, input: input([1]) },
    ]);
    expect(answers.map((answer) => (answer instanceof Failure ? answer.code : answer.output))).toEqual([
      { data: { a: 7 } },
      { data: { n: 2 } },
      'compile',
      { errors: ['byte 0: a takes 2 bytes, the payload ends after 1'] },
      { data: { n: 1 } },
    ]);
  });

  it('gives the same for the same version, and keeps no state between messages', () => {
    const version = table([{ list: 'l', each: 'v: u8' }, { attributes: ['s: u8'] }]);
    engine.check(version);
    const first = engine.runUplink(version, input([1, 2]));
    expect(engine.runUplink(version, input([1, 2])).output).toEqual(first.output);
    expect(first).toMatchObject({ output: { data: { l: [1] }, attributes: { s: 2 } }, logs: [] });
    expect(first.ms).toBeGreaterThanOrEqual(0);
  });

  it('has limits: of the table, the payload and the result', () => {
    const long = table(['a: u8'], { script: ' '.repeat(256 * 1024 + 1) });
    expect(failure(() => engine.check(long)).code).toBe('compile');
    const bytes = table([{ repeat: 'rest', fields: [{ list: 'l', fields: ['a: u8', 'b = a', 'c = a'] }] }]);
    expect(failure(() => engine.runUplink(bytes, input(new Uint8Array(4_097)))).code).toBe('input-too-large');
    // Three keys a byte: 5,000 are too many.
    expect(failure(() => engine.runUplink(bytes, input(new Uint8Array(4_096)))).code).toBe('output-too-large');
    expect(() => engine.runUplink(bytes, input(new Uint8Array(512)))).not.toThrow();
  });

  it('has no downlinks unless it says so, and no other contract', () => {
    expect(failure(() => engine.check(table(['a: u8'], { kind: 'downlink' })))).toMatchObject({ code: 'unsupported' });
    const message = { msg: {}, metadata: {}, msgType: 'NA', integrationMetadata: {}, now: 0 };
    expect(failure(() => engine.runDownlink(table(['a: u8']), message)).code).toBe('unsupported');
    expect(failure(() => engine.check(table(['a: u8'], { contract: 'thingsboard' })))).toMatchObject({
      code: 'unsupported',
      detail: { field: 'language' },
    });
  });

  it('makes more than 500 decoders, and the first one again', () => {
    const versions = Array.from({ length: 501 }, (_, i) => table([`a${i}: u8`]));
    for (const version of versions) engine.check(version);
    expect(engine.runUplink(versions[0] ?? table([]), input([9])).output).toEqual({ data: { a0: 9 } });
  });
});

describe('tables that are large', () => {
  it('are kept as long as there is room for their bytes', () => {
    const tables = new Tables();
    const decoded = (version: Version) => tables.run(version, input([9])).output;
    const blank = (i: number) =>
      table([`a${i}: u8`], { script: `{"table":1,"device":"T","payload":["a${i}: u8"]}`.padEnd(250_000) });
    for (let i = 0; i < 40; i++) expect(decoded(blank(i))).toEqual({ data: { [`a${i}`]: 9 } });
    expect(tables.kept).toBe(33);
    expect(decoded(blank(0))).toEqual({ data: { a0: 9 } });
  });
});

describe('the result of a table', () => {
  const form = { name: 'T $eui', dataAttributes: ['serial'], telemetry: ['eui'] };

  it('is points at their own times, and attributes', () => {
    const version = table(
      [
        { attributes: ['model: u8'] },
        'serial: u8',
        't: u8',
        { point: '1700000000000', fields: ['t: u8', 'serial: u8'] },
      ],
      { form },
    );
    const given = { ...input([1, 2, 3, 4, 5]), time: 1_799_999_999_000 };
    const { readings } = resultOf(version, engine.runUplink(version, given).output, given);
    expect(readings).toMatchObject([
      {
        entity: { name: 'T A1' },
        points: [
          { ts: 1_799_999_999_000, values: { t: 3, eui: 'A1' } },
          { ts: 1_700_000_000_000, values: { t: 4 } },
        ],
        attributes: { model: 1, serial: 2 },
      },
    ]);
  });

  it('keeps network values out of the past, when there is nothing else', () => {
    const version = table([{ point: '1700000000000', fields: ['t: u8'] }], { form });
    const given = { ...input([4]), metadata: { eui: 'A1', ts: 1_799_999_999_000 }, time: 1_799_999_999_000 };
    const { readings } = resultOf(version, engine.runUplink(version, given).output, given);
    expect(readings[0]?.points).toMatchObject([
      { ts: 1_700_000_000_000, values: { t: 4 } },
      { ts: 1_799_999_999_000, values: { eui: 'A1' } },
    ]);
  });

  it('of a script may not pretend to be one of a table', () => {
    const script = 'function decodeUplink() { return { data: { t: 1 }, points: "none", attributes: [1] }; }';
    const version = makeVersion({ kind: 'uplink', contract: 'codec', language: 'js', script, form: { name: 'x' } });
    const { readings } = resultOf(version, engine.runUplink(version, input([])).output, input([]));
    expect(readings).toMatchObject([{ points: [{ values: { t: 1 } }], attributes: {} }]);
  });
});
