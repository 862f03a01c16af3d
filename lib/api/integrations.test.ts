import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { connect, type Kit, openKit, UPLINK_SCRIPT } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

const create = (body: JsonObject) => kit.call('POST', '/api/integrations', body);

async function converter(rest: JsonObject = {}): Promise<string> {
  const body = { name: 'c', kind: 'uplink', script: UPLINK_SCRIPT, ...rest };
  return String((await kit.call('POST', '/api/converters', body)).json['id']);
}

describe('integrations', () => {
  it('fills in what is not given', async () => {
    const { status, json } = await create({ type: 'http', name: 'Plain' });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      ...{ enabled: true, metadata: {}, allowCreateDevicesOrAssets: true, downlinkRules: null, attachment: null },
      ...{ uplinkConverterId: null, downlinkConverterId: null, authentication: 'url-only', createdAt: kit.now.ms },
      routingKey: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
      config: { replaceNoContentToOk: false },
    });
    expect(json['url']).toBe(`https://api.example.com/api/v1/integrations/http/${json['routingKey']}`);
    expect(json['warnings']).toHaveLength(2);
    expect((await kit.call('GET', `/api/integrations/${json['id']}`)).json).toEqual(json);
  });

  it('takes everything that can be given, and metadata as text', async () => {
    const uplinkConverterId = await converter();
    const downlinkConverterId = await converter({ kind: 'downlink', script: 'return [];' });
    const body = {
      ...{ type: 'http', name: 'All', enabled: false, allowCreateDevicesOrAssets: false },
      ...{ uplinkConverterId, downlinkConverterId, routingKey: 'brought-along-0123456789' },
      downlinkRules: [{ msgTypes: ['ATTRIBUTES_UPDATED'], keys: ['a'], profiles: ['p'], enrich: { shared: ['s'] } }],
      config: { sourceAddresses: ['192.0.2.0/24'], replaceNoContentToOk: true },
    };
    const { json } = await create({ ...body, metadata: { site: 'A', floor: 3, indoor: true } });
    expect(json).toMatchObject({ ...body, metadata: { site: 'A', floor: '3', indoor: 'true' } });
    expect(json).toMatchObject({ authentication: 'source-addresses', warnings: [] });
    const taken = await create({ type: 'http', name: 'Second', routingKey: body.routingKey });
    expect(taken.json).toMatchObject({ status: 409, field: 'routingKey' });
  });

  it('gives a routing key that two want at the same time to one of them', async () => {
    const rival = { type: 'http', name: 'Rival', routingKey: 'wanted-by-two-0123456789' };
    const answers = await Promise.all([create(rival), create(rival), create(rival)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it.each<[string, JsonObject, number, string]>([
    ['no type', { name: 'x' }, 400, 'type'],
    ['unknown type', { type: 'nothing', name: 'x' }, 400, 'type'],
    ['__proto__ as type', { type: '__proto__', name: 'x' }, 400, 'type'],
    ['unknown config key', { config: { sever: 'x' } }, 400, 'config.sever'],
    ['config of a wrong kind', { config: 'x' }, 400, 'config'],
    ['missing config', { type: 'aws-iot' }, 400, 'config.topicFilter'],
    ['bad address', { config: { sourceAddresses: ['localhost'] } }, 400, 'config.sourceAddresses[0]'],
    ['stars without a secret', { type: 'ttn', config: { apiKey: '***' } }, 400, 'config.apiKey'],
    ['short routing key', { routingKey: 'short' }, 400, 'routingKey'],
    ['routing key with a slash', { routingKey: 'a/b/c/d/e/f/g/h/i/j' }, 400, 'routingKey'],
    ['unknown converter', { uplinkConverterId: 'nobody' }, 400, 'uplinkConverterId'],
    ['metadata of objects', { metadata: { a: { b: 1 } } }, 400, 'metadata.a'],
    [
      'metadata too large',
      { metadata: Object.fromEntries([...'0123456789'].map((k) => [k, 'x'.repeat(8_000)])) },
      400,
      'metadata',
    ],
    ['a rule without message types', { downlinkRules: [{ msgTypes: [] }] }, 400, 'downlinkRules[0].msgTypes'],
    ['a rule with unknown keys', { downlinkRules: [{ msgTypes: ['A'], key: ['b'] }] }, 400, 'downlinkRules[0].key'],
    ['enabled as text', { enabled: 'yes' }, 400, 'enabled'],
  ])('refuses: %s', async (_case, body, status, field) => {
    const { json } = await create({ ...(body['name'] === 'x' ? {} : { type: 'http', name: 'y' }), ...body });
    expect([json['status'], json['field']]).toEqual([status, field]);
    expect(json['fix']).toMatch(/\.$/);
  });

  it('refuses converters of the wrong kind or for another type', async () => {
    const downlinkConverterId = await converter();
    expect((await create({ type: 'http', name: 'x', downlinkConverterId })).json['field']).toBe('downlinkConverterId');
    const uplinkConverterId = await converter({ integrationType: 'ttn' });
    expect((await create({ type: 'http', name: 'x', uplinkConverterId })).json['field']).toBe('uplinkConverterId');
    expect((await create({ type: 'ttn', name: 'x', uplinkConverterId })).status).toBe(201);
  });

  it('never gives a secret back, keeps it under ***, and removes it with null', async () => {
    const config = { apiKey: 'NNSXS.open-sesame', headers: { 'X-Key': 'open-sesame' } };
    const created = await create({ type: 'ttn', name: 'Secret', config });
    const path = `/api/integrations/${created.json['id']}`;
    expect(created.json['config']).toMatchObject({ apiKey: '***', headers: { 'X-Key': '***' } });
    expect(created.json['authentication']).toBe('headers');
    const stored = async () => (await kit.parts.catalog.integration(String(created.json['id'])))?.config;
    const before = await stored();
    const put = await kit.call('PUT', path, created.json);
    expect([put.status, await stored()]).toEqual([200, before]);
    const patched = await kit.call('PATCH', path, { config: { applicationId: 'cold-chain' } });
    expect(await stored()).toEqual({ ...before, applicationId: 'cold-chain' });
    const removed = await kit.call('PATCH', path, { config: { apiKey: null, headers: null } });
    expect(removed.json['config']).toEqual({ applicationId: 'cold-chain', replaceNoContentToOk: false });
    const list = await kit.call('GET', '/api/integrations?limit=1000');
    for (const { text } of [created, put, patched, removed, list]) expect(text).not.toMatch(/sesame|sealed|macs/);
  });

  it('changes what is given, keeps the key, and refuses another type', async () => {
    const { id } = await connect(kit, { metadata: { a: '1' } });
    const path = `/api/integrations/${id}`;
    const before = (await kit.call('GET', path)).json;
    const patched = await kit.call('PATCH', path, { enabled: false, uplinkConverterId: null });
    expect(patched.json).toMatchObject({
      ...before,
      enabled: false,
      uplinkConverterId: null,
      warnings: expect.anything(),
    });
    const replaced = await kit.call('PUT', path, { type: 'http', name: 'New' });
    expect(replaced.json).toMatchObject({ name: 'New', enabled: true, metadata: {}, routingKey: before['routingKey'] });
    expect((await kit.call('PATCH', path, { type: 'ttn' })).json).toMatchObject({ status: 400, field: 'type' });
    expect((await kit.call('PATCH', path, { nmae: 'x' })).json).toMatchObject({ status: 400, field: 'nmae' });
    const moved = await kit.call('PATCH', path, { routingKey: 'another-key-0123456789' });
    expect(moved.json['url']).toMatch(/another-key-0123456789$/);
    expect((await kit.call('DELETE', path)).status).toBe(204);
    expect((await kit.call('GET', path)).status).toBe(404);
    expect((await kit.call('PATCH', path, {})).status).toBe(404);
  });

  it('guards a change by If-Match, and lets the last of two others win', async () => {
    const { id } = await connect(kit);
    const path = `/api/integrations/${id}`;
    const etag = (await kit.call('GET', path)).headers.get('etag') ?? '';
    expect((await kit.call('PATCH', path, { name: 'A' }, { 'if-match': etag })).status).toBe(200);
    const late = await kit.call('PATCH', path, { name: 'B' }, { 'if-match': etag });
    expect(late.json).toMatchObject({ status: 412, field: 'If-Match' });
    const both = await Promise.all(['C', 'D'].map((name) => kit.call('PATCH', path, { name })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('asks for an attachment where the trigger needs one, and deletes through the reconciler', async () => {
    const body = { type: 'aws-iot', name: 'Topic', config: { topicFilter: 'a/+/up' } };
    const { json } = await create(body);
    const path = `/api/integrations/${json['id']}`;
    const pending = { want: 'attached', state: 'pending', ref: null, error: null };
    expect(json).toMatchObject({ url: null, authentication: 'aws', attachment: pending });
    expect(kit.attachRequests).toEqual([json['id']]);

    const stored = await kit.parts.catalog.integration(String(json['id']));
    if (stored === null) throw new Error('not stored');
    const attached = { want: 'attached', state: 'attached', ref: 'rule', error: null } as const;
    await kit.parts.catalog.putIntegration({ ...stored, attachment: attached }, stored.etag);
    expect((await kit.call('PATCH', path, { name: 'Renamed' })).json['attachment']).toEqual(attached);
    expect(kit.attachRequests).toHaveLength(1);
    const off = await kit.call('PATCH', path, { enabled: false });
    expect(off.json['attachment']).toEqual({ ...pending, want: 'detached', ref: 'rule' });
    expect((await kit.call('DELETE', path)).status).toBe(202);
    expect(kit.attachRequests).toHaveLength(3);
    const leaving = await kit.call('GET', path);
    expect(leaving.json).toMatchObject({ enabled: false, attachment: { want: 'gone', state: 'pending' } });
    expect((await kit.call('PATCH', path, { enabled: true })).status).toBe(409);
  });
});

describe('integration types', () => {
  it('lists them, and shows one with everything an editor needs', async () => {
    const { json } = await kit.call('GET', '/api/integration-types');
    const types = (json['items'] as { type: string }[]).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['http', 'chirpstack', 'ttn', 'aws-iot']));
    for (const type of types) {
      const one = await kit.call('GET', `/api/integration-types/${type}`);
      expect(one.status).toBe(200);
      expect((one.json['samples'] as unknown[]).length).toBeGreaterThan(0);
    }
    const http = (await kit.call('GET', '/api/integration-types/http')).json;
    expect(http).toMatchObject({ downlink: 'reply', fields: { headers: { type: 'headers' } } });
    expect((await kit.call('GET', '/api/integration-types/nothing')).json).toMatchObject({
      status: 404,
      field: 'type',
    });
    expect((await kit.call('GET', '/api/integration-types/toString')).status).toBe(404);
  });

  it('converts the first sample of every type with its default script', async () => {
    const { json } = await kit.call('GET', '/api/integration-types');
    for (const { type } of json['items'] as { type: string }[]) {
      const { samples, defaultScripts } = (await kit.call('GET', `/api/integration-types/${type}`)).json;
      const { name: _name, ...sample } = (samples as JsonObject[])[0] ?? {};
      const script = (defaultScripts as { uplink: { js: string } }).uplink.js;
      const result = await kit.call('POST', '/api/converters/test', { script, integrationType: type, ...sample });
      expect(result.json).toMatchObject({ error: null, reading: expect.anything() });
    }
  });

  it('shows each network key with a description and an example, and a typed start that converts the first sample', async () => {
    for (const type of ['chirpstack', 'ttn', 'tti', 'loriot', 'thingpark', 'tpe']) {
      const { samples, typedKeys, typedStart } = (await kit.call('GET', `/api/integration-types/${type}`)).json;
      const { name: _name, ...sample } = (samples as JsonObject[])[0] ?? {};
      for (const key of ['eui', 'fPort', 'rssi']) {
        expect(typedKeys).toMatchObject({ [key]: { about: expect.any(String), example: expect.anything() } });
      }
      const { form, scripts } = typedStart as { form: JsonObject; scripts: { js: string } };
      const typed = { contract: 'thingsboard-typed', integrationType: type, form, script: scripts.js };
      const result = await kit.call('POST', '/api/converters/test', { ...typed, ...sample });
      const output = { telemetry: { values: { temperature: 4.5 } }, attributes: {} };
      const named = { entityType: 'DEVICE', name: expect.stringMatching(/^Device [0-9a-f]{16}$/i), ...output };
      expect(result.json).toMatchObject({
        error: null,
        output,
        converterOutput: { ...named, attributes: { fPort: 2 } },
      });
      expect((await kit.call('POST', '/api/converters', { name: type, kind: 'uplink', ...typed })).status).toBe(201);
    }
    expect((await kit.call('GET', '/api/integration-types/http')).json['typedStart']).toBeNull();
  });
});
