import { expect, it } from 'vitest';
import { codecDownlinksOf } from '../lib/converters/contracts/codec-downlinks.ts';
import { registry } from '../lib/integrations/registry.gen.ts';
import type { Config } from '../lib/model/fields.ts';

/** What one encoder says reaches every LoRaWAN network server, with the device as the uplinks told it. */
const [encoded] = codecDownlinksOf(
  { bytes: [1, 15], fPort: 10 },
  { cs_eui: '24E124136C226107', cs_deviceId: 'cold-room-3' },
);

const CONFIG: Config = {
  ...{
    server: 'https://network.example',
    apiToken: 'token',
    applicationId: 'cold-chain',
    apiKey: 'key',
    accessToken: 'token',
  },
  ...{ asId: 'TWA_1', asKey: '0123456789abcdef0123456789abcdef', appId: 'BE010001', username: 'u', password: 'p' },
};

const pushing = Object.values(registry).filter(
  ({ typedKeys, downlink }) => ['eui', 'fPort'].every((key) => key in (typedKeys ?? {})) && downlink.mode === 'push',
);

it('knows the network servers', () => {
  expect(pushing.map(({ type }) => type)).toEqual(expect.arrayContaining(['chirpstack', 'ttn']));
});

it.each(pushing.map((type) => [type.type, type] as const))('reaches %s', (_name, { downlink }) => {
  if (downlink.mode !== 'push' || encoded === undefined) throw new Error('nothing to send');
  const [request] = downlink.encode(encoded, CONFIG, Date.UTC(2025, 5, 1));
  if (request?.via !== 'http') throw new Error('no HTTP request');
  const whole = `${request.url} ${new TextDecoder().decode(request.body)}`;
  expect(whole).toMatch(/AQ8=|010f/i);
  expect(whole).toMatch(/24e124136c226107|cold-room-3/i);
});
