import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConverterKind, Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import { type Engine, openEngine, type UplinkInput } from './engine.ts';
import { makeVersion } from './version.ts';

const NOW = 1_700_000_000_000;
let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

function js(script: string, kind: ConverterKind = 'uplink'): Version {
  return makeVersion({ kind, contract: 'thingsboard', language: 'js', script, form: {} });
}

function input(payload: string | Uint8Array, payloadKind: 'text' | 'binary' = 'text'): UplinkInput {
  const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
  return { payload: bytes, payloadKind, metadata: { integrationName: 'test' }, now: NOW };
}

const uplink = (script: string, given = input('{}')) => engine.runUplink(js(script), given).output;

function failure(work: () => unknown): Failure {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

describe('the payload rule', () => {
  it('gives text as UTF-16 code units of a plain array', () => {
    expect(uplink('return [Array.isArray(payload), ...payload];', input('жё😀!'))).toEqual([
      true,
      0x436,
      0x451,
      0xd83d,
      0xde00,
      0x21,
    ]);
    expect(uplink('return JSON.parse(String.fromCharCode.apply(String, payload));', input('{"город":"Омск"}'))).toEqual(
      {
        город: 'Омск',
      },
    );
  });

  it('gives binary payloads, and text that is not UTF-8, as bytes 0..255', () => {
    expect(uplink('return payload;', input('é', 'binary'))).toEqual([0xc3, 0xa9]);
    expect(uplink('return payload;', input(Uint8Array.of(0, 128, 255), 'binary'))).toEqual([0, 128, 255]);
    expect(uplink('return payload;', input(Uint8Array.of(0x41, 0xff)))).toEqual([0x41, 0xff]);
    expect(uplink('return payload;', input(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)))).toEqual([0xfeff, 0x41]);
    expect(uplink('return payload;', input(''))).toEqual([]);
  });
});

describe('the thingsboard contract', () => {
  it('runs a function body: hoisting, a last comment, sloppy mode', () => {
    expect(uplink('return twice(payload.length);\nfunction twice(n) { return 2 * n; } // the end', input('abc'))).toBe(
      6,
    );
    expect(uplink('undeclared = 5; return [undeclared, this === globalThis, arguments.length];')).toEqual([5, true, 2]);
    expect(uplink('return metadata.integrationName;')).toBe('test');
    expect(uplink('var Decoder = 1; return Decoder;')).toBe(1);
  });

  it('gives what JSON keeps of the result', () => {
    expect(uplink('return { a: undefined, b: NaN, c: new Date(0), d: [undefined] };')).toEqual({
      b: null,
      c: '1970-01-01T00:00:00.000Z',
      d: [null],
    });
    expect(uplink('return;')).toBeNull();
    expect(uplink('return null;')).toBeNull();
  });

  it('runs downlink converters with four arguments', () => {
    const script = `console.log(msgType);
      return { contentType: 'JSON', data: JSON.stringify(msg), metadata: { topic: metadata.deviceName + integrationMetadata.suffix } };`;
    const run = engine.runDownlink(js(script, 'downlink'), {
      msg: { on: true },
      metadata: { deviceName: 'lamp' },
      msgType: 'ATTRIBUTES_UPDATED',
      integrationMetadata: { suffix: '/upload' },
      now: NOW,
    });
    expect(run.output).toEqual({ contentType: 'JSON', data: '{"on":true}', metadata: { topic: 'lamp/upload' } });
    expect(run.logs).toEqual(['ATTRIBUTES_UPDATED']);
    expect(run.ms).toBeGreaterThan(0);
  });

  it('keeps uplink and downlink of one script apart, though they share a hash', () => {
    const script = 'return [typeof payload, typeof msg];';
    expect(js(script).hash).toBe(js(script, 'downlink').hash);
    expect(uplink(script)).toEqual(['object', 'undefined']);
    const given = { msg: 1, metadata: {}, msgType: '', integrationMetadata: {}, now: NOW };
    expect(engine.runDownlink(js(script, 'downlink'), given).output).toEqual(['undefined', 'number']);
  });
});

describe('failures', () => {
  it.each([
    ['var a = 1;\nvar b = ;', 2, 9],
    ['if (true) {\n  a(;\n}', 2, 5],
    ['let a = 1;\nlet a = 2;', 2, undefined],
    ['return 1;\n}', 2, undefined],
    ['}),(function () {', undefined, undefined],
    ['} function other() {', undefined, undefined],
    ['var s = "open;', 1, undefined],
    ['if (true) {', 1, undefined],
    ['await 1;', 1, undefined],
    ['import x from "y";', 1, undefined],
  ])('places a compile error: %j', (script, line, column) => {
    const thrown = failure(() => engine.check(js(script)));
    expect(thrown.code).toBe('compile');
    if (line !== undefined) expect(thrown.detail.line).toBe(line);
    if (column !== undefined) expect(thrown.detail.column).toBe(column);
    expect(failure(() => uplink(script)).code).toBe('compile');
  });

  it('places a runtime error in the user’s lines and keeps the log', () => {
    const thrown = failure(() =>
      uplink('console.log("here");\n\nreturn deep();\nfunction deep() {\n  return null.x;\n}'),
    );
    expect(thrown).toMatchObject({
      code: 'runtime',
      message: "TypeError: cannot read property 'x' of null",
      detail: { line: 5, logs: ['here'] },
    });
    expect(failure(() => uplink('\nreturn JSON.parse("{a");')).detail.line).toBe(2);
    expect(failure(() => uplink('throw "bad frame";')).message).toBe('bad frame');
    expect(failure(() => uplink('throw { code: 5 };')).message).toBe('{"code":5}');
  });

  it('refuses scripts over 256 KB', () => {
    expect(failure(() => engine.check(js(`return 1; //${'x'.repeat(256 * 1024)}`))).code).toBe('compile');
    expect(() => engine.check(js(`return 1; //${'x'.repeat(255 * 1024)}`))).not.toThrow();
  });

  it('takes scripts with odd characters, but no NUL', () => {
    expect(uplink('\ufeff"use strict";\r\nreturn [this === undefined, "\ud800\u2028é".length];\r\n')).toEqual([
      true,
      3,
    ]);
    expect(failure(() => engine.check(js('return "a\0b";'))).code).toBe('compile');
  });

  it('says what cannot run yet', () => {
    const tbel = makeVersion({ ...js('return 1;'), contract: 'codec', language: 'tbel' });
    expect(failure(() => engine.runUplink(tbel, input('')))).toMatchObject({
      code: 'unsupported',
      message: 'TBEL converters of the contract "codec" cannot run yet.',
      detail: { field: 'language' },
    });
  });
});

describe('runUplinks', () => {
  it('gives a Run or a Failure for each, in order', () => {
    const tbel = makeVersion({ ...js('x'), contract: 'codec', language: 'tbel' });
    const results = engine.runUplinks([
      { version: js('return payload.length;'), input: input('abc') },
      { version: tbel, input: input('') },
      { version: js('throw new Error("no");'), input: input('') },
      { version: js('return payload.length;'), input: input('abcd') },
      { version: js('return ('), input: input('') },
    ]);
    expect(results.map((result) => (result instanceof Failure ? result.code : result.output))).toEqual([
      3,
      'unsupported',
      'runtime',
      4,
      'compile',
    ]);
    expect(engine.runUplinks([])).toEqual([]);
  });
});
