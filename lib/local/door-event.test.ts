import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, test } from 'vitest';
import { doorEvent, type RawRequest, routeOf } from './door-event.ts';

const request = (more: Partial<RawRequest> = {}): RawRequest => ({
  method: 'POST',
  target: '/api/v1/integrations/http/key',
  rawHeaders: ['Host', 'localhost:8080', 'User-Agent', 'curl/8'],
  body: Buffer.from('{"a":1}'),
  sourceIp: '192.0.2.7',
  at: Date.UTC(2026, 10, 23, 14, 3, 7),
  requestId: '0f5d3a52-6a1c-4c19-9a07-3d6f6e1f7a10',
  ...more,
});

const types = (type: string) => (type === 'sigfox' ? ['GET', 'POST'] : ['http', 'ttn'].includes(type) ? ['POST'] : []);
const eventOf = (one: RawRequest) => doorEvent(one, routeOf(one.method, one.target, types));

const typed = (contentType: string | null, body: Uint8Array) =>
  eventOf(request({ rawHeaders: contentType === null ? [] : ['Content-Type', contentType], body }));

test('the whole event of an integration request', () => {
  const json = request({ rawHeaders: [...request().rawHeaders, 'Content-Type', 'application/json'] });
  expect(eventOf(json)).toEqual({
    version: '2.0',
    routeKey: 'POST /api/v1/integrations/http/{routingKey}',
    rawPath: '/api/v1/integrations/http/key',
    rawQueryString: '',
    headers: {
      host: 'localhost:8080',
      'user-agent': 'curl/8',
      'content-type': 'application/json',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
      'x-forwarded-for': '192.0.2.7',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: 'localhost:8080',
      domainPrefix: 'local',
      http: {
        method: 'POST',
        path: '/api/v1/integrations/http/key',
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.7',
        userAgent: 'curl/8',
      },
      requestId: '0f5d3a52-6a1c-4c19-9a07-3d6f6e1f7a10',
      routeKey: 'POST /api/v1/integrations/http/{routingKey}',
      stage: '$default',
      time: '23/Nov/2026:14:03:07 +0000',
      timeEpoch: 1_795_442_587_000,
    },
    pathParameters: { routingKey: 'key' },
    body: '{"a":1}',
    isBase64Encoded: false,
  });
});

test.each([
  ['application/json', false],
  ['application/json; charset=utf-8', false],
  ['APPLICATION/JSON', false],
  ['text/plain', false],
  ['text/x-anything', false],
  ['application/xml', false],
  ['application/javascript', false],
  ['application/vnd.api+json', true],
  ['application/x-www-form-urlencoded', true],
  ['application/octet-stream', true],
  ['application/jsonx', true],
  ['multipart/form-data; boundary=x', true],
  ['', true],
  [null, true],
])('body of %s: base64 %s', (contentType, isBase64Encoded) => {
  const event = typed(contentType, Buffer.from('a=1'));
  expect([event.body, event.isBase64Encoded]).toEqual([isBase64Encoded ? 'YT0x' : 'a=1', isBase64Encoded]);
});

test('text is decoded as UTF-8, with losses; other bytes are kept', () => {
  const bytes = Uint8Array.of(0x61, 0xff, 0xc3, 0xbc);
  expect(typed('text/plain', bytes).body).toBe('a\ufffdü');
  expect(Buffer.from(typed('application/octet-stream', bytes).body ?? '', 'base64')).toEqual(Buffer.from(bytes));
});

test('an empty body is no body', () => {
  const event = typed(null, Buffer.alloc(0));
  expect([event.body, event.isBase64Encoded]).toEqual([undefined, false]);
});

test.each<[string, string, Partial<APIGatewayProxyEventV2>]>([
  ['decoded path, raw query', '/api/caf%C3%A9?a=%2B+b', { rawPath: '/api/café', rawQueryString: 'a=%2B+b' }],
  ['a decoded ? cuts the path', '/api/a%3Fb/c?x=1', { rawPath: '/api/a', rawQueryString: 'x=1' }],
  ['a broken escape stays', '/api/%zz', { rawPath: '/api/%zz', rawQueryString: '' }],
  ['query with ? and &&', '/api?a=1?&&b', { rawQueryString: 'a=1?&&b', queryStringParameters: { a: '1?', b: '' } }],
  ['repeated names', '/api?a=1&a=2', { queryStringParameters: { a: '1,2' } }],
])('%s', (_name, target, parts) => {
  expect(eventOf(request({ target }))).toMatchObject(parts);
});

test('a webhook is routed by its type, its key is decoded', () => {
  const event = eventOf(request({ target: '/api/v1/integrations/ttn/k%20y?x' }));
  expect(event.pathParameters).toEqual({ routingKey: 'k y' });
  const route = 'POST /api/v1/integrations/ttn/{routingKey}';
  expect([event.routeKey, event.requestContext.routeKey]).toEqual([route, route]);
});

test('a webhook may come by GET where its type takes that', () => {
  const target = '/api/v1/integrations/sigfox/key?device=1';
  const event = eventOf(request({ method: 'GET', target, body: Buffer.alloc(0) }));
  expect(event.routeKey).toBe('GET /api/v1/integrations/sigfox/{routingKey}');
  expect([event.rawQueryString, event.body]).toEqual(['device=1', undefined]);
});

test.each([
  ['PUT', '/api/v1/integrations/sigfox/key'],
  ['HEAD', '/api/v1/integrations/sigfox/key'],
  ['GET', '/api/v1/integrations/http/key'],
  ['PUT', '/api/v1/integrations/http/key'],
  ['POST', '/api/v1/integrations/unknown/key'],
  ['POST', '/api/v1/integrations/http/key/'],
  ['POST', '/api/v1/integrations/http'],
  ['POST', '/api/v1/integrations/http/key/more'],
  ['POST', '/API/v1/integrations/http/key'],
  ['GET', '/'],
])('%s %s goes the default way', (method, target) => {
  const event = eventOf(request({ method, target }));
  expect(event.pathParameters).toBeUndefined();
  expect([event.routeKey, event.requestContext.routeKey]).toEqual(['$default', '$default']);
});

test('headers are lower-case and joined, cookies leave them, hops end', () => {
  const event = eventOf(
    request({
      rawHeaders: [
        ...['X-Key', 'a', 'x-KEY', 'b', 'Cookie', 'one=1; two=2', 'cookie', 'three=3'],
        ...['X-Forwarded-For', '10.0.0.1', 'Connection', 'keep-alive', 'Transfer-Encoding', 'chunked'],
      ],
    }),
  );
  expect(event.cookies).toEqual(['one=1', 'two=2', 'three=3']);
  expect(event.headers).toMatchObject({ 'x-key': 'a,b', 'x-forwarded-for': '10.0.0.1, 192.0.2.7' });
  expect(Object.keys(event.headers)).not.toContain('cookie');
  expect(Object.keys(event.headers)).not.toContain('connection');
  expect(Object.keys(event.headers)).not.toContain('transfer-encoding');
});
