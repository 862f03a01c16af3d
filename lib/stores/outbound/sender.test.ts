import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { NOW } from '../stores.test-kit.ts';
import { OPEN_FOR, OPENS_AFTER } from './breaker.ts';
import { createHttpSender } from './sender.ts';

let server: Server;
let port: number;
let deadPort: number;
const seen: { method: string | undefined; url: string | undefined; key: unknown; body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method, url, headers } = request;
    seen.push({ method, url, key: headers['x-key'], body: Buffer.concat(chunks).toString() });
    if (url === '/silent') return;
    if (url === '/reset') return void request.socket.resetAndDestroy();
    if (url === '/half')
      return void response.writeHead(200, { 'content-length': '100' }).end('{"id"', () => request.socket.destroy());
    if (url === '/long') return void response.writeHead(200).end('x'.repeat(200_000));
    if (url === '/later') return void response.writeHead(429, { 'retry-after': '1200' }).end('slow down');
    const status = Number(url?.slice(1)) || 200;
    response.writeHead(status, status === 302 ? { location: '/200' } : {}).end('{"id":"q-1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  deadPort = (gone.address() as AddressInfo).port;
  await new Promise((resolve) => gone.close(resolve));
});
afterAll(() => server.close());

const request = (url: string) => ({
  via: 'http' as const,
  method: 'POST',
  url,
  headers: { 'x-key': 'k' },
  body: Buffer.from('{"a":1}'),
});

const now = { ms: NOW };

function sender(openedNetworks: string[], addresses = ['127.0.0.1'], timeoutMs = 5_000) {
  return createHttpSender({ openedNetworks, resolve: async () => addresses, clock: () => now.ms, timeoutMs });
}

async function failureOf(sending: Promise<unknown>): Promise<Failure> {
  const thrown = await sending.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof Failure)) throw new Error(`no failure: ${thrown}`);
  return thrown;
}

describe('a network server that may be reached', () => {
  it('gets the request; its answer is kept', async () => {
    const answer = await sender(['127.0.0.1']).send(request(`http://lns.example:${port}/200`));
    expect(answer).toEqual({ via: 'http', status: 200, body: { id: 'q-1' } });
    expect(seen.at(-1)).toEqual({ method: 'POST', url: '/200', key: 'k', body: '{"a":1}' });
  });

  it.each([
    [400, 'delivery-failed'],
    [404, 'delivery-failed'],
    [302, 'delivery-failed'],
    [429, 'unavailable'],
    [503, 'unavailable'],
  ])('answering %i: %s, with the answer', async (status, code) => {
    const failure = await failureOf(sender(['127.0.0.1']).send(request(`http://lns.example:${port}/${status}`)));
    expect(failure.code).toBe(code);
    expect(failure.detail.extra).toMatchObject({ status, body: { id: 'q-1' } });
  });
});

describe('a server in trouble', () => {
  const open = (timeoutMs?: number) => sender(['127.0.0.1'], ['127.0.0.1'], timeoutMs);

  it.each(['silent', 'reset', 'half'])('%s: comes again later', async (path) => {
    const failure = await failureOf(open(300).send(request(`http://lns.example:${port}/${path}`)));
    expect([failure.code, failure.detail.retry]).toEqual(['unavailable', {}]);
    expect(failure.detail.extra).toMatchObject({ via: 'http', error: expect.stringContaining(`lns.example:${port}`) });
  });

  it('says how long it wants to be left alone', async () => {
    const failure = await failureOf(open().send(request(`http://lns.example:${port}/later`)));
    expect(failure.detail).toMatchObject({ retry: { afterMs: 1_200_000 }, extra: { status: 429, body: 'slow down' } });
  });

  it('is read up to 64 KiB', async () => {
    const { body } = await open().send(request(`http://lns.example:${port}/long`));
    expect(String(body)).toHaveLength(64 * 1_024);
  });

  it('is left alone after failures in a row, tried by one, and used again once that one gets through', async () => {
    const { send } = open();
    const to = (path: string) => request(`http://lns.example:${port}/${path}`);
    for (let i = 0; i < OPENS_AFTER; i++) await failureOf(send(to('503')));
    const before = seen.length;
    const refused = await failureOf(send(to('200')));
    expect(refused.detail.retry).toEqual({ afterMs: OPEN_FOR, uncounted: true });
    expect((await send(request(`http://other.example:${port}/200`)))['status']).toBe(200);
    expect(seen.length).toBe(before + 1);

    now.ms += OPEN_FOR;
    const both = await Promise.allSettled([send(to('500')), send(to('200'))]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(seen.length).toBe(before + 2);
    now.ms += OPEN_FOR;
    expect((await send(to('200')))['status']).toBe(200);
    expect((await send(to('200')))['status']).toBe(200);
  });

  it('that refuses is not in trouble', async () => {
    const { send } = open();
    for (let i = 0; i < 2 * OPENS_AFTER; i++) await failureOf(send(request(`http://lns.example:${port}/404`)));
    expect((await send(request(`http://lns.example:${port}/200`)))['status']).toBe(200);
  });
});

it('a key with a line break is never sent', async () => {
  const headers = { authorization: 'Bearer a\r\nx-admin: 1' };
  const failure = await failureOf(
    sender(['127.0.0.1']).send({ ...request(`http://lns.example:${port}/200`), headers }),
  );
  expect(failure.code).toBe('delivery-failed');
});

describe('a server that may not', () => {
  it('is never connected to: by name, by address, or when only one of its addresses is inside', async () => {
    const before = seen.length;
    const urls = [
      `http://lns.example:${port}/`,
      `http://127.0.0.1:${port}/`,
      `http://[::1]:${port}/`,
      `http://0x7f.1:${port}/`,
    ];
    for (const url of urls) expect((await failureOf(sender([]).send(request(url)))).code).toBe('delivery-failed');
    const mixed = sender([], ['8.8.8.8', '127.0.0.1']);
    expect((await failureOf(mixed.send(request(`http://lns.example:${port}/`)))).code).toBe('delivery-failed');
    expect(seen.length).toBe(before);
  });

  it.each(['ftp://x/', 'file:///etc/passwd', 'http://user:pw@x/', 'nonsense'])('%s is no address', async (url) => {
    expect((await failureOf(sender([]).send(request(url)))).code).toBe('delivery-failed');
  });

  it('nobody there: comes again later', async () => {
    expect((await failureOf(sender(['127.0.0.1']).send(request(`http://127.0.0.1:${deadPort}/`)))).code).toBe(
      'unavailable',
    );
    expect((await failureOf(sender([], []).send(request('http://nowhere.example/')))).code).toBe('unavailable');
  });
});

it('has no longer than it is given, and begins nothing that could not end', async () => {
  const before = seen.length;
  const late = await failureOf(sender(['127.0.0.1']).send(request(`http://lns.example:${port}/silent`), now.ms + 300));
  expect(late).toMatchObject({ code: 'unavailable', message: expect.stringContaining('no answer within 300 ms') });
  const none = await failureOf(sender(['127.0.0.1']).send(request(`http://lns.example:${port}/200`), now.ms + 100));
  expect(none).toMatchObject({ code: 'unavailable', detail: { retry: { uncounted: true } } });
  expect(seen.length - before).toBe(1);
});
