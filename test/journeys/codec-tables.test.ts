import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { type House, openHouse, post } from './house.test-kit.ts';

/** Codecs that are data, all the way: from the list of built-in ones to what is stored. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 30_000);
afterAll(() => house.stop());

/** An EM300-TH: battery 92 %, 30.8 °C, 50.5 %, the serial number, and a stored reading of ten minutes ago. */
const then = Math.floor(Date.now() / 1000) - 600;
const stored = Buffer.alloc(4);
stored.writeUInt32LE(then);
const FRAME = Buffer.concat([
  Buffer.from('01755c03673401046865ff16112233445566778820ce', 'hex'),
  stored,
  Buffer.from('f5ff5a', 'hex'),
]);

let frame = 0;
/** One frame in the envelope of a network server. */
const ENVELOPES: Record<string, (eui: string, bytes: Buffer) => JsonObject> = {
  chirpstack: (devEui, bytes) => ({
    ...{ deduplicationId: `t-${++frame}`, time: new Date().toISOString(), devAddr: '01a2b3c4', fCnt: frame, fPort: 85 },
    ...{ deviceInfo: { devEui }, data: bytes.toString('base64'), rxInfo: [] },
  }),
  ttn: (dev_eui, bytes) => ({
    end_device_ids: { device_id: 'em300', application_ids: { application_id: 'a' }, dev_eui },
    received_at: new Date().toISOString(),
    uplink_message: { f_port: 85, f_cnt: ++frame, frm_payload: bytes.toString('base64'), session_key_id: 'AZ' },
  }),
  loriot: (EUI, bytes) => ({
    ...{ cmd: 'rx', EUI, ts: Date.now(), fcnt: ++frame, port: 85, data: bytes.toString('hex') },
    ...{ seqno: frame, freq: 868_500_000, rssi: -67, snr: 9.5, dr: 'SF7 BW125 4/5', ack: false },
  }),
};

async function wired(type: string, uplinkConverterId: unknown) {
  const name = `${type} ${Math.random()}`;
  const made = await house.api('POST', '/api/integrations', { type, name, uplinkConverterId });
  return { id: String(made['id']), url: String(made['url']) };
}

async function install(codec: string, form: JsonObject): Promise<JsonObject> {
  return house.api('POST', `/api/codecs/${codec}/converters`, { form });
}

async function device(name: string) {
  const { items } = await house.api('GET', `/api/devices?name=${encodeURIComponent(name)}`);
  const id = (items as JsonObject[]).find((one) => one['name'] === name)?.['id'];
  const telemetry = await house.api('GET', `/api/devices/${id}/telemetry`);
  const { client } = await house.api('GET', `/api/devices/${id}/attributes`);
  const values = Object.entries(telemetry).map(([key, points]) => [
    key,
    (points as JsonObject[]).map((point) => point['value']),
  ]);
  return { id, telemetry, values: Object.fromEntries(values) as JsonObject, client };
}

async function newest(integrationId: string): Promise<JsonObject> {
  const { items } = await house.api('GET', `/api/messages?integration=${integrationId}&limit=1`);
  return house.api('GET', `/api/messages/${(items as JsonObject[])[0]?.['id']}`);
}

describe('one device on three network servers', () => {
  it('is read the same by one built-in codec', async () => {
    const converter = await install('milesight/em300-th', { name: 'EM300 $eui', profile: 'EM300-TH' });
    expect(converter).toMatchObject({ contract: 'codec', language: 'table', name: 'Milesight EM300-TH' });
    for (const [i, [type, envelope]] of Object.entries(ENVELOPES).entries()) {
      const { url } = await wired(type, converter['id']);
      const eui = `24E124136C22610${i}`;
      const answer = await post(url, envelope(eui, FRAME));
      expect(answer.status).toBeLessThan(300);
      const written = (await house.api('GET', '/api/devices')) as { items?: JsonObject[] };
      const name = String(
        written.items?.map((one) => one['name']).find((one) => new RegExp(eui, 'i').test(String(one))),
      );
      const { values, client, telemetry } = await device(name);
      expect({ type, values }).toEqual({
        type,
        values: { battery: [92], temperature: [30.8, -1.1], humidity: [50.5, 45] },
      });
      expect((telemetry['temperature'] as JsonObject[])[1]?.['ts']).toBe(then * 1000);
      expect(client).toEqual({ sn: '1122334455667788' });
    }
  });

  it('says at which byte a payload ends too early, and keeps what it does not know as a warning', async () => {
    const converter = await install('milesight/em300-th', { name: 'EM300 $eui' });
    const { url, id } = await wired('chirpstack', converter['id']);
    const send = (hex: string) => post(url, ENVELOPES['chirpstack']?.('24e124136c226200', Buffer.from(hex, 'hex')));
    expect((await send('01755c0367')).status).toBe(204);
    expect(await newest(id)).toMatchObject({
      outcome: 'quarantined',
      error: { code: 'codec-error', message: 'byte 5: temperature takes 2 bytes, the payload ends after 5' },
    });
    await send('01755cfe7501');
    const { outcome, warnings } = await newest(id);
    expect({ outcome, warnings }).toEqual({
      outcome: 'stored',
      warnings: ['byte 3: nothing is known for fe75; it and what follows is left out'],
    });
  });
});

describe('a table', () => {
  it('reads the calibration of a device from its server attributes', async () => {
    const converter = await install('decentlab/dl-pr36', { name: 'Well $eui' });
    const { url } = await wired('chirpstack', converter['id']);
    const send = () =>
      post(url, ENVELOPES['chirpstack']?.('70b3d57ba0000167', Buffer.from('020167000181008100', 'hex')));
    await send();
    const { id, values } = await device('Well 70b3d57ba0000167');
    expect(values).toEqual({ pressure: [0.03125], temperature: [1] });
    await house.api('PUT', `/api/devices/${id}/attributes/server`, { kp: 256 });
    await send();
    expect(await house.api('GET', `/api/devices/${id}/latest`)).toMatchObject({ pressure: { value: 1 } });
  });

  it('of a user is a script like any other, on Sigfox too', async () => {
    const table = { table: 1, device: 'My probe', payload: ['t: i16 = x / 100', 'battery: u8 = x / 10'] };
    const given = { name: 'My probe', kind: 'uplink', contract: 'codec', language: 'table' };
    const script = JSON.stringify(table);
    const made = await house.api('POST', '/api/converters', { ...given, script, form: { name: 'Probe $device' } });
    const { url } = await wired('sigfox', made['id']);
    const callback = { device: '1D3A7B', time: `${Math.floor(Date.now() / 1000)}`, data: 'ff3821', seqNumber: '7' };
    await post(url, callback);
    expect((await device('Probe 1D3A7B')).values).toEqual({ t: [-2], battery: [3.3] });
    const faulty = JSON.stringify({ ...table, payload: ['t: i17'] });
    const problem = await house.api('POST', '/api/converters', { ...given, script: faulty }, 422);
    expect(problem).toMatchObject({ field: 'script', detail: expect.stringContaining("payload[0]: 'i17' is no type") });
  });
});
