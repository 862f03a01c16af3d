import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codecDownlinksOf } from '../lib/converters/contracts/codec-downlinks.ts';
import { registry } from '../lib/integrations/registry.gen.ts';
import type { EncodedDownlink } from '../lib/model/downlink.ts';
import { Failure } from '../lib/model/failure.ts';
import type { Config } from '../lib/model/fields.ts';
import type { DownlinkRequest, IntegrationType } from '../lib/model/integration.ts';
import { isJsonObject, type Json, type JsonObject } from '../lib/model/json.ts';
import { seed, sized } from './size.test-kit.ts';

/**
 * Whatever a converter returns, on the wire confirmed is a yes or no, the port a number, and the bytes are the bytes.
 * Types are found in the registry: a new one is tested as soon as it is there.
 */
const CONFIG: Config = {
  ...{ server: 'https://network.example', apiToken: 't', applicationId: 'cold-chain', apiKey: 'k', accessToken: 't' },
  ...{ asId: 'TWA_1', asKey: '0123456789abcdef0123456789abcdef', downlinkTopicPattern: 'down', qos: '1' },
  appId: 'app',
  secret: 's',
};
const AT = Date.UTC(2025, 5, 1);
const RUNS = { seed, numRuns: sized(60, 3_000) };

const device = { DevEUI: '24E124136C226107', EUI: '24E124136C226107', devId: 'cold-room-3' };
const bytes = fc.uint8Array({ minLength: 1, maxLength: 51 });
const port = fc.integer({ min: 1, max: 223 });

/** As people write it: numbers and flags, or their text. */
const spelled = fc.record({ port, confirmed: fc.boolean(), text: fc.boolean() }).map(({ port, confirmed, text }) => {
  const [said, flag] = text ? [String(port), String(confirmed)] : [port, confirmed];
  return { port, confirmed, metadata: { ...device, fPort: said, FPort: said, port: said, confirmed: flag } };
});

const types = Object.values(registry);
const isLorawan = ({ typedKeys, downlink }: IntegrationType) =>
  ['eui', 'fPort'].every((key) => key in (typedKeys ?? {})) && downlink.mode === 'push';

const lorawan = types.filter(isLorawan).flatMap((type): [string, IntegrationType, Config][] => {
  const own: [string, IntegrationType, Config] = [type.type, type, CONFIG];
  if (!('apiVersion' in type.fields)) return [own];
  return [own, [`${type.type}, version 3`, type, { ...CONFIG, apiVersion: '3' }]];
});

function requestOf(type: IntegrationType, encoded: EncodedDownlink, config: Config): DownlinkRequest {
  if (type.downlink.mode !== 'push') throw new Error('no push');
  const [request, ...more] = type.downlink.encode(encoded, config, AT, { reference: 'device.01ARYZ6S41' });
  if (request === undefined || more.length > 0) throw new Error('not one request');
  return request;
}

/** Every member of a body or query under one of these names, as `[name, value]`. */
function members(request: DownlinkRequest, names: RegExp): Json[] {
  if (request.via !== 'http') throw new Error('no HTTP request');
  const body = new TextDecoder().decode(request.body);
  const found: Json[] = [];
  const walk = (value: Json): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    if (!isJsonObject(value)) return;
    for (const [name, one] of Object.entries(value)) {
      if (names.test(name)) found.push(one);
      walk(one);
    }
  };
  if (body !== '') walk(JSON.parse(body) as Json);
  else for (const [name, one] of new URL(request.url).searchParams) if (names.test(name)) found.push(queryValue(one));
  return found;
}

/** A query knows text only: 0 and 1 are its no and yes. */
function queryValue(text: string): Json {
  return /^\d+$/.test(text) ? Number(text) : text;
}

