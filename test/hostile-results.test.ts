import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, openEngine } from '../lib/converters/engine.ts';
import type { Json } from '../lib/model/json.ts';
import { endOf, expectUnharmed, type Kind, versionOf } from './fuzz.test-kit.ts';
import { outputOf, witness } from './hostile.test-kit.ts';
import { hostileResult } from './results.test-kit.ts';
import { seed, sized } from './size.test-kit.ts';

let engine: Engine;
let clean: Json;
beforeAll(async () => {
  engine = await openEngine();
  clean = outputOf(engine, witness);
});
afterAll(() => engine.close());

const KINDS: Kind[] = [
  ...(['thingsboard/uplink', 'thingsboard-typed/uplink', 'codec/uplink'] as const),
  ...(['thingsboard/downlink', 'codec/downlink'] as const),
];

const runs = sized(500, 20_000);

it(`${runs} hostile results are refused, or cross as plain data within the limits`, {
  timeout: 60_000 + 30 * runs,
}, async () => {
  const ends = new Set<string>();
  const property = fc.asyncProperty(fc.constantFrom(...KINDS), hostileResult, async (kind, body) => {
    ends.add(endOf(engine, versionOf(kind, body)));
    expectUnharmed(engine, clean);
    await engine.settled();
  });
  await fc.assert(property, { numRuns: runs, seed });
  const seen = ['ok', 'not-json-output', 'output-too-large', 'promise', 'bad-output', 'runtime'];
  expect(seen.filter((end) => !ends.has(end))).toEqual([]);
});
