import { request as httpRequest } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Door, openDoor } from './door.ts';
import { makeHost } from './host.ts';

let door: Door;
let url: string;
let answer: (event: APIGatewayProxyEventV2) => unknown;

beforeEach(async () => {
  const handler = async (event: APIGatewayProxyEventV2) => answer(event);
  const functions = { api: handler, 'uplink-http': handler };
  door = await openDoor(0, makeHost({ stack: 'tributary', functions, destination: async () => {}, timeout: 100 }));
  url = `http://127.0.0.1:${door.port}`;
});

afterEach(() => door.close());

test('status, headers, cookies and bytes of an answer', async () => {
  answer = (event) => ({
    statusCode: 201,
    headers: { 'X-Route': event.routeKey, 'content-type': 'application/octet-stream', 'Content-Length': '999' },
    cookies: ['a=1; Path=/', 'b=2'],
    body: 'AP+A',
    isBase64Encoded: true,
  });
  const got = await fetch(`${url}/api/v1/integrations/http/key`, { method: 'POST', body: 'x' });
  expect(got.status).toBe(201);
  expect(got.headers.get('x-route')).toBe('POST /api/v1/integrations/http/{routingKey}');
  expect(got.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
  expect(new Uint8Array(await got.arrayBuffer())).toEqual(Uint8Array.of(0, 255, 128));
});

test.each<[string, unknown, number, string]>([
  ['no content', { statusCode: 204, headers: {}, body: 'ignored', isBase64Encoded: false }, 204, ''],
  ['no statusCode', { hello: 'world' }, 200, '{"hello":"world"}'],
  ['plain text', 'hello', 200, 'hello'],
  ['an odd statusCode', { statusCode: 'abc' }, 500, '{"message":"Internal Server Error"}'],
  ['text with umlauts', { statusCode: 200, body: 'Grüße' }, 200, 'Grüße'],
])('%s', async (_name, returned, status, body) => {
  answer = () => returned;
  const got = await fetch(`${url}/anything`);
  expect([got.status, await got.text()]).toEqual([status, body]);
  if (status === 204) expect(got.headers.get('content-length')).toBeNull();
});

test('bytes reach the function unchanged', async () => {
  answer = (event) => ({ statusCode: 200, body: event.body, isBase64Encoded: event.isBase64Encoded });
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const got = await fetch(`${url}/api`, { method: 'POST', body: bytes });
  expect(new Uint8Array(await got.arrayBuffer())).toEqual(bytes);
});

test('the gateway’s own answers', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  answer = () => {
    throw new Error('broken');
  };
  const thrown = await fetch(`${url}/api`);
  expect([thrown.status, await thrown.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
  answer = () => new Promise((resolve) => setTimeout(resolve, 300));
  const late = await fetch(`${url}/api`);
  expect([late.status, await late.text()]).toEqual([503, '{"message":"Service Unavailable"}']);
});

test('an unknown type is the API’s business; without an API the gateway says so itself', async () => {
  answer = (event) => ({ statusCode: 404, body: event.routeKey });
  const unknown = `/api/v1/integrations/nonsense/key`;
  expect(await (await fetch(url + unknown, { method: 'POST' })).text()).toBe('$default');
  const bare = await openDoor(0, makeHost({ stack: 'tributary', functions: {}, destination: async () => {} }));
  const none = await fetch(`http://127.0.0.1:${bare.port}${unknown}`, { method: 'POST' });
  expect([none.status, await none.text()]).toEqual([404, '{"message":"Not Found"}']);
  await bare.close();
});

test('too large: body, event and head', async () => {
  answer = () => ({ statusCode: 200, body: 'ok' });
  const post = (size: number, type: string) =>
    fetch(`${url}/api`, { method: 'POST', body: Buffer.alloc(size, 97), headers: { 'content-type': type } });
  expect((await post(5 * 1024 * 1024, 'text/plain')).status).toBe(200);
  expect((await post(5 * 1024 * 1024, 'application/octet-stream')).status).toBe(413);
  expect(await bigPost(11 * 1024 * 1024)).toBe(413);
  expect((await fetch(`${url}/api`, { headers: { 'x-big': 'h'.repeat(9_000) } })).status).toBe(200);
  expect((await fetch(`${url}/api`, { headers: { 'x-big': 'h'.repeat(10_300) } })).status).toBe(431);
});

/** fetch drops an early answer to a body it is still sending. */
function bigPost(size: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = httpRequest(`${url}/api`, { method: 'POST' }, (response) => resolve(response.statusCode));
    request.on('error', () => {});
    request.end(Buffer.alloc(size, 97));
  });
}

test('a taken port is told', async () => {
  const host = makeHost({ stack: 'tributary', functions: {}, destination: async () => {} });
  await expect(openDoor(door.port, host)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
