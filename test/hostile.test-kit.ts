import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openEngine, type Run } from '../lib/converters/engine.ts';
import { type HostileScript, hostileScripts } from '../lib/converters/sandbox/hostile.test-kit.ts';
import { makeVersion } from '../lib/converters/version.ts';
import type { Version } from '../lib/model/converter.ts';
import { Failure } from '../lib/model/failure.ts';
import type { Json } from '../lib/model/json.ts';
import { LOOK } from './look.test-kit.ts';

export const NOW = 1_700_000_000_000;

/** From the call to the answer, in ms. */
const IN_TIME = 1_100;

export function jsVersion(script: string): Version {
  return makeVersion({ kind: 'uplink', contract: 'thingsboard', language: 'js', script, form: {} });
}

export function inputOf(payload: string) {
  return { payload: new TextEncoder().encode(payload), payloadKind: 'text', metadata: {}, now: NOW } as const;
}

/** Its result, or its Failure; anything else thrown is thrown on. */
export function runOf(engine: Engine, version: Version, payload: string): Run | Failure {
  try {
    return engine.runUplink(version, inputOf(payload));
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
}

/** Uses what hostile scripts like to break: JSON, iterators, typed arrays, reduce, the clock, random numbers. */
export const WITNESS = `(() => {
  const { values } = JSON.parse('{"values":[1,2,3]}');
  const left = [typeof late, typeof evil, {}.polluted, [].polluted, metadata.left, payload.left].join();
  return { sum: values.reduce((a, b) => a + b, 0), spread: [...values, new Uint8Array(2)].join(), left,
    keys: Object.keys({ a: 1 }), text: String.fromCharCode(...payload), now: Date.now(), random: Math.random() };
})()`;

export const witness = jsVersion(`return ${WITNESS};`);

/** The first run of an engine compiles it, and on a busy machine that alone can take a message's time. */
function warm<T>(run: () => T, tries = 5): T {
  try {
    return run();
  } catch (thrown) {
    if (tries > 1 && thrown instanceof Failure && thrown.code === 'timeout') return warm(run, tries - 1);
    throw thrown;
  }
}

/**
 * One test per script. A payload of no bytes makes the script a witness of what it left behind itself: it looks at
 * everything a script can reach for scripts that pollute, at what is most easily broken for the others.
 */
export function describeHostile(...kinds: string[]): void {
  let engine: Engine;
  const clean = new Map<string, Json>();
  beforeAll(async () => {
    engine = await openEngine();
    for (const looking of [WITNESS, LOOK])
      clean.set(
        looking,
        warm(() => outputOf(engine, jsVersion(`return ${looking};`))),
      );
  });
  afterAll(() => engine.close());

  describe.each(kinds)('%s', (kind) => {
    const looking = kind === 'pollution' ? LOOK : WITNESS;
    const other = jsVersion(`return ${looking};`);
    it.each(hostileScripts(kind))('$name', async (entry) => {
      const version = versionOf(entry, looking);
      expectItsEnd(engine, version, entry);
      // The next messages are right on the healed instance, and on its replacement.
      for (let i = 0; i < 2; i++) {
        expect(outputOf(engine, other)).toEqual(clean.get(looking));
        if (compiles(entry)) expect(outputOf(engine, version)).toEqual(clean.get(looking));
        await engine.settled();
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    });
  });
}

function expectItsEnd(engine: Engine, version: Version, entry: HostileScript): void {
  const { ms, value } = timed(() => runOf(engine, version, '{"a":1}'));
  expect(ms).toBeLessThanOrEqual(IN_TIME);
  if (value instanceof Failure) {
    expect(entry.outcomes).toContain(value.code);
    expect(value.message.length).toBeLessThan(5_000);
  } else {
    expect(entry.outcomes).toContain('ok');
    expect(value.output).toEqual(entry.output);
  }
}

/** On a machine that others keep busy the clock runs on while we wait for a core: then the time on a core counts. */
export function timed<T>(work: () => T): { value: T; ms: number } {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const value = work();
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { value, ms: wall < 3 * IN_TIME ? Math.min(wall, (user + system) / 1_000) : wall };
}

export function outputOf(engine: Engine, version: Version): Json {
  return engine.runUplink(version, inputOf('')).output;
}

/** What cannot be compiled, or breaks out of its function, cannot witness. */
const compiles = ({ kind, outcomes }: HostileScript) => kind !== 'compile' && !outcomes.includes('compile');

function versionOf(entry: HostileScript, looking: string): Version {
  return jsVersion(compiles(entry) ? `if (payload.length === 0) return ${looking};\n${entry.script}` : entry.script);
}
