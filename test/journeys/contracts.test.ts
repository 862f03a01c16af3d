import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { type House, openHouse, post } from './house.test-kit.ts';

/** Typed converters and codecs all the way: from an envelope at the door to what is stored, and back down. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 30_000);
afterAll(() => house.stop());

let frame = 0;
function envelope(devEui: string, bytes: number[], fPort = 85): JsonObject {
  frame += 1;
  return {
    ...{ deduplicationId: `d-${frame}`, time: new Date().toISOString(), devAddr: '01a2b3c4', fCnt: frame, fPort },
    deviceInfo: { devEui, deviceName: 'Cold room', deviceProfileName: 'cold-room-sensor' },
    data: Buffer.from(bytes).toString('base64'),
    rxInfo: [{ gatewayId: '0016c001f1500812', rssi: -71, snr: 9 }],
  };
}

interface Wired {
  id: string;
  url: string;
}

async function wire(type: string, converter: JsonObject, more: JsonObject = {}): Promise<Wired> {
  const name = `${type} ${Math.random()}`;
  const made = await house.api('POST', '/api/converters', { name, kind: 'uplink', ...converter });
  const { id, url } = await house.api('POST', '/api/integrations', {
    type,
    name,
    uplinkConverterId: made['id'],
    ...more,
  });
  return { id: String(id), url: String(url) };
}

async function device(name: string) {
  const { items } = await house.api('GET', `/api/devices?name=${encodeURIComponent(name)}`);
  const found = (items as JsonObject[]).find((one) => one['name'] === name);
  if (found === undefined) throw new Error(`no device ${name}`);
  const latest = await house.api('GET', `/api/devices/${found['id']}/latest`);
  const { client } = await house.api('GET', `/api/devices/${found['id']}/attributes`);
  const values = Object.entries(latest).map(([key, point]) => [key, (point as JsonObject)['value']]);
  return { entity: found, values: Object.fromEntries(values) as JsonObject, client: client as JsonObject };
}

async function newest(integrationId: string): Promise<JsonObject> {
  const { items } = await house.api('GET', `/api/messages?integration=${integrationId}&limit=1`);
  return house.api('GET', `/api/messages/${(items as JsonObject[])[0]?.['id']}`);
}

describe('a typed converter', () => {
  const script = `return { telemetry: { ts: metadata.ts, values: { t: (payload[0] << 8 | payload[1]) / 100 } },
    attributes: { site: metadata.site } };`;

  it('names the device by its form and adds network values', async () => {
    const form = {
      ...{
        name: 'Sensor $eui',
        profile: '$deviceProfileName',
        label: '$deviceName',
        customer: '$owner',
        group: 'G $site',
      },
      ...{ attributes: ['eui', 'fPort', 'nothing'], telemetry: ['rssi', 'fCnt'], updateOnlyKeys: ['t'] },
    };
    const typed = { contract: 'thingsboard-typed', integrationType: 'chirpstack', script, form };
    const { url, id } = await wire('chirpstack', typed, { metadata: { site: 'north', owner: 'Acme' } });
    expect((await post(url, envelope('24e124136b502217', [9, 46]))).status).toBe(204);
    const { entity, values, client } = await device('Sensor 24e124136b502217');
    expect(entity).toMatchObject({ profile: 'cold-room-sensor', label: 'Cold room', customer: 'Acme' });
    expect(values).toEqual({ t: 23.5, rssi: -71, fCnt: frame });
    expect(client).toEqual({ eui: '24e124136b502217', fPort: 85, site: 'north' });
    // An update-only key that did not change is not written again.
    await post(url, envelope('24e124136b502217', [9, 46]));
    const { effects } = await newest(id);
    expect((effects as JsonObject[])[0]?.['telemetry']).toMatchObject([{ values: { rssi: -71, fCnt: frame } }]);
    expect(JSON.stringify(effects)).not.toContain('"t":');
  });

  it('quarantines a message whose name resolves to nothing', async () => {
    const { url, id } = await wire('chirpstack', { contract: 'thingsboard-typed', script, form: { name: '$serial' } });
    expect((await post(url, envelope('24e124136b500001', [9, 46]))).status).toBe(204);
    expect(await newest(id)).toMatchObject({ outcome: 'quarantined', error: { code: 'no-name', field: 'form.name' } });
  });

  it('stands beside a generic one on the same type, which gets the whole envelope', async () => {
    const generic =
      'var e = JSON.parse(String.fromCharCode.apply(null, payload)); return { deviceName: e.deviceInfo.deviceName + " generic" };';
    const { url } = await wire('chirpstack', { script: generic });
    await post(url, envelope('24e124136b500002', [1]));
    expect((await device('Cold room generic')).entity).toMatchObject({ profile: 'default' });
  });
});

describe('a codec', () => {
  const script = `function decodeUplink(input) {
    if (input.bytes.length < 2) return { errors: ['too short'] };
    var offset = Number(input.variables.offset || 0);
    return { data: { t: input.bytes[0] + offset, port: input.fPort, serial: 'S' + input.bytes[1] }, warnings: ['uncalibrated'] };
  }`;
  const form = { name: 'Codec $eui', attributes: ['eui'], dataAttributes: ['serial'] };

  it('stores data, keeps warnings, and reads variables from the server attributes of the device', async () => {
    const { url, id } = await wire('chirpstack', { contract: 'codec', script, form });
    await post(url, envelope('24e124136b500003', [20, 7]));
    const first = await device('Codec 24e124136b500003');
    expect(first.values).toEqual({ t: 20, port: 85 });
    expect(first.client).toEqual({ eui: '24e124136b500003', serial: 'S7' });
    expect(await newest(id)).toMatchObject({ outcome: 'stored', warnings: ['uncalibrated'] });
    await house.api('PUT', `/api/devices/${first.entity['id']}/attributes/server`, { offset: 1.5 });
    await post(url, envelope('24e124136b500003', [20, 7]));
    expect((await device('Codec 24e124136b500003')).values).toEqual({ t: 21.5, port: 85 });
  });

  it('quarantines what it reports as an error', async () => {
    const { url, id } = await wire('chirpstack', { contract: 'codec', script, form });
    expect((await post(url, envelope('24e124136b500004', [20]))).status).toBe(204);
    expect(await newest(id)).toMatchObject({
      outcome: 'quarantined',
      error: { code: 'codec-error', message: 'too short' },
    });
  });

  it('works where bytes come bare, and says so where a network sent decoded values only', async () => {
    const bare = {
      contract: 'codec',
      script: 'function Decoder(b) { return { n: b.length }; }',
      form: { name: 'Bare $kind' },
    };
    const { url } = await wire('http', bare, { metadata: { kind: 'meter' } });
    await post(url, Uint8Array.of(1, 2, 3), { headers: { 'content-type': 'application/octet-stream' } });
    expect((await device('Bare meter')).values).toEqual({ n: 3 });
    const things = await wire('ttn', { contract: 'codec', script: bare.script });
    const ids = { device_id: 'd', application_ids: { application_id: 'a' }, dev_eui: '24E124136B500005' };
    await post(things.url, { end_device_ids: ids, uplink_message: { f_port: 1, decoded_payload: { t: 1 } } });
    expect(await newest(things.id)).toMatchObject({ outcome: 'quarantined', error: { code: 'no-device-bytes' } });
  });
});
