import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../lib/converters/engine.ts';
import { makeVersion } from '../lib/converters/version.ts';
import { Failure } from '../lib/model/failure.ts';

interface HostileScript {
  name: string;
  script: string;
  /** Failure codes that are right, or `ok`. */
  outcomes: string[];
}

const corpus = new URL('../lib/converters/sandbox/corpus/hostile.json', import.meta.url);
const scripts = JSON.parse(readFileSync(corpus, 'utf8')) as HostileScript[];

const NOW = 1_700_000_000_000;

/** Uses what hostile scripts like to break: JSON, iterators, typed arrays, reduce, the clock. */
const witness = jsVersion(`
  const message = JSON.parse(String.fromCharCode(...payload));
  const sum = message.values.reduce((total, value) => total + value, 0);
  return { deviceName: message.name, telemetry: { ts: Date.now(), values: { sum, zero: new Uint8Array(3).join() } } };`);

function jsVersion(script: string) {
  return makeVersion({ kind: 'uplink', contract: 'thingsboard', language: 'js', script, form: {} });
}

function input(payload: string) {
  return { payload: new TextEncoder().encode(payload), payloadKind: 'text', metadata: {}, now: NOW } as const;
}

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

function endOf(script: string): string {
  try {
    engine.runUplink(jsVersion(script), input('{"a":1}'));
    return 'ok';
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.code;
    throw thrown;
  }
}

describe('hostile scripts', () => {
  it('are many', () => expect(scripts.length).toBeGreaterThanOrEqual(60));

  it.each(scripts)('$name', async ({ script, outcomes }) => {
    const started = performance.now();
    const end = endOf(script);
    const ms = performance.now() - started;
    expect(outcomes).toContain(end);
    expect(ms).toBeLessThanOrEqual(1_100);
    // The next converter is right on the healed instance, and on its replacement.
    for (let i = 0; i < 2; i++) {
      const { output } = engine.runUplink(witness, input('{"name":"next","values":[1,2,3]}'));
      expect(output).toEqual({ deviceName: 'next', telemetry: { ts: NOW, values: { sum: 6, zero: '0,0,0' } } });
      await engine.settled();
    }
  });
});
