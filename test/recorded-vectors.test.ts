import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integrationFolders } from '../bin/generate/integration-folders.ts';
import { arrivalOf, configOf, type Sample } from '../bin/generate/sample.ts';
import type { UplinkInput } from '../lib/converters/contracts/contract.ts';
import { deviceInput } from '../lib/converters/contracts/device-input.ts';
import { takes } from '../lib/converters/contracts/result.ts';
import { type Engine, openEngine } from '../lib/converters/engine.ts';
import { uplinkInput } from '../lib/converters/vectors/input.ts';
import { inputOf } from '../lib/converters/vectors/recorded.ts';
import { makeVersion } from '../lib/converters/version.ts';
import type { Version } from '../lib/model/converter.ts';
import type { IntegrationType } from '../lib/model/integration.ts';
import type { Uplink } from '../lib/model/uplink.ts';

/** A vector of a recorded message gives a script exactly what the message gave it: every type, sample and contract. */
let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const told = 'return { payload: payload, metadata: metadata, now: Date.now() };';
const versions: Version[] = [
  makeVersion({ kind: 'uplink', contract: 'thingsboard', language: 'js', script: told, form: {} }),
  makeVersion({ kind: 'uplink', contract: 'thingsboard', language: 'tbel', script: told, form: {} }),
  makeVersion({ kind: 'uplink', contract: 'thingsboard-typed', language: 'js', script: told, form: {} }),
  makeVersion({
    ...{ kind: 'uplink', contract: 'codec', language: 'js', form: {} },
    script: 'function decodeUplink(i) { return { data: [i.bytes, i.fPort, +i.recvTime, i.variables, Date.now()] }; }',
  }),
];

function inputsOf(type: IntegrationType, request: Sample['request'], version: Version): UplinkInput[] {
  const arrival = arrivalOf(request);
  const pairs = { integrationName: 'here', 'Header:x': 'é' };
  const rest = { now: arrival.receivedAt, seed: 'vector', variables: { k: '1' } };
  const parsed = type.parse(arrival, configOf(type, request));
  const uplinks = parsed.filter((one): one is Uplink => one.kind === 'uplink');
  if (takes(version) === 'envelope') {
    return uplinks.map(({ payload, payloadKind }) => ({ payload, payloadKind, metadata: pairs, ...rest }));
  }
  // What a codec cannot read makes no vector either.
  const readable = uplinks.filter(
    ({ device, networkKeys }) =>
      device !== undefined && (version.contract !== 'codec' || networkKeys['payloadFormat'] !== 'JSON'),
  );
  return readable.map((uplink) => ({ ...deviceInput(version, uplink, pairs, arrival.receivedAt), ...rest }));
}

let runs = 0;

describe.each(await integrationFolders(join(import.meta.dirname, '..')))('$name', ({ definition, samples }) => {
  const uplinks = samples.filter(({ expected }) => 'uplink' in expected);
  it.each(uplinks)('$name', ({ request }) => {
    for (const version of versions) {
      for (const given of inputsOf(definition, request, version)) {
        const input = inputOf(version, given);
        const again = uplinkInput(version, JSON.parse(JSON.stringify(input)), {}, { now: given.now, seed: 'vector' });
        expect(engine.runUplink(version, again).output).toEqual(engine.runUplink(version, given).output);
        runs += 1;
      }
    }
  });
});

it('has looked at all of them', () => expect(runs).toBeGreaterThan(100));
