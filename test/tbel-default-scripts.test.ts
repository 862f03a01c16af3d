import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, openEngine } from '../lib/converters/engine.ts';
import { compileTbel } from '../lib/converters/tbel/compile.ts';
import { makeVersion } from '../lib/converters/version.ts';
import { registry } from '../lib/integrations/registry.gen.ts';
import { samples } from '../lib/integrations/samples.gen.ts';
import type { Language } from '../lib/model/converter.ts';
import { Failure } from '../lib/model/failure.ts';
import type { Json, JsonObject } from '../lib/model/json.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

type Sample = NonNullable<(typeof samples)[string]>[number];

const NOW = 1_748_779_200_000;

/** What the default script of a type makes of a sample, or the code of its failure. */
function uplinkOf(type: string, language: Exclude<Language, 'table'>, sample: Sample): Json {
  const script = registry[type]?.defaultScripts.uplink[language] ?? '';
  const version = makeVersion({ kind: 'uplink', contract: 'thingsboard', language, script, form: {} });
  const payload = bytesOf(sample);
  const payloadKind = 'payload' in sample ? 'binary' : 'text';
  const metadata: JsonObject = { ...sample.metadata };
  return settle(() => engine.runUplink(version, { payload, payloadKind, metadata, now: NOW }).output);
}

function bytesOf(sample: Sample): Uint8Array {
  if ('payloadJson' in sample) return new TextEncoder().encode(JSON.stringify(sample.payloadJson));
  return Buffer.from(
    'payload' in sample ? sample.payload : sample.payloadText,
    'payload' in sample ? 'base64' : 'utf8',
  );
}

function downlinkOf(type: string, language: Exclude<Language, 'table'>, msg: Json): Json {
  const script = registry[type]?.defaultScripts.downlink[language] ?? '';
  const version = makeVersion({ kind: 'downlink', contract: 'thingsboard', language, script, form: {} });
  const metadata = {
    deviceName: 'd',
    deviceType: 't',
    cs_eui: '24e124136c226107',
    cs_deviceId: 'd',
    cs_device: '1D3A7B',
  };
  const input = { msg, metadata, msgType: 'ATTRIBUTES_UPDATED', integrationMetadata: {}, now: NOW };
  return settle(() => engine.runDownlink(version, input).output);
}

function settle(run: () => Json): Json {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.code;
    throw thrown;
  }
}

const cases = Object.keys(registry).flatMap((type) => (samples[type] ?? []).map((sample) => ({ type, sample })));

it.each(cases)('$type: TBEL and JavaScript say the same of $sample.name', ({ type, sample }) => {
  expect(uplinkOf(type, 'tbel', sample)).toEqual(uplinkOf(type, 'js', sample));
});

it('fails only where the payload is no JSON, or holds two devices', () => {
  const failing = cases.filter(({ type, sample }) => typeof uplinkOf(type, 'tbel', sample) === 'string');
  expect(failing.map(({ type, sample }) => `${type} ${sample.name}`)).toEqual([
    ...[
      'aws-iot binary',
      'aws-iot empty',
      'aws-kinesis binary',
      'http binary',
      'http text',
      'http not-utf8',
      'http empty',
    ],
    ...['kpn two-devices', 'thingpark xml', 'tpe xml'],
  ]);
});

it.each(Object.keys(registry))('%s: TBEL and JavaScript encode the same downlinks', (type) => {
  for (const msg of [{ reportInterval: 300 }, { colour: 'red' }, { reportInterval: '70000', led: true }]) {
    expect(downlinkOf(type, 'tbel', msg)).toEqual(downlinkOf(type, 'js', msg));
  }
});

it.each(Object.keys(registry))('%s: TBEL has nothing to warn of', (type) => {
  const { uplink, downlink } = registry[type]?.defaultScripts ?? { uplink: { tbel: '(' }, downlink: { tbel: '(' } };
  expect([...compileTbel(uplink.tbel, 'uplink').warnings, ...compileTbel(downlink.tbel, 'downlink').warnings]).toEqual(
    [],
  );
});
