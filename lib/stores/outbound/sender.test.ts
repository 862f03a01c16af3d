import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { createHttpSender } from './sender.ts';

let server: Server;
let port: number;
const seen: { method: string | undefined; url: string | undefined; key: unknown; body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method, url, headers } = request;
    seen.push({ method, url, key: headers['x-key'], body: Buffer.concat(chunks).toString() });
    const status = Number(url?.slice(1)) || 200;
    response.writeHead(status, status === 302 ? { location: '/200' } : {}).end('{"id":"q-1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const request = (url: string) => ({
  via: 'http' as const,
  method: 'POST',
  url,
  headers: { 'x-key': 'k' },
  body: Buffer.from('{"a":1}'),
});

function sender(openedNetworks: string[], addresses = ['127.0.0.1']) {
  return createHttpSender({ openedNetworks, resolve: async () => addresses });
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
    expect((await failureOf(sender(['127.0.0.1']).send(request('http://127.0.0.1:9/')))).code).toBe('unavailable');
    expect((await failureOf(sender([], []).send(request('http://nowhere.example/')))).code).toBe('unavailable');
  });
});
