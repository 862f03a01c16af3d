import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IntegrationFolder, integrationFolders } from '../bin/generate/integration-folders.ts';
import { arrivalOf, configOf, type SampleRequest } from '../bin/generate/sample.ts';
import { deviceInput } from '../lib/converters/contracts/device-input.ts';
import { resultOf } from '../lib/converters/contracts/result.ts';
import { type Engine, openEngine } from '../lib/converters/engine.ts';
import { makeVersion } from '../lib/converters/version.ts';
import type { Json } from '../lib/model/json.ts';
import type { Uplink } from '../lib/model/uplink.ts';

/**
 * One device, one codec, every network: the samples of each type that bring a LoRaWAN frame, with the device's bytes
 * put in the place of the sample's own, in the spelling of that network.
 */
const BYTES = Uint8Array.of(0x01, 0x75, 0x5f, 0x03, 0x67, 0xf8, 0xff, 0x04, 0x68, 0x7b, 0xfe, 0x00, 0x80);

const CODEC = `
var state = 0;
function decodeUplink(input) {
  var data = { port: input.fPort, bytes: input.bytes.length };
  var b = input.bytes;
  for (var i = 0; i + 2 < b.length; ) {
    var channel = b[i++], type = b[i++];
    if (type === 0x75) data.battery = b[i++];
    else if (type === 0x67) { data.temperature = ((b[i] | b[i + 1] << 8) << 16 >> 16) / 10; i += 2; }
    else if (type === 0x68) data.humidity = b[i++] / 2;
    else { data['unknown_' + channel] = b.slice(i); break; }
  }
  data.state = state++;
  return { data: data };
}`;

/** The same device as a table. */
const TABLE = {
  table: 1,
  device: 'Multi-sensor',
  order: 'little',
  payload: [
    'port = port',
    'bytes = length',
    {
      key: 2,
      records: {
        '* 75': ['battery: u8'],
        '* 67': ['temperature: i16 = x / 10'],
        '* 68': ['humidity: u8 = x / 2'],
        'fe 00': [{ repeat: 'rest', fields: [{ list: 'unknown_254', each: '_byte: u8' }] }],
      },
    },
    'state = 0',
  ],
};

const EXPECTED = { port: 2, bytes: 13, battery: 95, temperature: -0.8, humidity: 61.5, unknown_254: [128], state: 0 };

const folders = await integrationFolders(join(import.meta.dirname, '..'));
const lorawan = folders.filter(({ definition }) =>
  ['eui', 'fPort'].every((key) => key in (definition.typedKeys ?? {})),
);

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

/** The frame of a request, by the type's own parser. */
function uplinkOf({ definition }: IntegrationFolder, request: SampleRequest): Uplink {
  const [first] = definition.parse(arrivalOf(request), configOf(definition, request));
  if (first?.kind !== 'uplink') throw new Error(`${definition.type}: the sample is no uplink`);
  return first;
}

/** Every sample that is an uplink of a named device with bytes of its own: other encodings, versions and spellings of the network. */
function carriers(folder: IntegrationFolder): { name: string; request: SampleRequest }[] {
  return folder.samples.flatMap((sample) => {
    if (!('uplink' in sample.expected)) return [];
    const [first] = folder.definition.parse(arrivalOf(sample.request), configOf(folder.definition, sample.request));
    const binary =
      first?.kind === 'uplink' && first.networkKeys['payloadFormat'] !== 'JSON' && 'eui' in first.networkKeys;
    if (!binary || (first.device?.bytes.length ?? 0) < 2) return [];
    return [{ name: `${folder.name} ${sample.name}`, request: withBytes(folder, sample.request) }];
  });
}

/** The sample with other device bytes; whichever way the network spells bytes, it is found by its old value. */
function withBytes(folder: IntegrationFolder, request: SampleRequest): SampleRequest {
  const old = Buffer.from(uplinkOf(folder, request).device?.bytes ?? []);
  const spellings = (['base64', 'hex'] as const).map((spelling): [string, string] => [
    old.toString(spelling),
    Buffer.from(BYTES).toString(spelling),
  ]);
  const replace = (text: string): string => {
    const found = spellings.find(([from]) => text.toLowerCase() === from.toLowerCase());
    return found === undefined ? text : found[1];
  };
  if (request.bodyJson !== undefined) return { ...request, bodyJson: mapped(request.bodyJson, replace) };
  const bodyText = (request.bodyText ?? '').replace(/[A-Za-z0-9+/=]+/g, replace);
  return { ...request, bodyText };
}

function mapped(value: Json, replace: (text: string) => string): Json {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapped(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner, replace)]));
}

describe('one codec', () => {
  it('has the network servers to prove it on', () => {
    expect(lorawan.map(({ name }) => name)).toEqual(expect.arrayContaining(['chirpstack', 'ttn']));
  });

  const samples = lorawan.flatMap((folder) => carriers(folder).map(({ name, request }) => ({ name, folder, request })));

  it('finds a plain one for each', () => {
    expect(samples.map(({ name }) => name)).toEqual(
      expect.arrayContaining(lorawan.map(({ name }) => `${name} 01-plain`)),
    );
  });

  const both = samples.flatMap((sample) => [
    { ...sample, language: 'js' as const, script: CODEC },
    { ...sample, language: 'table' as const, script: JSON.stringify(TABLE) },
  ]);

  it.each(both)('decodes the device on $name by $language', ({ folder, request, language, script }) => {
    const uplink = uplinkOf(folder, request);
    expect(Buffer.from(uplink.device?.bytes ?? []).toString('hex')).toBe(Buffer.from(BYTES).toString('hex'));
    const form = { name: 'Device $eui', profile: 'multi-sensor' };
    const version = makeVersion({ kind: 'uplink', contract: 'codec', language, script, form });
    const now = arrivalOf({ contentType: '' }).receivedAt;
    const input = { ...deviceInput(version, uplink, {}, now), now };
    const { readings } = resultOf(version, engine.runUplink(version, input).output, input);
    // As text: byte for byte, the order of keys included.
    const expected = { ...EXPECTED, port: uplink.device?.fPort };
    expect(JSON.stringify(readings[0]?.points.map(({ values }) => values))).toBe(JSON.stringify([expected]));
    expect(readings[0]?.entity.name).toMatch(/^Device [0-9a-f]{16}$/i);
  });
});
