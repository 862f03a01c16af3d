import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registry } from '../../lib/integrations/registry.gen.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { type Connected, eventually, type House, openHouse } from './house.test-kit.ts';

/** Signed reports from ThingPark, and signed downlinks back; the LRC here answers as Actility's does. */
let house: House;
let lrc: Server;
const received: URL[] = [];

beforeAll(async () => {
  lrc = createServer((request, response) => {
    received.push(new URL(request.url ?? '', 'http://lrc'));
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Request queued by LRC</body></html>');
  });
  await new Promise<void>((resolve) => lrc.listen(0, '127.0.0.1', resolve));
  house = await openHouse();
}, 30_000);
afterAll(async () => {
  await house.stop();
  lrc.close();
});

const AS_ID = 'TWA_100006246.167.AS';
const KEY = '00112233445566778899AABBCCDDEEFF';
const EUI = '24E124136C226107';
let counter = 4710;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A time two hours east of Greenwich, as ThingPark writes it: with a `+`. */
function eastern(ms: number): string {
  return new Date(ms + 7_200_000).toISOString().replace('Z', '+02:00');
}

/** A new frame of the device `name`. */
function frame(name: string): JsonObject {
  counter += 1;
  return {
    Time: eastern(Date.now()),
    DevEUI: EUI,
    FPort: 2,
    FCntUp: counter,
    payload_hex: '002d38',
    LrrRSSI: -67,
    LrrSNR: 9.5,
    CustomerID: '100006246',
    CustomerData: { name },
  };
}

/** The query of a report that was sent `age` ms ago, signed by the LRC; `+` and `:` are escaped on the wire. */
function signed(fields: JsonObject, age = 0): string {
  const plain = `LrnDevEui=${EUI}&LrnFPort=2&LrnInfos=TWA_100006246.167.AS-1-1361149&AS_ID=${AS_ID}&Time=${eastern(Date.now() - age)}`;
  const values = ['CustomerID', 'DevEUI', 'FPort', 'FCntUp', 'payload_hex'].map((name) => fields[name]).join('');
  return `${plain.replaceAll('+', '%2B').replaceAll(':', '%3A')}&Token=${sha256(values + plain + KEY.toLowerCase())}`;
}

async function outcomes(integration: Connected): Promise<JsonObject[]> {
  const { items } = await house.api('GET', `/api/messages?integration=${integration.id}`);
  return items as JsonObject[];
}

function integration(type: string, config: JsonObject = {}): Promise<Connected> {
  const scripts = registry[type]?.defaultScripts;
  const security = { asId: AS_ID, asKey: KEY };
  return house.integration({
    type,
    config: { ...security, ...config },
    script: scripts?.uplink.js ?? '',
    downlinkScript: scripts?.downlink.js ?? '',
  });
}

async function pointsOf(name: string): Promise<unknown[]> {
  const { items } = await house.api('GET', `/api/devices?name=${name}`);
  const id = (items as JsonObject[])[0]?.['id'];
  if (id === undefined) return [];
  const until = Date.now() + 60_000;
  const telemetry = await house.api('GET', `/api/devices/${id}/telemetry?keys=temperature&from=0&to=${until}`);
  return (telemetry['temperature'] ?? []) as unknown[];
}

