import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../model/clock.ts';
import { entityId } from '../model/entity.ts';
import type { JsonObject } from '../model/json.ts';
import { connect, type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
let integration: { id: string };
beforeAll(async () => {
  kit = await openKit();
  integration = await connect(kit);
});
afterAll(() => kit.close());

async function device(name: string, rest: JsonObject = {}): Promise<string> {
  const { json } = await kit.call('POST', '/api/devices', { name, ...rest });
  return `/api/devices/${json['id']}`;
}

describe.each([
  ['device', '/api/devices'],
  ['asset', '/api/assets'],
] as const)('%s', (kind, path) => {
  it('creates, reads, changes and deletes', async () => {
    const body = { name: `Thing ${kind}`, profile: 'meter', label: 'L', customer: 'ACME', groups: ['A', 'B'] };
    const { status, json, headers } = await kit.call('POST', path, body);
    const own = `${path}/${json['id']}`;
    expect([status, headers.get('location')]).toEqual([201, own]);
    expect(json).toEqual({ ...body, id: entityId(kind, body.name), createdAt: kit.now.ms });
    const read = await kit.call('GET', own);
    expect([read.json, read.headers.get('etag')]).toEqual([json, headers.get('etag')]);

    const changed = await kit.call(
      'PATCH',
      own,
      { label: null, groups: ['C'] },
      { 'if-match': headers.get('etag') ?? '' },
    );
    expect(changed.json).toEqual({ ...json, label: null, groups: ['C'] });
    const late = await kit.call('PATCH', own, { label: 'x' }, { 'if-match': headers.get('etag') ?? '' });
    expect(late.status).toBe(412);
    expect((await kit.call('PATCH', own, {})).json).toEqual(changed.json);
    expect((await kit.call('PATCH', own, { name: 'Other' })).json).toMatchObject({ status: 400, field: 'name' });
    expect((await kit.call('POST', path, { name: body.name })).json).toMatchObject({ status: 409, field: 'name' });

    expect((await kit.call('DELETE', own)).status).toBe(204);
    expect((await kit.call('DELETE', own)).status).toBe(404);
    expect((await kit.call('POST', path, { name: body.name })).status).toBe(201);
  });

  it('lists by prefix and profile, in pages', async () => {
    for (const name of ['lst', 'lst 2', 'lst 3', 'lst 4']) {
      await kit.call('POST', path, { name, profile: name === 'lst 3' ? 'odd' : 'default' });
    }
    const names = async (query: string) => {
      const { json } = await kit.call('GET', `${path}?${query}`);
      return { names: (json['items'] as { name: string }[]).map(({ name }) => name), cursor: json['cursor'] };
    };
    expect((await names('name=lst')).names).toEqual(['lst', 'lst 2', 'lst 3', 'lst 4']);
    expect((await names('name=lst%203')).names).toEqual(['lst 3']);
    expect((await names('profile=odd')).names).toEqual(['lst 3']);
    const first = await names('name=lst&limit=3');
    const second = await names(`name=lst&limit=3&cursor=${first.cursor}`);
    expect([first.names.length, second.names, second.cursor]).toEqual([3, ['lst 4'], null]);
  });

  it.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(256) }, 'name'],
    [{ name: 'x', profile: 7 }, 'profile'],
    [{ name: 'x', groups: 'A' }, 'groups'],
    [{ name: 'x', type: 'y' }, 'type'],
  ])('refuses %j', async (body, field) => {
    const { json } = await kit.call('POST', path, body);
    expect([json['status'], json['field']]).toEqual([400, field]);
  });
});

it('reads customers and groups', async () => {
  await device('Grouped', { customer: 'Hotel', group: 'Cellar' });
  for (const [path, name, customer] of [
    ['/api/customers', 'Hotel', null],
    ['/api/groups', 'Cellar', 'Hotel'],
  ] as const) {
    const { items } = (await kit.call('GET', `${path}?limit=1000`)).json as { items: JsonObject[] };
    const one = items.find((item) => item['name'] === name);
    expect(one).toMatchObject({ customer, createdAt: kit.now.ms });
    expect((await kit.call('GET', `${path}/${one?.['id']}`)).json).toEqual(one);
    expect((await kit.call('GET', `${path}/nobody`)).json).toMatchObject({ status: 404, field: 'id' });
  }
});