function expectWire(request: DownlinkRequest, sent: Uint8Array, given: { port: number; confirmed: boolean }): void {
  const query = request.via === 'http' && request.body.length === 0;
  const yes = query ? [Number(given.confirmed)] : [given.confirmed];
  expect(members(request, /^confirmed$/i)).toEqual(yes);
  expect(members(request, /^f?_?port$/i)).toEqual([given.port]);
  const [payload] = members(request, /^(data|frm_payload|payload)$/i);
  // A query of digits alone was read as a number above.
  const text = query ? new URL(request.via === 'http' ? request.url : '').searchParams.get('Payload') : payload;
  const [hex, base64] = [Buffer.from(sent).toString('hex'), Buffer.from(sent).toString('base64')];
  expect([hex, base64]).toContain(text);
}

describe.each(lorawan)('%s', (_, type, config) => {
  it('keeps what a converter of bytes returns', () => {
    fc.assert(
      fc.property(bytes, spelled, (sent, { metadata, ...given }) => {
        const data = Buffer.from(sent).toString('base64');
        expectWire(requestOf(type, { contentType: 'BINARY', data, metadata }, config), sent, given);
      }),
      RUNS,
    );
  });

  it('keeps what a codec returns', () => {
    fc.assert(
      fc.property(bytes, port, fc.boolean(), (sent, fPort, confirmed) => {
        const metadata = { cs_eui: device.EUI, cs_deviceId: device.devId, confirmed: String(confirmed) };
        const [encoded] = codecDownlinksOf({ bytes: [...sent], fPort }, metadata);
        if (encoded === undefined) throw new Error('nothing');
        expectWire(requestOf(type, encoded, config), sent, { port: fPort, confirmed });
      }),
      RUNS,
    );
  });
});

/** What the encoders of all other networks ask for. */
const elsewhere = { topic: 'a', deviceId: 'device-1', streamName: 'stream', partitionKey: 'key' };

const others = types.filter((type) => type.downlink.mode === 'push' && !isLorawan(type));

function binary(sent: Uint8Array): EncodedDownlink {
  return { contentType: 'BINARY', data: Buffer.from(sent).toString('base64'), metadata: { ...device, ...elsewhere } };
}

/** A network that wants to know more is tested in its own folder. */
function refuses(type: IntegrationType): boolean {
  try {
    requestOf(type, binary(new Uint8Array([1])), CONFIG);
    return false;
  } catch (thrown) {
    return thrown instanceof Failure;
  }
}

it('knows networks of other kinds', () => {
  expect(others.filter((type) => !refuses(type)).map(({ type }) => type)).toContain('aws-iot');
});

describe.each(others.map((type) => [type.type, type] as const))('%s', (_, type) => {
  it.skipIf(refuses(type))('carries the very bytes', () => {
    fc.assert(
      fc.property(bytes, (sent) => {
        const parts = Object.values(requestOf(type, binary(sent), CONFIG)).filter((one) => one instanceof Uint8Array);
        const carried = parts.some(
          (one) =>
            Buffer.compare(one, sent) === 0 || Buffer.from(one).includes(`"${Buffer.from(sent).toString('base64')}"`),
        );
        expect(carried).toBe(true);
      }),
      RUNS,
    );
  });
});

it('sigfox answers with the very eight bytes, and with no other number of them', () => {
  const { downlink } = registry['sigfox'] as IntegrationType;
  const render = downlink.mode === 'reply' ? downlink.render : undefined;
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 0, maxLength: 16 }), fc.boolean(), (sent, binary) => {
      const hex = Buffer.from(sent).toString('hex');
      const content = binary
        ? { contentType: 'BINARY' as const, data: Buffer.from(sent).toString('base64') }
        : { contentType: 'TEXT' as const, data: hex };
      const answer = () => render?.({ ...content, metadata: { device: '1D3A7B' } }, {});
      if (sent.length !== 8) {
        expect(answer).toThrow('exactly 8');
        return;
      }
      const body = JSON.parse(new TextDecoder().decode(answer()?.body)) as JsonObject;
      expect(body).toEqual({ '1D3A7B': { downlinkData: hex } });
    }),
    RUNS,
  );
});
