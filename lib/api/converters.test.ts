import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Kit, openKit, UPLINK_SCRIPT } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

const GOOD = { name: 'Sensors', kind: 'uplink', script: UPLINK_SCRIPT };

describe('converters', () => {
  it('creates, reads, changes and deletes', async () => {
    const created = await kit.call('POST', '/api/converters', { ...GOOD, updateOnlyKeys: ['b', 'a', 'b'] });
    expect([created.status, created.headers.get('location')]).toEqual([201, `/api/converters/${created.json['id']}`]);
    expect(created.json).toMatchObject({
      ...{ contract: 'thingsboard', language: 'js', integrationType: null, updateOnlyKeys: ['b', 'a'], form: {} },
      version: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const path = `/api/converters/${created.json['id']}`;
    const renamed = await kit.call('PATCH', path, { name: 'Renamed' });
    expect(renamed.json).toEqual({ ...created.json, name: 'Renamed' });
    const changed = await kit.call('PUT', path, { ...renamed.json, script: 'return [];' });
    expect(changed.json).toMatchObject({ name: 'Renamed', script: 'return [];', updateOnlyKeys: ['b', 'a'] });
    expect(changed.json['version']).not.toBe(created.json['version']);
    expect((await kit.call('GET', path)).json).toEqual(changed.json);
    const { json } = await kit.call('GET', `${path}/versions`);
    expect(json['items']).toMatchObject([
      { seq: 2, version: changed.json['version'], why: 'changed', who: 'tester' },
      { seq: 1, version: created.json['version'], why: 'created' },
    ]);
    expect((await kit.call('DELETE', path)).status).toBe(204);
    expect((await kit.call('GET', path)).status).toBe(404);
    expect((await kit.call('DELETE', path)).status).toBe(404);
  });

  it('refuses a script that does not compile with line and column, and leaves the old one active', async () => {
    const broken = { ...GOOD, script: 'var a = 1;\nreturn {;' };
    const refused = await kit.call('POST', '/api/converters', broken);
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({ code: 'compile', field: 'script', line: 2, column: expect.any(Number) });
    const { converterId } = await connect(kit);
    const changed = await kit.call('PATCH', `/api/converters/${converterId}`, { script: broken.script });
    expect(changed.json).toMatchObject({ status: 422, code: 'compile', line: 2 });
    expect((await kit.call('GET', `/api/converters/${converterId}`)).json['script']).toBe(UPLINK_SCRIPT);
  });

  it.each([
    ['no name', { name: undefined }, 400, 'name'],
    ['empty name', { name: '' }, 400, 'name'],
    ['unknown kind', { kind: 'both' }, 400, 'kind'],
    ['no script', { script: undefined }, 400, 'script'],
    ['script too large', { script: `//${'x'.repeat(256 * 1024)}` }, 400, 'script'],
    ['unknown type', { integrationType: 'nothing' }, 400, 'integrationType'],
    ['__proto__ as type', { integrationType: 'constructor' }, 400, 'integrationType'],
    ['keys that are no text', { updateOnlyKeys: [1] }, 400, 'updateOnlyKeys[0]'],
    ['keys that are no list', { updateOnlyKeys: 'a' }, 400, 'updateOnlyKeys'],
    ['a language that cannot run yet', { contract: 'codec', language: 'tbel' }, 422, 'language'],
    ['a contract without downlinks', { kind: 'downlink', contract: 'thingsboard-typed' }, 400, 'contract'],
  ])('refuses: %s', async (_case, change, status, field) => {
    const { status: got, json } = await kit.call('POST', '/api/converters', { ...GOOD, ...change });
    expect([got, json['field']]).toEqual([status, field]);
    expect(json['fix']).toEqual(expect.any(String));
  });

  it('refuses to delete, or to bind to another type, what integrations use, and lists them', async () => {
    const { id, converterId } = await connect(kit, { name: 'User' });
    const path = `/api/converters/${converterId}`;
    const deleted = await kit.call('DELETE', path);
    expect(deleted.json).toMatchObject({ status: 409, integrations: [{ id, name: 'User', type: 'http' }] });
    const bound = await kit.call('PATCH', path, { integrationType: 'ttn' });
    expect(bound.json).toMatchObject({ status: 409, field: 'integrationType' });
    expect((await kit.call('PATCH', path, { integrationType: 'http' })).status).toBe(200);
    expect((await kit.call('PATCH', path, { kind: 'downlink' })).json).toMatchObject({ status: 400, field: 'kind' });
    await kit.call('DELETE', `/api/integrations/${id}`);
    expect((await kit.call('DELETE', path)).status).toBe(204);
  });

  it('guards a change by If-Match', async () => {
    const created = await kit.call('POST', '/api/converters', GOOD);
    const path = `/api/converters/${created.json['id']}`;
    const etag = created.headers.get('etag') ?? '';
    const first = await kit.call('PATCH', path, { name: 'A' }, { 'if-match': etag });
    expect(first.status).toBe(200);
    expect((await kit.call('PATCH', path, { name: 'B' }, { 'if-match': etag })).status).toBe(412);
    expect((await kit.call('DELETE', path, undefined, { 'if-match': etag })).status).toBe(412);
    expect((await kit.call('PATCH', path, { name: 'B' })).status).toBe(200);
    expect((await kit.call('PATCH', path, { name: 'C' }, { 'if-match': '*' })).json['name']).toBe('C');
  });

  it('pages its list without losing or repeating one', async () => {
    for (const name of ['A', 'B', 'C']) await kit.call('POST', '/api/converters', { ...GOOD, name });
    const all = await kit.call('GET', '/api/converters?limit=1000');
    const seen: unknown[] = [];
    let cursor: unknown = null;
    do {
      const query = cursor === null ? '' : `&cursor=${encodeURIComponent(String(cursor))}`;
      const { json } = await kit.call('GET', `/api/converters?limit=2${query}`);
      seen.push(...(json['items'] as unknown[]));
      cursor = json['cursor'];
    } while (cursor !== null);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual(all.json['items']);
  });
});

describe('converter test', () => {
  const test = (body: object) => kit.call('POST', '/api/converters/test', body);
  const expected = {
    entity: { kind: 'device', name: 'a', profile: 'thermometer' },
    points: [{ values: { t: 1 } }],
    attributes: {},
  };
  const text = '{"name":"a","t":1}';

  it.each([
    ['payloadJson', { payloadJson: JSON.parse(text) }],
    ['payloadText', { payloadText: text }],
    ['payload', { payload: Buffer.from(text).toString('base64') }],
  ])('takes %s', async (_case, payload) => {
    const { status, json } = await test({ script: UPLINK_SCRIPT, ...payload });
    expect(status).toBe(200);
    expect(json).toMatchObject({ error: null, reading: expected, downlinks: null, logs: [] });
    expect(json['output']).toEqual({ deviceName: 'a', deviceType: 'thermometer', telemetry: { t: 1 } });
  });

  it('hands text over as UTF-16 code units and binary as bytes', async () => {
    const script = "return {deviceName: 'd', telemetry: {units: payload.join()}};";
    const units = async (payload: object) => {
      const { json } = await test({ script, ...payload });
      return (json['output'] as { telemetry: { units: string } }).telemetry.units;
    };
    const base64 = Buffer.from('é').toString('base64');
    expect(await units({ payloadText: 'é' })).toBe('233');
    expect(await units({ payload: base64 })).toBe('195,169');
    expect(await units({ payload: base64, contentType: 'text/plain; charset=utf-8' })).toBe('233');
  });

  it('gives an array of readings for an array, and passes metadata as text', async () => {
    const script = 'return [{deviceName: metadata.n}, {assetName: typeof metadata.n}];';
    const { json } = await test({ script, metadata: { n: 7 }, payloadText: '' });
    expect(json['reading']).toMatchObject([{ entity: { name: '7' } }, { entity: { kind: 'asset', name: 'string' } }]);
  });

  it('answers 200 with the error of a failing script, its line and its logs', async () => {
    const { status, json } = await test({
      script: "console.log('before');\nthrow new Error('bad byte');",
      payloadText: '',
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({ output: null, reading: null, error: { code: 'runtime', line: 2 } });
    expect(JSON.stringify(json['logs'])).toContain('before');
  });

  it.each([
    ['syntax', 'return {;', 'compile'],
    ['endless loop', 'for (;;) {}', 'timeout'],
    ['no entity', 'return {telemetry: {a: 1}};', 'bad-output'],
  ])('answers 200 for %s', async (_case, script, code) => {
    const { status, json } = await test({ script, payloadText: '' });
    expect([status, (json['error'] as { code: string }).code]).toEqual([200, code]);
  });

  it('shows the output that the contract refuses', async () => {
    const { json } = await test({ script: 'return {telemetry: {a: 1}};', payloadText: '' });
    expect(json['output']).toEqual({ telemetry: { a: 1 } });
  });

  it('runs downlink converters', async () => {
    const script = `return {contentType: 'JSON', data: JSON.stringify([msg.v, metadata.cs_x, msgType, integrationMetadata.p]),
      metadata: {topic: 't'}};`;
    const body = {
      kind: 'downlink',
      script,
      msg: { v: 1 },
      msgType: 'SET',
      metadata: { cs_x: 2 },
      integrationMetadata: { p: 'q' },
    };
    const { json } = await test(body);
    expect(json['downlinks']).toEqual([{ contentType: 'JSON', data: '[1,"2","SET","q"]', metadata: { topic: 't' } }]);
    expect(json).toMatchObject({ reading: null, error: null });
  });

  it.each([
    ['no payload', {}, 400, 'payload'],
    ['two payloads', { payloadText: 'a', payloadJson: 1 }, 400, 'payloadJson'],
    ['payload that is not base64', { payload: '***' }, 400, 'payload'],
    ['downlink without msg', { kind: 'downlink' }, 400, 'msg'],
    ['metadata of objects', { payloadText: '', metadata: { a: {} } }, 400, 'metadata.a'],
    ['unknown integration type', { payloadText: '', integrationType: 'nothing' }, 400, 'integrationType'],
    ['a language that cannot run yet', { payloadText: '', contract: 'codec', language: 'tbel' }, 422, 'language'],
  ])('refuses: %s', async (_case, rest, status, field) => {
    const { status: got, json } = await test({ script: 'return null;', ...rest });
    expect([got, json['field']]).toEqual([status, field]);
  });
});