describe('attributes', () => {
  it('sets what is given, removes null, keeps the rest, per scope', async () => {
    const own = await device('Attributed');
    const put = (scope: string, body: unknown) => kit.call('PUT', `${own}/attributes/${scope}`, body);
    const values = { text: 'a', number: 1e200, list: [1, { b: null }], ключ: true, '': 1 };
    const { '': _empty, ...good } = values;
    expect((await put('server', values)).json).toMatchObject({ status: 400 });
    expect((await put('server', good)).json).toEqual({ client: {}, server: good, shared: {} });
    expect((await put('server', { text: null, number: 2, absent: null })).json['server']).toEqual({
      ...{ list: good.list, ключ: true, number: 2 },
    });
    await put('shared', { interval: 60 });
    expect((await kit.call('GET', `${own}/attributes?scope=shared`)).json).toEqual({ shared: { interval: 60 } });
    expect((await put('client', { a: 1 })).json).toMatchObject({ status: 400, field: 'scope' });
    expect((await put('server', [1])).json).toMatchObject({ status: 400, field: 'body' });
    expect((await kit.call('GET', `${own}/attributes?scope=all`)).json).toMatchObject({ status: 400, field: 'scope' });
  });

  it('lets the later of two writes in one millisecond win, every time', async () => {
    const own = await device('Quick');
    for (let i = 0; i < 20; i += 1) await kit.call('PUT', `${own}/attributes/server`, { a: i });
    expect((await kit.call('GET', `${own}/attributes`)).json['server']).toEqual({ a: 19 });
  });

  it('makes a downlink of a changed shared attribute, and none of an unchanged one', async () => {
    const { json: down } = await kit.call('POST', '/api/converters', {
      ...{ name: 'd', kind: 'downlink', script: 'return [];' },
    });
    const { id } = await connect(kit, { downlinkConverterId: String(down['id']) });
    await kit.send(id, { name: 'Shared', t: 1 });
    const own = `/api/devices/${entityId('device', 'Shared')}`;
    const list = async () => (await kit.call('GET', `${own}/downlinks`)).json['items'] as JsonObject[];
    await kit.call('PUT', `${own}/attributes/server`, { interval: 60 });
    expect(await list()).toEqual([]);
    await kit.call('PUT', `${own}/attributes/shared`, { interval: 60, mode: 'a' });
    await kit.call('PUT', `${own}/attributes/shared`, { interval: 60, mode: 'b' });
    await kit.call('PUT', `${own}/attributes/shared`, { interval: 60, mode: null });
    expect((await list()).map(({ msgType, msg }) => [msgType, msg])).toEqual([
      ['ATTRIBUTES_UPDATED', { mode: 'b' }],
      ['ATTRIBUTES_UPDATED', { interval: 60, mode: 'a' }],
    ]);
  });

  it('refuses more than a scope can hold', async () => {
    const own = await device('Full');
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`k${i}`, 1]));
    expect((await kit.call('PUT', `${own}/attributes/server`, many)).status).toBe(400);
    const big = { a: 'x'.repeat(200 * 1024) };
    expect((await kit.call('PUT', `${own}/attributes/server`, big)).status).toBe(200);
    expect((await kit.call('PUT', `${own}/attributes/server`, { b: big.a })).json).toMatchObject({ status: 413 });
  });
});

