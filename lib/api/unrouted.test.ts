import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

it.each([
  ['GET', '/api/devices/d/attributes/client', 'PUT', 'GET /api/devices/d/attributes?scope=client'],
  ['PATCH', '/api/messages', 'GET', 'takes GET.'],
  ['DELETE', '/api/converters', 'GET, POST', 'takes GET, POST.'],
  ['POST', '/api/devices/d', 'GET, PATCH, DELETE', 'takes GET, PATCH, DELETE.'],
  ['POST', '/api/openapi.json', 'GET', 'takes GET.'],
])('%s %s is 405 with what the path takes', async (method, path, allow, fix) => {
  const { status, headers, json } = await kit.call(method, path, method === 'GET' ? undefined : {});
  expect([status, headers.get('allow'), json['code']]).toEqual([405, allow, 'method-not-allowed']);
  expect(json['fix']).toContain(fix);
});

it.each(['/api/nothing', '/api/devices/d/nothing', '/api', '/', '/api/devices/d/attributes/client/x'])(
  'GET %s is 404, without Allow',
  async (path) => {
    const { status, headers, json } = await kit.call('GET', path);
    expect([status, headers.get('allow'), json['code']]).toEqual([404, null, 'not-found']);
  },
);

it('tells strangers nothing of its routes', async () => {
  expect((await kit.api.request('/api/messages', { method: 'DELETE' })).status).toBe(401);
});
