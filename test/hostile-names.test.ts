import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IntegrationFolder, integrationFolders } from '../bin/generate/integration-folders.ts';
import { arrivalOf, configOf, type SampleRequest } from '../bin/generate/sample.ts';
import { type Engine, openEngine } from '../lib/converters/engine.ts';
import { makeVersion } from '../lib/converters/version.ts';
import type { Arrival } from '../lib/model/arrival.ts';
import type { Contract, Language, Version } from '../lib/model/converter.ts';
import { Failure } from '../lib/model/failure.ts';
import type { JsonObject } from '../lib/model/json.ts';
import type { LiveIntegration } from '../lib/model/ports.ts';
import type { Parsed, Uplink } from '../lib/model/uplink.ts';
import { convert } from '../lib/pipeline/convert.ts';
import { mutatedEnvelope, NOTHING_SAID } from './envelopes.test-kit.ts';
import { sized } from './size.test-kit.ts';

/**
 * Envelopes that lack something, through the converters a user has: no name and no key is made of what is not there.
 */
const folders = await integrationFolders(join(import.meta.dirname, '..'));

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

/** The default scripts of a type, and a typed converter whose form uses every key of it. */
function converters({ definition }: IntegrationFolder): Version[] {
  const { typedKeys = {}, defaultScripts } = definition;
  const keys = Object.keys(typedKeys);
  const all = keys.map((key) => `$${key}`).join(' ');
  const texts = {
    name: `N $${keys[0] ?? 'integrationName'}`,
    profile: all,
    label: `L ${all}`,
    customer: all,
    group: all,
  };
  const form = { ...texts, attributes: keys, telemetry: keys };
  const { js, tbel } = defaultScripts.uplink;
  return [
    version('thingsboard', 'js', js),
    version('thingsboard', 'tbel', tbel),
    version('thingsboard-typed', 'js', 'return { telemetry: { n: payload.length } };', form),
  ];
}

function version(contract: Contract, language: Language, script: string, form: JsonObject = {}): Version {
  return makeVersion({ kind: 'uplink', contract, language, script, form });
}

function uplinksOf({ definition }: IntegrationFolder, request: SampleRequest, arrival: Arrival): Uplink[] {
  try {
    const parsed = definition.parse(arrival, configOf(definition, request));
    return parsed.filter((one: Parsed): one is Uplink => one.kind === 'uplink');
  } catch (thrown) {
    if (thrown instanceof Failure) return [];
    throw thrown;
  }
}

/** A Failure of the script, or readings whose names and keys say something. */
function expectHonest(version: Version, uplink: Uplink, arrival: Arrival): boolean {
  const integration = { name: 'Test', metadata: {}, config: {} };
  const live = { integration, config: {}, uplink: { version } } as unknown as LiveIntegration;
  const conversion = convert(engine, live, arrival, uplink);
  if (conversion instanceof Failure) {
    expect(conversion.outcome).toBe('quarantined');
    return false;
  }
  for (const { entity, points, attributes } of conversion.readings) {
    const { name, profile, label = '', customer = '', group = '' } = entity;
    const keys = points.flatMap(({ values }) => Object.keys(values));
    const stored = [name, profile, label, customer, group, ...keys, ...Object.keys(attributes)];
    expect(stored.filter((text) => NOTHING_SAID.test(text))).toEqual([]);
    expect(name.trim()).not.toBe('');
  }
  return true;
}

describe.each(folders.map((folder) => ({ type: folder.name, folder })))('$type', ({ folder }) => {
  const requests = folder.samples.map(({ request }) => request);
  const versions = converters(folder);

  it('makes no name and no key of what is not there', () => {
    let converted = 0;
    fc.assert(
      fc.property(mutatedEnvelope(requests), (request) => {
        const arrival = arrivalOf(request);
        for (const uplink of uplinksOf(folder, request, arrival)) {
          for (const version of versions) converted += expectHonest(version, uplink, arrival) ? 1 : 0;
        }
      }),
      { numRuns: sized(100, 2_000) },
    );
    expect(converted).toBeGreaterThan(sized(10, 200));
  });
});
