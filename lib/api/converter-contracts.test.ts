import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

const TYPED = { name: 'T', kind: 'uplink', contract: 'thingsboard-typed', script: 'return {};' };
const CODEC = {
  name: 'C',
  kind: 'uplink',
  contract: 'codec',
  script: 'function Decoder(b) { return { n: b.length }; }',
};
const create = (body: JsonObject) => kit.call('POST', '/api/converters', body);
const test = (body: JsonObject) => kit.call('POST', '/api/converters/test', body);

describe('forms', () => {
  it('are stored with the name they have without one', async () => {
    expect((await create(TYPED)).json['form']).toEqual({ entityType: 'DEVICE', name: 'Device $eui' });
    const form = { entityType: 'ASSET', label: '', customer: null, attributes: ['eui', 'eui'], telemetry: null };
    const { json } = await create({ ...TYPED, form });
    expect(json['form']).toEqual({ entityType: 'ASSET', name: 'Asset $eui', attributes: ['eui'] });
    const again = await kit.call('PUT', `/api/converters/${json['id']}`, json);
    expect(again.json).toEqual(json);
  });

  it('make another version when they change', async () => {
    const { json } = await create(CODEC);
    const form = { name: 'Sensor $eui', dataAttributes: ['serial'], normalized: true };
    const changed = await kit.call('PATCH', `/api/converters/${json['id']}`, { form });
    expect(changed.json['form']).toEqual({ entityType: 'DEVICE', ...form });
    expect(changed.json['version']).not.toBe(json['version']);
  });

  it.each<[string, JsonObject, string]>([
    ['an empty name', { ...TYPED, form: { name: '' } }, 'form.name'],
    ['a blank name', { ...CODEC, form: { name: '  ' } }, 'form.name'],
    ['another entity type', { ...TYPED, form: { entityType: 'ROOM' } }, 'form.entityType'],
    ['a list that is text', { ...TYPED, form: { attributes: 'eui' } }, 'form.attributes'],
    ['a key that is a number', { ...TYPED, form: { telemetry: ['a', 1] } }, 'form.telemetry[1]'],
    ['an unknown member', { ...TYPED, form: { dataAttributes: [] } }, 'form.dataAttributes'],
    ['a form on a generic converter', { ...TYPED, contract: 'thingsboard', form: { name: 'x' } }, 'form.name'],
    ['a form on a downlink', { ...CODEC, kind: 'downlink', form: { name: 'x' } }, 'form.name'],
  ])('refuse %s', async (_what, body, field) => {
    const { status, json } = await create(body);
    expect([status, json['field']]).toEqual([400, field]);
    expect(json['fix']).toEqual(expect.any(String));
  });

  it('refuse a codec without a decoder', async () => {
    const { status, json } = await create({ ...CODEC, script: 'return 1;' });
    expect([status, json['code'], json['field']]).toEqual([422, 'compile', 'script']);
    expect((await create({ ...CODEC, kind: 'downlink' })).json['code']).toBe('compile');
  });
});

describe('an export of ThingsBoard', () => {
  const configuration = {
    ...{ scriptLang: 'JS', decoder: 'return { telemetry: { n: payload.length } };', tbelDecoder: null, encoder: null },
    ...{ type: 'DEVICE', name: 'ERS2 $eui', profile: '$deviceProfileName', label: '', customer: '', group: null },
    ...{ telemetry: null, attributes: ['eui', 'fPort'], updateOnlyKeys: ['eui'] },
  };
  const document = {
    ...{ name: 'ERS2', type: 'UPLINK', integrationType: 'CHIRPSTACK', debugMode: false, edgeTemplate: false },
    ...{ configuration, additionalInfo: { description: '' }, converterVersion: 2 },
  };

  it('is taken as it is, in both versions', async () => {
    const typed = await create(document);
    expect([typed.status, typed.json]).toMatchObject([
      201,
      {
        ...{ name: 'ERS2', contract: 'thingsboard-typed', integrationType: 'chirpstack', updateOnlyKeys: ['eui'] },
        form: { entityType: 'DEVICE', name: 'ERS2 $eui', profile: '$deviceProfileName', attributes: ['eui', 'fPort'] },
      },
    ]);
    const { converterVersion: _two, ...first } = document;
    expect((await create(first)).json).toMatchObject({ contract: 'thingsboard', form: {}, updateOnlyKeys: ['eui'] });
  });

  it.each<[string, JsonObject, string]>([
    [
      'without the script of its language',
      { configuration: { ...configuration, decoder: null } },
      'configuration.decoder',
    ],
    ['with an empty name pattern', { configuration: { ...configuration, name: '' } }, 'form.name'],
    ['without a name', { name: '' }, 'name'],
    ['of a type that is not here', { integrationType: 'NOTHING_AT_ALL' }, 'integrationType'],
  ])('is refused %s', async (_what, change, field) => {
    const { status, json } = await create({ ...document, ...change });
    expect([status, json['field']]).toEqual([400, field]);
  });
});

