import { expect } from 'vitest';
import { downlinksOf, resultOf } from '../lib/converters/contracts/result.ts';
import type { Engine, UplinkInput } from '../lib/converters/engine.ts';
import { LIMITS } from '../lib/converters/limits.ts';
import { makeVersion } from '../lib/converters/version.ts';
import type { Contract, ConverterKind, Version } from '../lib/model/converter.ts';
import { FAILURES, Failure } from '../lib/model/failure.ts';
import type { Json } from '../lib/model/json.ts';
import { inputOf, NOW, outputOf, timed, witness } from './hostile.test-kit.ts';

export type Kind = `${Contract}/${ConverterKind}`;

/** A body of the grammar as a converter of any contract; a codec runs it while it is loaded and once more for each message. */
export function versionOf(kind: Kind, body: string): Version {
  const [contract, side] = kind.split('/') as [Contract, ConverterKind];
  const form = contract === 'thingsboard' ? {} : { name: 'probe', profile: 'default' };
  return makeVersion({ kind: side, contract, language: 'js', script: scriptOf(contract, body), form });
}

function scriptOf(contract: Contract, body: string): string {
  if (contract !== 'codec') return body;
  return `try { (function (payload, metadata) {\n${body}\n})([1, 2], {}); } catch (e) {}
function decodeUplink({ bytes: payload, variables: metadata }) {\n${body}\n}
function encodeDownlink({ data: payload, variables: metadata }) {\n${body}\n}`;
}

/**
 * Converts one message with whatever script, as the house does. Holds it to the promise: in time a result within the
 * limits or a Failure of a script, nothing else. Answers `ok` or the Failure's code.
 */
export function endOf(engine: Engine, version: Version, input: UplinkInput = inputOf('{"a":[1,2.5,"x"]}')): string {
  const { ms, value } = timed(() => {
    try {
      convert(engine, version, input);
      return 'ok';
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      expect(FAILURES[thrown.code].status).toBe(422);
      expect(JSON.stringify(thrown).length).toBeLessThan(30_000);
      return thrown.code;
    }
  });
  expect(ms).toBeLessThanOrEqual(1_100);
  return value;
}

function convert(engine: Engine, version: Version, input: UplinkInput): void {
  if (version.kind === 'uplink') {
    const { output } = engine.runUplink(version, input);
    expectWithinLimits(output);
    expect(Array.isArray(resultOf(version, output, input).readings)).toBe(true);
  } else {
    const metadata = { deviceName: 'probe', fPort: '2' };
    const given = { msg: { on: true }, metadata, msgType: 'ATTRIBUTES_UPDATED', integrationMetadata: {}, now: NOW };
    const { output } = engine.runDownlink(version, given);
    expectWithinLimits(output);
    expect(Array.isArray(downlinksOf(version, output, { metadata }))).toBe(true);
  }
}

/** What a result may be, however the script made it. */
export function expectWithinLimits(output: Json): void {
  const text = JSON.stringify(output);
  // Lone surrogates became U+FFFD after the count of bytes, which takes as many.
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LIMITS.outputBytes);
  expect(JSON.parse(text)).toEqual(output);
  expect(keysWithin(output, 0)).toBeLessThanOrEqual(LIMITS.outputKeys);
}

function keysWithin(value: Json, depth: number): number {
  if (typeof value === 'string') expect(value.isWellFormed()).toBe(true);
  if (typeof value !== 'object' || value === null) return 0;
  expect(depth).toBeLessThan(LIMITS.outputDepth);
  expect(Object.hasOwn(value, '__proto__')).toBe(false);
  expect(Object.keys(value).filter((key) => !key.isWellFormed() || key.length > LIMITS.outputKeyLength)).toEqual([]);
  const inner = Object.values(value).reduce((sum: number, item) => sum + keysWithin(item, depth + 1), 0);
  return Array.isArray(value) ? inner : inner + Object.keys(value).length;
}

/** The next message of another converter is right, and the host is as it was. */
export function expectUnharmed(engine: Engine, clean: Json): void {
  expect(outputOf(engine, witness)).toEqual(clean);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.keys(Array.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
}