describe('telemetry', () => {
  it('gives latest and history: from inclusive, to exclusive, newest first', async () => {
    const start = kit.now.ms;
    for (let t = 0; t < 5; t += 1) {
      kit.now.ms = start + t * 1_000;
      await kit.send(integration.id, { name: 'Measured', t });
    }
    const own = `/api/devices/${entityId('device', 'Measured')}`;
    expect((await kit.call('GET', `${own}/latest`)).json).toEqual({ t: { ts: start + 4_000, value: 4 } });
    const values = async (query: string) => {
      const { t = [] } = (await kit.call('GET', `${own}/telemetry?${query}`)).json as { t?: { value: number }[] };
      return t.map(({ value }) => value);
    };
    expect(await values('')).toEqual([4, 3, 2, 1, 0]);
    expect(await values('keys=t,u&order=asc&limit=2')).toEqual([0, 1]);
    expect(await values(`from=${start + 1_000}&to=${start + 3_000}`)).toEqual([2, 1]);
    expect(await values('keys=u')).toEqual([]);
    expect((await kit.call('GET', `${own}/telemetry?from=2&to=1`)).json).toMatchObject({ status: 400, field: 'from' });
    expect((await kit.call('GET', `${own}/telemetry?limit=1001`)).json).toMatchObject({ status: 400, field: 'limit' });
    expect((await kit.call('GET', `${own}/telemetry?from=yesterday`)).json).toMatchObject({
      status: 400,
      field: 'from',
    });
  });
});

describe('downlinks', () => {
  it('queues one, tells how far it is, and lists by state, newest first', async () => {
    const own = await device('Obedient');
    const body = { msg: { a: [1, null] }, msgType: 'SET', metadata: { n: 1 } };
    const first = await kit.call('POST', `${own}/downlinks`, body);
    expect(first.status).toBe(202);
    expect(first.json).toMatchObject({
      ...{ ...body, metadata: { n: '1' }, state: 'queued', integrationId: null, attempts: 0 },
      expiresAt: kit.now.ms + DAY,
    });
    const expiresAt = kit.now.ms + 1_000;
    const second = await kit.call('POST', `${own}/downlinks`, { msg: null, integrationId: integration.id, expiresAt });
    expect(second.json).toMatchObject({ msg: null, msgType: 'NA', expiresAt });
    expect((await kit.call('GET', `/api/downlinks/${first.json['id']}`)).json).toEqual(first.json);
    const list = await kit.call('GET', `${own}/downlinks?state=queued`);
    expect(list.json['items']).toEqual([second.json, first.json]);
    expect((await kit.call('GET', `${own}/downlinks?state=failed`)).json['items']).toEqual([]);
    const page = await kit.call('GET', `${own}/downlinks?limit=1`);
    const next = await kit.call('GET', `${own}/downlinks?limit=1&cursor=${page.json['cursor']}`);
    expect(next.json['items']).toEqual([first.json]);
  });

  it.each<[string, JsonObject, number, string]>([
    ['no msg', {}, 400, 'msg'],
    ['msg too large', { msg: 'x'.repeat(129 * 1024) }, 400, 'msg'],
    ['unknown integration', { msg: 1, integrationId: 'nobody' }, 400, 'integrationId'],
    ['expired already', { msg: 1, expiresAt: 1 }, 400, 'expiresAt'],
    ['time as text', { msg: 1, expiresAt: 'soon' }, 400, 'expiresAt'],
    ['unknown key', { msg: 1, port: 2 }, 400, 'port'],
  ])('refuses: %s', async (what, body, status, field) => {
    const own = await device(`Refusing: ${what}`);
    const { json } = await kit.call('POST', `${own}/downlinks`, body);
    expect([json['status'], json['field']]).toEqual([status, field]);
    expect(json['fix']).toEqual(expect.any(String));
  });
});

it.each([
  '/api/devices/nobody',
  '/api/devices/nobody/attributes',
  '/api/devices/nobody/latest',
  '/api/devices/nobody/telemetry',
  '/api/devices/nobody/downlinks',
  `/api/devices/${'x'.repeat(3_000)}`,
  '/api/downlinks/nobody',
  '/api/downlinks/nobody.01ARZ3NDEKTSV4RRFFQ69G5FAV',
  '/api/messages/nobody',
  `/api/messages/${'x'.repeat(3_000)}`,
  '/api/integrations/nobody',
  `/api/integrations/${'x'.repeat(3_000)}`,
  '/api/converters/%00',
])('answers 404 for %.60s', async (path) => {
  const { status, json } = await kit.call('GET', path);
  expect([status, json['field']]).toEqual([404, 'id']);
});