describe('a test', () => {
  const envelope = (data: string) => ({
    deviceInfo: { devEui: '24e124136b502217', deviceName: 'Fridge', deviceProfileName: 'cold' },
    ...{ time: '2025-06-01T12:00:00Z', fPort: 85, fCnt: 3, devAddr: '01a2b3c4', data },
  });

  it('of a typed converter unwraps the envelope, and shows decoder and converter output', async () => {
    const { json } = await test({
      ...{ contract: 'thingsboard-typed', integrationType: 'chirpstack', metadata: { site: 'north' } },
      script: 'return { telemetry: { t: payload[0] }, attributes: { site: metadata.site } };',
      form: { label: '$deviceName', attributes: ['fPort'], telemetry: ['fCnt'] },
      payloadJson: envelope('yAE='),
    });
    const output = {
      ...{ entityType: 'DEVICE', name: 'Device 24e124136b502217', profile: 'default', label: 'Fridge' },
      ...{ telemetry: { t: 200, fCnt: 3 }, attributes: { fPort: 85, site: 'north' } },
    };
    expect(json).toMatchObject({
      ...{ error: null, output: { telemetry: { t: 200 }, attributes: { site: 'north' } }, converterOutput: output },
      reading: { points: [{ ts: Date.UTC(2025, 5, 1, 12), values: { t: 200, fCnt: 3 } }] },
    });
  });

  it('of a codec takes bare bytes with port, variables and metadata of any JSON', async () => {
    const script = `function decodeUplink(input) {
      return { data: { n: input.bytes[0], port: input.fPort, k: input.variables.k }, warnings: ['w'] };
    }`;
    const metadata = { eui: 'E1', rssi: -70 };
    const form = { telemetry: ['rssi'] };
    const given = { ...{ contract: 'codec', script, metadata, form, variables: { k: 2 } }, payload: 'yA==', fPort: 7 };
    const { json } = await test(given);
    expect(json).toMatchObject({ error: null, warnings: ['w'], reading: { entity: { name: 'Device E1' } } });
    expect(json['reading']).toMatchObject({ points: [{ values: { n: 200, port: 7, k: '2', rssi: -70 } }] });
    const typed = await test({ ...given, integrationType: 'chirpstack', unwrap: false });
    expect(typed.json['reading']).toEqual(json['reading']);
  });

  it('says why it cannot convert, with the output so far', async () => {
    const script = 'function decodeUplink() { return { errors: ["too short"] }; }';
    const codec = { contract: 'codec', script, integrationType: 'chirpstack' };
    const failed = await test({ ...codec, payloadJson: envelope('yA==') });
    expect(failed.json).toMatchObject({
      ...{ output: { errors: ['too short'] }, converterOutput: null, reading: null },
      error: { code: 'codec-error', message: 'too short' },
    });
    const wrong = { ...codec, payloadJson: {} };
    expect((await test(wrong)).json).toMatchObject({ error: { code: 'bad-envelope', field: 'deviceInfo' } });
    expect((await test({ ...codec, payloadText: 'x' })).json).toMatchObject({ error: { code: 'not-json' } });
    const noName = { ...codec, script: 'function Decoder() { return {}; }', form: { name: '$serial' } };
    expect((await test({ ...noName, payloadJson: envelope('yA==') })).json).toMatchObject({
      error: { code: 'no-name', field: 'form.name' },
    });
  });

  it('of an encoder shows what would be sent', async () => {
    const script = 'function encodeDownlink(input) { return { bytes: [input.data.on ? 1 : 0], fPort: 9 }; }';
    const { json } = await test({
      kind: 'downlink',
      contract: 'codec',
      script,
      msg: { on: true },
      metadata: { cs_eui: 'E' },
    });
    expect(json['downlinks']).toMatchObject([
      { contentType: 'BINARY', data: 'AQ==', metadata: { DevEUI: 'E', fPort: 9 } },
    ]);
  });

  it('checks the form too', async () => {
    const { status, json } = await test({ contract: 'codec', script: CODEC.script, form: { name: '' }, payload: '' });
    expect([status, json['field']]).toEqual([400, 'form.name']);
  });
});
