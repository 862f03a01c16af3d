import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../engine.ts';
import { makeVersion } from '../version.ts';
import { decodedDownlinkOf, mismatchesOf } from './codec-round-trip.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

describe('decodeDownlink', () => {
  const decode = (script: string, contract: 'codec' | 'thingsboard' = 'codec') =>
    engine.decodeDownlink(makeVersion({ kind: 'downlink', contract, language: 'js', script, form: {} }), {
      ...{ bytes: Uint8Array.of(1, 200), fPort: 7, variables: { scale: '2' }, now: 5 },
    });

  it('gets the bytes 0..255, the port and the variables', () => {
    const run = decode(`function decodeDownlink(input) {
      return { data: { bytes: input.bytes, plain: Array.isArray(input.bytes), port: input.fPort, scale: input.variables.scale }, warnings: ['w'] };
    }`);
    expect(decodedDownlinkOf(run?.output ?? null)).toEqual({
      data: { bytes: [1, 200], plain: true, port: 7, scale: '2' },
      warnings: ['w'],
    });
  });

  it('is nothing that a script must have, and nothing that other contracts know', () => {
    expect(decode('function encodeDownlink() { return { bytes: [] }; }')).toBeNull();
    expect(decode('return {};', 'thingsboard')).toBeNull();
  });

  it('leaves the encoder of the same script alone', () => {
    const script =
      'var n = 0; function encodeDownlink() { return { bytes: [++n], fPort: 1 }; } function decodeDownlink() { return { data: { n: ++n } }; }';
    const version = makeVersion({ kind: 'downlink', contract: 'codec', language: 'js', script, form: {} });
    const input = { msg: 1, metadata: {}, msgType: 'T', integrationMetadata: {}, now: 5 };
    for (const _ of [1, 2]) {
      expect(engine.runDownlink(version, input).output).toMatchObject({ bytes: [1] });
      expect(engine.decodeDownlink(version, { bytes: Uint8Array.of(1), now: 5 })?.output).toEqual({ data: { n: 1 } });
    }
  });
});

it.each([
  ['errors', { errors: ['too short'] }, 'codec-error'],
  ['no object', 7, 'bad-output'],
  ['data that is no object', { data: [1] }, 'bad-output'],
  ['no data', {}, 'bad-output'],
])('refuses %s', (_, said, code) => {
  expect(() => decodedDownlinkOf(said as never)).toThrow(expect.objectContaining({ code }));
});

it('tells each place where what is read is not what was sent', () => {
  expect(mismatchesOf({ a: 1, b: { c: [1, 2], d: true } }, { b: { d: true, c: [1, 2] }, a: 1 })).toEqual([]);
  expect(mismatchesOf({ a: 21.53, b: { c: 1 }, gone: 'x' }, { a: 21.5, b: { c: '1' }, more: null })).toEqual([
    { path: 'a', sent: 21.53, decoded: 21.5 },
    { path: 'b.c', sent: 1, decoded: '1' },
    { path: 'gone', sent: 'x' },
    { path: 'more', decoded: null },
  ]);
  expect(mismatchesOf('on', { state: 'on' })).toEqual([{ path: '', sent: 'on', decoded: { state: 'on' } }]);
});
