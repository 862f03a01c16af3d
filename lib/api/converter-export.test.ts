import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

const TYPED = {
  ...{ name: 'Tank', type: 'UPLINK', integrationType: 'CHIRPSTACK', debugMode: false, edgeTemplate: false },
  configuration: {
    ...{
      scriptLang: 'TBEL',
      decoder: 'return { left: "over" };',
      tbelDecoder: 'return { telemetry: { a: payload[0] } };',
    },
    ...{ encoder: null, tbelEncoder: null, type: 'DEVICE', name: 'Tank $eui', profile: '', label: '', customer: '' },
    ...{ group: '', telemetry: null, attributes: ['eui', 'eui'], updateOnlyKeys: ['eui', 'eui'] },
  },
  ...{ additionalInfo: { description: 'x' }, converterVersion: 2 },
};
const GENERIC = {
  ...{ name: 'Plain', type: 'UPLINK', debugMode: true, additionalInfo: null },
  configuration: { scriptLang: 'JS', decoder: 'return { deviceName: "d" };', encoder: null, updateOnlyKeys: [] },
};

async function imported(document: object): Promise<string> {
  const { status, json } = await kit.call('POST', '/api/converters', document);
  expect([status, json['detail']]).toEqual([201, undefined]);
  return `/api/converters/${json['id']}`;
}

it.each([
  ['typed', TYPED],
  ['generic', GENERIC],
])('a %s converter.json comes back as it was imported', async (_what, document) => {
  const path = await imported(document);
  expect((await kit.call('GET', `${path}/export`)).json).toEqual(document);
  const again = await imported((await kit.call('GET', `${path}/export`)).json);
  const { id: _id, createdAt: _at, ...first } = (await kit.call('GET', path)).json;
  expect((await kit.call('GET', again)).json).toMatchObject(first);
});

it('changes of the converter stand in its export, and an export can replace it', async () => {
  const path = await imported(TYPED);
  await kit.call('PATCH', path, { script: 'return {};', name: 'Silo' });
  const changed = { ...TYPED, name: 'Silo', configuration: { ...TYPED.configuration, tbelDecoder: 'return {};' } };
  expect((await kit.call('GET', `${path}/export`)).json).toEqual(changed);
  const other = { ...TYPED, debugMode: true };
  const { status, json } = await kit.call('PUT', path, other);
  expect([status, json['name'], json['script']]).toEqual([200, 'Tank', TYPED.configuration.tbelDecoder]);
  expect((await kit.call('GET', `${path}/export`)).json).toEqual(other);
  const broken = { ...TYPED, configuration: { ...TYPED.configuration, tbelDecoder: null } };
  expect((await kit.call('PUT', path, broken)).json).toMatchObject({ field: 'configuration.tbelDecoder' });
});

it('what was made here can be exported, too, except codecs', async () => {
  const script = 'function Decoder(b) { return {}; }';
  const made = (body: JsonObject) => imported({ name: 'm', kind: 'uplink', ...body });
  const generic = await kit.call('GET', `${await made({ script: 'return null;' })}/export`);
  expect(generic.json).toMatchObject({ converterVersion: 1, configuration: { decoder: 'return null;' } });
  const codec = await kit.call('GET', `${await made({ contract: 'codec', script })}/export`);
  expect([codec.status, codec.json['field']]).toEqual([422, 'contract']);
  expect((await kit.call('GET', '/api/converters/none/export')).status).toBe(404);
});

it('goes with its converter', async () => {
  const path = await imported(TYPED);
  const id = path.split('/').at(-1) ?? '';
  expect(await kit.parts.catalog.imported(id)).toEqual(TYPED);
  await kit.call('DELETE', path);
  expect(await kit.parts.catalog.imported(id)).toBeNull();
});