describe.each(['thingpark', 'tpe'])('%s', (type) => {
  it('stores a signed report once, however often it is sent within the time', async () => {
    const connected = await integration(type, { replaceNoContentToOk: true });
    const fields = frame(`${type}-replay`);
    const query = signed(fields);
    const statuses = [];
    for (let sent = 0; sent < 3; sent++) {
      statuses.push((await connected.send({ DevEUI_uplink: fields }, { query })).status);
    }
    statuses.push((await connected.send({ DevEUI_uplink: fields }, { query: query.replace('%2B', '+') })).status);
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(await outcomes(connected)).toMatchObject([{ outcome: 'stored', duplicates: 3 }]);
    expect(await pointsOf(`${type}-replay`)).toHaveLength(1);
  });

  it('answers 401 to what is altered, late or not signed, and keeps only that it did', async () => {
    const connected = await integration(type);
    const fields = frame(`${type}-altered`);
    const query = signed(fields);
    const lastBit = (text: string) => text.slice(0, -1) + (Number.parseInt(text.slice(-1), 16) ^ 1).toString(16);
    const attempts: [JsonObject, string][] = [
      [{ ...fields, payload_hex: '002d39' }, query],
      [{ ...fields, FCntUp: counter + 1 }, query],
      [fields, lastBit(query)],
      [fields, signed(fields, 61_000)],
      [fields, signed(fields, -62_000)],
      [fields, query.replace(/&Token=.*/, '')],
      [fields, ''],
    ];
    for (const [body, altered] of attempts) {
      expect((await connected.send({ DevEUI_uplink: body }, { query: altered })).status).toBe(401);
    }
    expect((await connected.send('<a/>', { query })).status).toBe(401);
    const records = await outcomes(connected);
    expect(records.map(({ outcome }) => outcome)).toEqual(Array(attempts.length + 1).fill('refused'));
    for (const { id } of records) {
      const record = await house.api('GET', `/api/messages/${id}`);
      expect(record['raw']).toBeNull();
      expect(JSON.stringify(record)).not.toMatch(new RegExp(`${KEY}|payload_hex`, 'i'));
    }
    expect((await house.api('GET', `/api/devices?name=${type}-altered`))['items']).toEqual([]);
    expect((await connected.send({ DevEUI_uplink: fields }, { query })).status).toBe(204);
    expect(await pointsOf(`${type}-altered`)).toHaveLength(1);
  });

  it('takes late frames in fresh requests, and other reports without effect', async () => {
    const connected = await integration(type);
    const late = { ...frame(`${type}-late`), Time: eastern(Date.now() - 3_600_000), Late: 1 };
    expect((await connected.send({ DevEUI_uplink: late }, { query: signed(late) })).status).toBe(204);
    const { payload_hex: _payload, FCntUp: _count, FPort: _port, ...plain } = frame('x');
    const notification = { ...plain, Type: 'join' };
    const query = signed(notification);
    expect((await connected.send({ DevEUI_notification: notification }, { query })).status).toBe(204);
    expect((await outcomes(connected)).map(({ outcome }) => outcome).sort()).toEqual(['ignored', 'stored']);
  });

  it('shows its protection and never its key', async () => {
    const { id } = await integration(type);
    const shown = await house.api('GET', `/api/integrations/${id}`);
    expect(shown).toMatchObject({ authentication: 'provider', config: { asId: AS_ID, asKey: '***' } });
    expect(shown).toMatchObject({ config: { maxTimeDiffInSeconds: 60 } });
  });

  it('signs downlinks at the time they are sent', async () => {
    const { port } = lrc.address() as AddressInfo;
    const connected = await integration(type, { downlinkUrl: `http://127.0.0.1:${port}/downlink` });
    const fields = frame(`${type}-down`);
    await connected.send({ DevEUI_uplink: fields }, { query: signed(fields) });
    const { items } = await house.api('GET', `/api/devices?name=${type}-down`);
    const path = `/api/devices/${(items as JsonObject[])[0]?.['id']}/downlinks`;
    const { id } = await house.api('POST', path, { msg: { reportInterval: 300 }, msgType: 'SET', metadata: {} });
    const downlink = await eventually(async () => {
      const now = await house.api('GET', `/api/downlinks/${id}`);
      return now['state'] === 'accepted' ? now : null;
    });
    expect(downlink['answer']).toMatchObject({ status: 200, body: expect.stringContaining('Request queued by LRC') });
    const sent = received.at(-1);
    const plain = decodeURIComponent(sent?.search.slice(1).replace(/&Token=.*/, '') ?? '');
    expect(plain).toContain(`DevEUI=${EUI}&FPort=2&Payload=01012c&AS_ID=${AS_ID}&Time=`);
    expect(sent?.searchParams.get('Token')).toBe(sha256(plain + KEY.toLowerCase()));
    const time = Date.parse(`${sent?.searchParams.get('Time')}Z`);
    expect(Math.abs(Date.now() - time)).toBeLessThan(30_000);
  });
});
