import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Kit, openKit, TOKEN } from './api.test-kit.ts';
import { openApiDocument } from './openapi.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

type Operation = { requestBody?: { required?: boolean } };

const { paths } = openApiDocument() as { paths: Record<string, Record<string, Operation>> };

/** `[method, path, whether it needs a body]` of every route that takes one. */
const routes = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { requestBody }]) =>
    requestBody === undefined ? [] : [[method.toUpperCase(), path, requestBody.required === true] as const],
  ),
);
const needing = routes.filter(([, , needed]) => needed);
const free = routes.filter(([, , needed]) => !needed);

/** A path whose things are not there. */
function nowhere(path: string): string {
  const values: { [name: string]: string } = { version: '7', scope: 'server', digest: 'a'.repeat(64), kind: 'branch' };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? randomUUID());
}

function send(method: string, path: string, body: string, contentType: string | null = 'application/json') {
  return kit.call(method, path, body, contentType === null ? {} : { 'content-type': contentType });
}

describe('an empty body', () => {
  it('has routes of both kinds to look at', () => {
    expect(free.map(([, path]) => path)).toContain('/api/downlinks/{id}/redrive');
    expect(free.length).toBeGreaterThan(3);
    expect(needing.length).toBeGreaterThan(15);
  });

  it.each(free)('is none on %s %s', async (method, path) => {
    for (const body of ['', ' \n']) {
      const { status, json } = await send(method, nowhere(path), body);
      expect([status, json['code']]).toEqual([404, 'not-found']);
    }
  });

  it.each(needing)('is missing on %s %s', async (method, path) => {
    for (const body of ['', ' \n']) {
      const { status, json } = await send(method, nowhere(path), body);
      expect([status, json['field'], json['detail']]).toEqual([400, 'body', 'The request body is empty']);
    }
  });

  it('names what the body must have', async () => {
    const { json } = await send('POST', '/api/converters', '');
    expect(json['fix']).toBe('Send one JSON object as the body, with at least name, kind, script.');
    const { id } = await connect(kit);
    const change = await send('PATCH', `/api/integrations/${id}`, '');
    expect(change.json['fix']).toBe('Send one JSON object as the body.');
  });

  it('is the same without a Content-Type, or with that of a form', async () => {
    const authorization = `Bearer ${TOKEN}`;
    const [bare, form] = await Promise.all([
      kit.api.request('/api/converters', { method: 'POST', headers: { authorization } }),
      send('POST', '/api/converters', '', 'application/x-www-form-urlencoded'),
    ]);
    expect([bare.status, await bare.json()]).toMatchObject([400, { field: 'body' }]);
    expect([form.status, form.json]).toMatchObject([400, { field: 'body' }]);
  });

  it('activates a version, and rolls it back; what is written there is still checked', async () => {
    const { converterId } = await connect(kit);
    const path = `/api/converters/${converterId}`;
    await kit.call('POST', `${path}/versions`, { script: 'return null;' });
    expect((await send('POST', `${path}/versions/2/activate`, '')).json).toMatchObject({ active: true });
    expect((await send('POST', `${path}/rollback`, '')).status).toBe(200);
    expect(await send('POST', `${path}/rollback`, '{')).toMatchObject({ status: 400, json: { field: 'body' } });
    expect(await send('POST', `${path}/rollback`, '{"x":1}')).toMatchObject({ status: 400, json: { field: 'x' } });
    expect(await send('POST', `${path}/rollback`, 'x=1', 'text/plain')).toMatchObject({ status: 415 });
  });

  it('makes a vector of a message as an empty object does', async () => {
    const { id } = await connect(kit);
    await kit.send(id, { name: 'd', t: 1 });
    const { json } = await kit.call('GET', `/api/messages?integration=${id}`);
    const [message] = json['items'] as { id: string }[];
    const path = `/api/messages/${message?.id}/vector`;
    const [bare, object] = [await send('POST', path, ''), await send('POST', path, '{}')];
    expect([bare.status, bare.json]).toEqual([201, object.json]);
    expect(bare.json).toMatchObject({ vector: { ignore: [] } });
  });

  it('has the same answer again under an Idempotency-Key', async () => {
    const { converterId } = await connect(kit);
    const path = `/api/converters/${converterId}`;
    await kit.call('POST', `${path}/versions`, { script: 'return null;' });
    const again = () => kit.call('POST', `${path}/versions/2/activate`, '', { 'idempotency-key': 'empty' });
    const [first, second] = [await again(), await again()];
    expect([first.status, second.text]).toEqual([200, first.text]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });
});
