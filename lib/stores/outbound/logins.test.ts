import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOUR } from '../../model/clock.ts';
import { Failure } from '../../model/failure.ts';
import type { HttpTls } from '../../model/integration.ts';
import { NOW } from '../stores.test-kit.ts';
import { CERTIFICATE, KEY } from './certificate.test-kit.ts';
import { createHttpSender } from './sender.ts';

/** An API that asks for a token first; it gives out one after the other, and takes only the latest. */
let api: Server;
let port: number;
let given = 0;
let asked: string[] = [];
let login: { status: number; body: string } | null = null;

beforeAll(async () => {
  api = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? ''}`);
    if (request.url !== '/login') return answerCommand(request, response);
    given += 1;
    const { status, body } = login ?? { status: 200, body: `{"accessToken":"t${given}","expiresIn":3600}` };
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  port = (api.address() as AddressInfo).port;
});
afterAll(() => api.close());
afterEach(() => {
  asked = [];
  login = null;
});

function answerCommand({ headers }: IncomingMessage, response: ServerResponse): void {
  response.writeHead(headers.authorization === `Bearer t${given}` ? 201 : 401).end('{}');
}

const now = { ms: NOW };
const sender = () =>
  createHttpSender({ openedNetworks: ['127.0.0.1'], resolve: async () => ['127.0.0.1'], clock: () => now.ms });

function command(secret = 's') {
  const url = `http://lns.example:${port}`;
  const body = new TextEncoder().encode(secret);
  const names = { token: 'accessToken', lifetime: 'expiresIn', header: 'authorization' };
  const request = { via: 'http' as const, method: 'POST', url: `${url}/command`, headers: {}, body: new Uint8Array() };
  return { ...request, login: { url: `${url}/login`, headers: {}, body, ...names } };
}

const failureOf = (sending: Promise<unknown>) =>
  sending.then(
    () => null,
    (thrown: unknown) => (thrown instanceof Failure ? thrown : null),
  );

describe('a request behind a login', () => {
  it('asks for a token once, and again when its time is up, or for other credentials', async () => {
    const { send } = sender();
    for (let i = 0; i < 3; i++) expect((await send(command()))['status']).toBe(201);
    expect(asked.filter((one) => one.startsWith('/login'))).toHaveLength(1);
    now.ms += HOUR;
    await send(command());
    await send(command('other'));
    expect(asked.filter((one) => one.startsWith('/login'))).toHaveLength(3);
  });

  it('renews a token that is refused, once', async () => {
    const { send } = sender();
    await send(command());
    given += 1; // somebody else logged in
    expect((await send(command()))['status']).toBe(201);
    login = { status: 200, body: '{"accessToken":"wrong"}' };
    given += 1;
    const failure = await failureOf(send(command()));
    expect([failure?.code, failure?.detail.extra?.['status']]).toEqual(['delivery-failed', 401]);
    expect(asked.filter((one) => one === '/command Bearer wrong')).toHaveLength(1);
  });

  it.each([
    [{ status: 403, body: '{"error":"no"}' }, 'delivery-failed'],
    [{ status: 503, body: '' }, 'unavailable'],
    [{ status: 200, body: '{"expiresIn":3600}' }, 'delivery-failed'],
    [{ status: 200, body: 'a page' }, 'delivery-failed'],
  ])('ends with its login: %o', async (answer, code) => {
    login = answer;
    const failure = await failureOf(sender().send(command()));
    expect(failure?.code).toBe(code);
    expect(asked).toHaveLength(1);
  });

  it('tells nobody the token', async () => {
    login = { status: 200, body: '{"accessToken":"very-secret","expiresIn":3600}' };
    const failure = await failureOf(sender().send(command()));
    expect(JSON.stringify([failure, failure?.detail.extra, failure?.message])).not.toContain('very-secret');
  });
});

describe('a server with a certificate of its own authority, which asks for one of ours', () => {
  let server: Server;
  const seen: string[] = [];

  beforeAll(async () => {
    const tls = { cert: CERTIFICATE, key: KEY, ca: CERTIFICATE, requestCert: true, rejectUnauthorized: true };
    server = createTlsServer(tls, (request, response) => {
      seen.push(String((request.socket as TLSSocket).getPeerCertificate().subject.CN));
      response.end('{"ok":true}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  const send = (tls: HttpTls, host = 'lns.example') => {
    const url = `https://${host}:${(server.address() as AddressInfo).port}/`;
    return sender().send({ via: 'http', method: 'POST', url, headers: {}, body: new Uint8Array(), tls });
  };

  it('gets ours, and is checked against its authority and its name', async () => {
    const ours = { certificate: CERTIFICATE, key: KEY };
    expect(await send({ ...ours, authority: CERTIFICATE })).toMatchObject({ status: 200, body: { ok: true } });
    expect(seen).toEqual(['lns.example']);
    expect((await failureOf(send(ours)))?.code).toBe('unavailable');
    expect((await failureOf(send({ authority: CERTIFICATE })))?.code).toBe('unavailable');
    expect((await failureOf(send({ ...ours, authority: CERTIFICATE }, 'other.example')))?.code).toBe('unavailable');
    expect((await failureOf(send({ ...ours, key: 'no key', authority: CERTIFICATE })))?.code).toBe('delivery-failed');
    expect(seen).toHaveLength(1);
  });
});

it('a login and its request share the time', async () => {
  const clock = () => (asked.length === 0 ? NOW : NOW + 900);
  const resolve = async () => ['127.0.0.1'];
  const slow = createHttpSender({ openedNetworks: ['127.0.0.1'], resolve, clock });
  const failure = await failureOf(slow.send(command('slow'), NOW + 1_000));
  expect(failure).toMatchObject({ code: 'unavailable', detail: { retry: { uncounted: true } } });
  expect(asked).toEqual(['/login ']);
});
