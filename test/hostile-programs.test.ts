import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openEngine, type UplinkInput } from '../lib/converters/engine.ts';
import { registry } from '../lib/integrations/registry.gen.ts';
import { samples } from '../lib/integrations/samples.gen.ts';
import type { Json } from '../lib/model/json.ts';
import { endOf, expectUnharmed, type Kind, versionOf } from './fuzz.test-kit.ts';
import { program } from './grammar.test-kit.ts';
import { inputOf, outputOf, witness } from './hostile.test-kit.ts';
import { seed, sized } from './size.test-kit.ts';
import { mutated } from './tokens.test-kit.ts';

let engine: Engine;
let clean: Json;
const ends = new Map<string, number>();
beforeAll(async () => {
  engine = await openEngine();
  clean = outputOf(engine, witness);
});
afterAll(() => engine.close());

const KINDS: Kind[] = [
  ...(['thingsboard/uplink', 'thingsboard/uplink', 'thingsboard-typed/uplink', 'codec/uplink'] as const),
  ...(['thingsboard/downlink', 'codec/downlink'] as const),
];

async function survives(kind: Kind, script: string, input?: UplinkInput): Promise<void> {
  const end = endOf(engine, versionOf(kind, script), input);
  ends.set(end, (ends.get(end) ?? 0) + 1);
  expectUnharmed(engine, clean);
  await engine.settled();
}

describe('programs of a grammar', () => {
  const runs = sized(300, 20_000);
  it(`end as a result or a Failure, ${runs} of them`, { timeout: 60_000 + 60 * runs }, async () => {
    const property = fc.asyncProperty(fc.constantFrom(...KINDS), program, (kind, body) => survives(kind, body));
    await fc.assert(property, { numRuns: runs, seed });
    // A grammar that only ever fails, or never does, would prove little.
    for (const end of ['ok', 'runtime', 'timeout', 'compile']) expect(ends.get(end) ?? 0).toBeGreaterThan(0);
  });
});

describe('converters with changed tokens', () => {
  const runs = sized(300, 20_000);
  it(`end as a result or a Failure, ${runs} of them`, { timeout: 60_000 + 60 * runs }, async () => {
    const before = ends.get('ok') ?? 0;
    const chosen = fc
      .constantFrom(...scripts())
      .chain(({ script, ...rest }) => fc.record({ script: mutated(script), rest: fc.constant(rest) }));
    const property = fc.asyncProperty(chosen, ({ script, rest }) => survives(rest.kind, script, rest.input));
    await fc.assert(property, { numRuns: runs, seed });
    expect(ends.get('ok') ?? 0).toBeGreaterThan(before);
  });
});

interface Original {
  kind: Kind;
  script: string;
  input: UplinkInput;
}

/** The default scripts of every type with its samples, and the converters of the bench with a frame of theirs. */
function scripts(): Original[] {
  const defaults = Object.entries(registry).flatMap(([type, { defaultScripts }]) => [
    ...(samples[type] ?? []).slice(0, 3).map((sample) => uplink(defaultScripts.uplink.js, sample)),
    { kind: 'thingsboard/downlink' as const, script: defaultScripts.downlink.js, input: inputOf('') },
  ]);
  const bench = globSync('bench/converters/*.js').map((file) => ({
    kind: 'thingsboard-typed/uplink' as const,
    script: `${readFileSync(file, 'utf8')}\nreturn { telemetry: decode(payload, 1) };`,
    input: { ...inputOf(''), payload: frameOf(basename(file, '.js')), payloadKind: 'binary' as const },
  }));
  return [...defaults, ...bench];
}

function uplink(script: string, sample: (typeof samples)[string][number]): Original {
  const payload =
    'payload' in sample
      ? Buffer.from(sample.payload, 'base64')
      : Buffer.from('payloadText' in sample ? sample.payloadText : JSON.stringify(sample.payloadJson));
  const { metadata } = sample;
  return { kind: 'thingsboard/uplink', script, input: { ...inputOf(''), payload: new Uint8Array(payload), metadata } };
}

function frameOf(converter: string): Uint8Array {
  const messages = JSON.parse(readFileSync('bench/converters/messages.json', 'utf8')) as {
    converter: string;
    hex: string;
  }[];
  return new Uint8Array(Buffer.from(messages.find((message) => message.converter === converter)?.hex ?? '', 'hex'));
}
