import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToken, type Kit, openKit, TOKEN } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

describe('authentication', () => {
  const path = '/api/integrations';
  const status = async (headers: Record<string, string>) => (await kit.api.request(path, { headers })).status;

  it('takes a token from Authorization or X-Authorization', async () => {
    expect(await status({ authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await status({ 'x-authorization': `bearer ${TOKEN}` })).toBe(200);
    expect(await status({ authorization: 'Basic abc', 'x-authorization': `Bearer ${TOKEN}` })).toBe(200);
  });

  it.each([
    ['none', {}],
    ['unknown', { authorization: 'Bearer somebody-else' }],
    ['no Bearer', { authorization: TOKEN }],
    ['empty', { authorization: 'Bearer ' }],
    ['two joined', { authorization: `Bearer ${TOKEN}, Bearer ${TOKEN}` }],
    ['too long', { authorization: `Bearer ${'x'.repeat(10_000)}` }],
  ])('refuses a token: %s', async (_case, headers: Record<string, string>) => {
    const response = await kit.api.request(path, { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({ code: 'unauthorised', field: 'Authorization', status: 401 });
  });

  it('refuses a token that expires while it is cached, and one of an agent', async () => {
    await addToken(kit.parts, 'short-lived', { expiresAt: kit.now.ms + 1_000 });
    await addToken(kit.parts, 'of-an-agent', { role: 'agent' });
    expect(await status({ authorization: 'Bearer short-lived' })).toBe(200);
    expect(await status({ authorization: 'Bearer of-an-agent' })).toBe(403);
    kit.now.ms += 2_000;
    expect(await status({ authorization: 'Bearer short-lived' })).toBe(401);
  });

  it('sees a revoked token at the latest after a minute', async () => {
    await addToken(kit.parts, 'revoked-later', {});
    expect(await status({ authorization: 'Bearer revoked-later' })).toBe(200);
    await addToken(kit.parts, 'revoked-later', { expiresAt: kit.now.ms });
    kit.now.ms += 60_000;
    expect(await status({ authorization: 'Bearer revoked-later' })).toBe(401);
  });

  it('leaves health and the OpenAPI document open', async () => {
    expect((await kit.api.request('/api/health')).status).toBe(200);
    const document = (await (await kit.api.request('/api/openapi.json')).json()) as { paths: object };
    expect(Object.keys(document.paths)).toContain('/api/devices/{id}/attributes/{scope}');
  });
});

describe('problem documents', () => {
  it.each([
    ['unknown route', 'GET', '/api/nothing', undefined, 404, undefined],
    ['unknown method', 'PATCH', '/api/messages', {}, 405, undefined],
    ['outside the API', 'GET', '/', undefined, 404, undefined],
    ['malformed JSON', 'POST', '/api/converters', '{"name": ', 400, 'body'],
    ['empty body', 'POST', '/api/converters', '', 400, 'body'],
    ['an array', 'POST', '/api/converters', '[]', 400, 'body'],
    ['too deep', 'POST', '/api/converters', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 400, 'body'],
    ['a key named __proto__', 'POST', '/api/converters', '{"__proto__": 1}', 400, '__proto__'],
    ['unknown body key', 'POST', '/api/converters', { name: 'x', kind: 'uplink', script: 'x', nmae: 1 }, 400, 'nmae'],
    ['unknown query key', 'GET', '/api/devices?nmae=x', undefined, 400, 'nmae'],
    ['limit of 0', 'GET', '/api/devices?limit=0', undefined, 400, 'limit'],
    ['limit as text', 'GET', '/api/devices?limit=many', undefined, 400, 'limit'],
    ['a foreign cursor', 'GET', '/api/devices?cursor=%25', undefined, 400, 'cursor'],
    ['too large', 'POST', '/api/converters', JSON.stringify('x'.repeat(1024 * 1024)), 413, 'body'],
  ])('%s', async (_case, method, path, body, status, field) => {
    const { json, status: got } = await kit.call(method, path, body);
    expect([got, json['field']]).toEqual([status, field]);
    expect(json['fix']).toMatch(/\.$/);
  });

  it('asks for JSON when the body is not marked as such', async () => {
    const { status, json } = await kit.call('POST', '/api/converters', 'a=b', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([status, json['field']]).toEqual([415, 'Content-Type']);
  });

  it('lists every fault of a body', async () => {
    const { json } = await kit.call('POST', '/api/converters', { kind: 'sideways', script: '', contract: 1 });
    const errors = json['errors'] as { field: string; fix: string }[];
    expect(errors.map(({ field }) => field).sort()).toEqual(['contract', 'kind', 'name', 'script']);
    expect(errors.every(({ fix }) => fix.endsWith('.'))).toBe(true);
  });

  it('says 503 while the store is away, without its inner words, and reports them', async () => {
    kit.dynamo.fault = () => 'reset';
    const { status, text } = await kit.call('GET', '/api/converters');
    kit.dynamo.fault = undefined;
    expect(status).toBe(503);
    expect(text).not.toMatch(/kit-catalog|Query|at .*\.ts|ECONN/);
    expect(kit.reported.at(-1)?.message).toContain('kit-catalog');
  });
});

describe('idempotency', () => {
  const body = { name: 'Once', kind: 'uplink', script: 'return null;' };
  const count = async () => ((await kit.call('GET', '/api/converters')).json['items'] as unknown[]).length;

  it('answers the first answer again, and makes one thing', async () => {
    const before = await count();
    const first = await kit.call('POST', '/api/converters', body, { 'idempotency-key': 'k1' });
    const second = await kit.call('POST', '/api/converters', body, { 'idempotency-key': 'k1' });
    expect(second.text).toBe(first.text);
    expect([second.status, second.headers.get('etag')]).toEqual([201, first.headers.get('etag')]);
    expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(await count()).toBe(before + 1);
  });

  it('holds for answers as large as a script may be', async () => {
    const script = `// ${'x"\\'.repeat(64 * 1024)}`;
    const large = { ...body, script };
    const first = await kit.call('POST', '/api/converters', large, { 'idempotency-key': 'large' });
    const second = await kit.call('POST', '/api/converters', large, { 'idempotency-key': 'large' });
    expect([first.status, second.text]).toEqual([201, first.text]);
  });

  it('refuses another body under the same key, for a day', async () => {
    const other = { ...body, name: 'Twice' };
    const refused = await kit.call('POST', '/api/converters', other, { 'idempotency-key': 'k1' });
    expect([refused.status, refused.json['field']]).toEqual([409, 'Idempotency-Key']);
    kit.now.ms += 24 * 60 * 60 * 1_000 + 1_000;
    expect((await kit.call('POST', '/api/converters', other, { 'idempotency-key': 'k1' })).status).toBe(201);
  });

  it('does not remember refusals, and refuses absurd keys', async () => {
    const broken = { ...body, script: 'return {' };
    expect((await kit.call('POST', '/api/converters', broken, { 'idempotency-key': 'k2' })).status).toBe(422);
    expect((await kit.call('POST', '/api/converters', body, { 'idempotency-key': 'k2' })).status).toBe(201);
    expect((await kit.call('POST', '/api/converters', body, { 'idempotency-key': 'x'.repeat(256) })).status).toBe(400);
  });
});
