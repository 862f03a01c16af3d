import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { type House, openHouse, post } from './house.test-kit.ts';
import { PROVIDERS } from './storm.test-kit.ts';

/** One device, one converter, every LoRaWAN network: what is stored is the same to the byte. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 30_000);
afterAll(() => house.stop());

const NETWORKS = ['chirpstack', 'ttn', 'tti', 'loriot', 'thingpark', 'tpe'];

/** Leaks on purpose: a message that saw another one would count on. */
const CODEC = `
seen = typeof seen === 'number' ? seen + 1 : 0;
function decodeUplink(input) {
  seen++;
  var b = input.bytes, variables = Object.keys(input.variables);
  return { data: { temperature: (b[0] << 8 | b[1]) / 10, humidity: b[2], port: input.fPort, seen: seen, bytes: b,
    at: input.recvTime.toISOString(), variables: variables.length } };
}`;

/** What the messages of an integration stored, in the order of their time. */
async function telemetryOf(integrationId: string): Promise<JsonObject[]> {
  const range = `from=${Date.now() - 3_600_000}&to=${Date.now() + 60_000}`;
  const { items } = await house.api('GET', `/api/messages?integration=${integrationId}&${range}`);
  const whole = (items as JsonObject[]).map(({ id }) => house.api('GET', `/api/messages/${id}`));
  const points = (await Promise.all(whole)).flatMap(({ effects }) => (effects as JsonObject[])[0]?.['telemetry'] ?? []);
  return (points as JsonObject[]).sort((a, b) => Number(a['ts']) - Number(b['ts']));
}

it('stores the same telemetry of one device, whichever network brings it', async () => {
  const form = { name: 'On $integrationName', profile: 'one' };
  const converter = { name: 'One codec', kind: 'uplink', contract: 'codec', script: CODEC, form };
  const { id: uplinkConverterId } = await house.api('POST', '/api/converters', converter);
  const at = Math.floor(Date.now() / 1_000) * 1_000 - 5_000;
  const networks = PROVIDERS.filter(({ type }) => NETWORKS.includes(type));
  const stored: string[] = [];
  for (const { name, type, config = {}, tellings } of networks) {
    const made = await house.api('POST', '/api/integrations', { type, name, config, uplinkConverterId });
    const frames = [tellings(1, at), tellings(300, at + 1_000), tellings(1, at)];
    for (const { body, ...init } of frames.flatMap((told) => told.slice(0, 1))) {
      expect((await post(String(made['url']), body, init)).status).toBe(204);
    }
    stored.push(JSON.stringify(await telemetryOf(String(made['id']))));
  }
  expect(networks.map(({ name }) => name)).toHaveLength(7);
  expect(stored).toEqual(networks.map(() => stored[0]));
  const same = { humidity: 56, port: 2, seen: 1, variables: 0 };
  const values = (ms: number, temperature: number, bytes: number[]) => ({
    ts: ms,
    values: { ...same, temperature, bytes, at: new Date(ms).toISOString() },
  });
  expect(JSON.parse(stored[0] ?? '')).toEqual([values(at, 0.1, [0, 1, 56]), values(at + 1_000, 30, [1, 44, 56])]);
});

/** The same codec in the dialect of each network server it may come from. */
const FLAVOURS = {
  TS013: 'function decodeUplink(input) { return { data: read(input.bytes) }; }',
  'ChirpStack with Buffer':
    'function decodeUplink(i) { var b = Buffer.from(i.bytes); return { data: { t: b.readInt16BE(0), h: b[2], v: i.variables.none === undefined } }; }',
  'The Things Network v2': 'function Decoder(bytes, port) { return read(bytes); }',
  'ChirpStack v3': 'function Decode(fPort, bytes, variables) { return read(bytes); }',
};
const READ = 'function read(b) { return { t: (b[0] << 8 | b[1]) << 16 >> 16, h: b[2], v: true }; }';

it.each(Object.entries(FLAVOURS))('takes codecs of %s, also where there is no port: on Sigfox', async (_, script) => {
  const name = `codec ${crypto.randomUUID()}`;
  const converter = { name, kind: 'uplink', contract: 'codec', script: `${script}\n${READ}`, form: { name } };
  const { id: uplinkConverterId } = await house.api('POST', '/api/converters', converter);
  const { tellings } = PROVIDERS.find(({ type }) => type === 'sigfox') ?? { tellings: () => [] };
  const made = await house.api('POST', '/api/integrations', { type: 'sigfox', name, uplinkConverterId });
  const [telling] = tellings(300, Date.now() - 5_000);
  expect((await post(String(made['url']), telling?.body)).status).toBe(204);
  expect(await telemetryOf(String(made['id']))).toMatchObject([{ values: { t: 300, h: 56, v: true } }]);
});
