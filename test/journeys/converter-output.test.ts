import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../lib/model/json.ts';
import { type Connected, type House, openHouse } from './house.test-kit.ts';

/** Every form of converter output the documentation names, stored as documented. The script gives its payload back. */
let house: House;
let echo: Connected;
const ECHO = 'return JSON.parse(String.fromCharCode.apply(null, payload));';

beforeAll(async () => {
  house = await openHouse();
  echo = await house.integration({ type: 'http', script: ECHO });
}, 30_000);
afterAll(() => house.stop());

async function entity(kind: 'devices' | 'assets', name: string): Promise<JsonObject> {
  const { items } = await house.api('GET', `/api/${kind}?name=${encodeURIComponent(name)}`);
  const found = (items as JsonObject[]).find((one) => one['name'] === name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return found;
}

async function values(kind: 'devices' | 'assets', name: string) {
  const { id } = await entity(kind, name);
  const latest = await house.api('GET', `/api/${kind}/${id}/latest`);
  const attributes = await house.api('GET', `/api/${kind}/${id}/attributes`);
  return { latest: latest as Record<string, { ts: number; value: Json }>, client: attributes['client'] as JsonObject };
}

async function store(output: Json): Promise<void> {
  const response = await echo.send(output);
  expect(response.status).toBe(204);
}

it('the documented example: a mixed telemetry array, numeric and text attributes, a key with a Cyrillic letter', async () => {
  await store({
    entityType: 'DEVICE',
    name: 'Device 1000000000000001',
    profile: 'default',
    telemetry: [
      { ts: 1_684_478_801_936, values: { battery: 95, temperature: 36.6, saturation: 99 } },
      { rssi: -21, data: '01755e030001040001', battery: 94, snr: 10, 'f\u0421nt': 2 },
    ],
    attributes: {
      serialNumber: 'SN-12345678',
      fPort: 85,
      dr: 'SF9 BW125 4/5',
      frequency: 867_500_000,
      eui: 1_000_000_000_000_001,
    },
  });
  const before = Date.now();
  const { latest, client } = await values('devices', 'Device 1000000000000001');
  expect(latest['temperature']).toEqual({ ts: 1_684_478_801_936, value: 36.6 });
  expect(latest['battery']?.value).toBe(94);
  expect(Math.abs((latest['rssi']?.ts ?? 0) - before)).toBeLessThan(10_000);
  expect(latest['f\u0421nt']?.value).toBe(2);
  expect(latest['fCnt']).toBeUndefined();
  expect(client).toEqual({
    serialNumber: 'SN-12345678',
    fPort: 85,
    dr: 'SF9 BW125 4/5',
    frequency: 867_500_000,
    eui: 1_000_000_000_000_001,
  });
  expect(await entity('devices', 'Device 1000000000000001')).toMatchObject({ profile: 'default' });
});

describe('telemetry forms', () => {
  it.each<[string, Json, JsonObject]>([
    ['a flat map at server time', { a: 1 }, { a: 1 }],
    ['one {ts, values}', { ts: 1_700_000_000_000, values: { a: 2 } }, { a: 2 }],
    [
      'a list of {ts, values}',
      [
        { ts: 1_700_000_000_000, values: { a: 1 } },
        { ts: 1_700_000_001_000, values: { a: 3 } },
      ],
      { a: 3 },
    ],
    ['numeric text as ts', { ts: '1700000000000', values: { a: 4 } }, { a: 4 }],
    ['JSON, text and boolean values', { o: { x: [1] }, t: 'ü', b: false }, { o: { x: [1] }, t: 'ü', b: false }],
  ])('%s', async (what, telemetry, expected) => {
    await store({ deviceName: `form ${what}`, deviceType: 't', telemetry });
    const { latest } = await values('devices', `form ${what}`);
    expect(Object.fromEntries(Object.entries(latest).map(([key, { value }]) => [key, value]))).toEqual(expected);
  });

  it('a time from the future or before 2000 becomes the time of receipt', async () => {
    await store({
      deviceName: 'clock',
      telemetry: [
        { ts: 4_000_000_000_000, values: { f: 1 } },
        { ts: 5, values: { p: 1 } },
      ],
    });
    const { latest } = await values('devices', 'clock');
    for (const key of ['f', 'p']) expect(Math.abs((latest[key]?.ts ?? 0) - Date.now())).toBeLessThan(10_000);
  });
});

describe('entities', () => {
  it('an array may mix devices and assets', async () => {
    await store([
      { deviceName: 'mixed device', deviceType: 'thermometer', telemetry: { a: 1 } },
      { assetName: 'mixed asset', assetType: 'room', attributes: { floor: 3 } },
    ]);
    expect(await entity('devices', 'mixed device')).toMatchObject({ profile: 'thermometer' });
    expect(await entity('assets', 'mixed asset')).toMatchObject({ profile: 'room' });
    expect((await values('assets', 'mixed asset')).client).toEqual({ floor: 3 });
  });

  it('customer and group are made at first sight, the group inside the customer; later ones are not looked at', async () => {
    const first = {
      deviceName: 'owned',
      deviceType: 't',
      deviceLabel: 'Label',
      customerName: 'ACME',
      groupName: 'Cellar',
    };
    await store({ ...first, telemetry: { a: 1 } });
    await store({
      ...first,
      customerName: 'Other',
      groupName: 'Roof',
      deviceType: 'u',
      deviceLabel: 'L2',
      telemetry: { a: 2 },
    });
    expect(await entity('devices', 'owned')).toMatchObject({
      profile: 't',
      label: 'Label',
      customer: 'ACME',
      groups: ['Cellar'],
    });
    const names = async (path: string) =>
      ((await house.api('GET', path))['items'] as JsonObject[]).map((one) => one['name']);
    expect(await names('/api/customers')).toEqual(['ACME']);
    expect(await names('/api/groups')).toEqual(['Cellar']);
  });

  it('missing type or profile is "default"', async () => {
    await store({ deviceName: 'untyped', telemetry: { a: 1 } });
    expect(await entity('devices', 'untyped')).toMatchObject({ profile: 'default' });
  });
});

describe('what is refused, whole', () => {
  it.each<[string, Json, string]>([
    ['device and asset name together', { deviceName: 'x', assetName: 'y', telemetry: { a: 1 } }, 'assetName'],
    ['no name', { telemetry: { a: 1 } }, 'deviceName'],
    [
      'a bad time',
      { deviceName: 'bad', telemetry: [{ a: 1 }, { a: 2 }, { ts: 'noon', values: { a: 1 } }] },
      'telemetry[2].ts',
    ],
    ['a list of texts', ['x'], '[0]'],
  ])('%s', async (_what, output, path) => {
    await store(output);
    const { items } = await house.api('GET', `/api/messages?integration=${echo.id}&outcome=quarantined&limit=1`);
    const [message] = items as JsonObject[];
    const full = await house.api('GET', `/api/messages/${message?.['id']}`);
    expect(full['error']).toMatchObject({ code: 'bad-output', message: expect.stringContaining(path) });
  });

  it('one bad element of an array stores none of them', async () => {
    await store([{ deviceName: 'half', telemetry: { a: 1 } }, { telemetry: { a: 1 } }]);
    const { items } = await house.api('GET', '/api/devices?name=half');
    expect(items).toEqual([]);
  });
});
