import diagnostics from 'node:diagnostics_channel';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { createAddressGuard } from './address-guard.ts';
import table from './refused-addresses.json' with { type: 'json' };
import { createHttpSender } from './sender.ts';

/** Canaries listen on every address of this machine, IPv4 and IPv6; nothing may ever reach them. */
const canaries: Server[] = [];
const hits: string[] = [];
let sockets = 0;
let port = 0;

const countSocket = () => {
  sockets += 1;
};

async function listen(host: string, at: number, take: RequestListener): Promise<Server | null> {
  const server = createServer(take);
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen({ host, port: at, ipv6Only: host.includes(':') }, () => resolve(server));
  });
}

beforeAll(async () => {
  const canary: RequestListener = (request, response) => {
    hits.push(`${request.headers.host}${request.url}`);
    response.end('caught');
  };
  const first = await listen('0.0.0.0', 0, canary);
  if (first === null) throw new Error('no canary');
  port = (first.address() as AddressInfo).port;
  const second = await listen('::', port, canary);
  canaries.push(first, ...(second === null ? [] : [second]));
  diagnostics.subscribe('net.client.socket', countSocket);
});
afterAll(() => {
  diagnostics.unsubscribe('net.client.socket', countSocket);
  for (const canary of canaries) canary.close();
});

function portOf(server: Server | null): number {
  return (server?.address() as AddressInfo | undefined)?.port ?? 0;
}

function rows(): { why: string; url: string; resolves: string[] }[] {
  return table.map(({ why, url, resolves = [] }) => ({ why, url: url.replaceAll('PORT', String(port)), resolves }));
}

const request = (url: string) => ({ via: 'http' as const, method: 'POST', url, headers: {}, body: new Uint8Array() });

async function failureOf(sending: Promise<unknown>): Promise<Failure | null> {
  const thrown = await sending.then(
    () => null,
    (reason: unknown) => reason,
  );
  return thrown instanceof Failure ? thrown : null;
}

it('has sixty addresses and more', () => expect(table.length).toBeGreaterThanOrEqual(60));

it('no address of the table is connected to, nor may it be saved', async () => {
  const before = sockets;
  for (const { url, why, resolves } of rows()) {
    const options = { openedNetworks: [], resolve: async () => resolves };
    const failure = await failureOf(createHttpSender({ ...options, clock: Date.now }).send(request(url)));
    expect(`${url} (${why}): ${failure?.code}`).toBe(`${url} (${why}): delivery-failed`);
    const refusal = await createAddressGuard(options).refusal(url);
    expect(`${url}: ${refusal === null}`).toBe(`${url}: false`);
    expect(`${failure?.message} ${refusal?.reason}`).not.toContain('password@');
  }
  expect([hits, sockets - before]).toEqual([[], 0]);
});

it('a machine tells nobody its credentials, also where every network is open', async () => {
  const open = { openedNetworks: ['0.0.0.0/0', '::/0'], resolve: async () => ['169.254.169.254'] };
  const secret = rows().filter(({ why }) => why === 'metadata of the machine');
  const urls = [...secret.map(({ url }) => url), 'http://imds.example/', 'http://127.0.0.1:9001/2018-06-01/runtime/'];
  for (const url of urls) {
    const failure = await failureOf(createHttpSender({ ...open, clock: Date.now }).send(request(url)));
    expect(`${url}: ${failure?.code}`).toBe(`${url}: delivery-failed`);
  }
});

describe('an address that was checked', () => {
  const local = { openedNetworks: ['127.0.0.2/32'], clock: Date.now };

  it('does not lead on: a redirect is an answer like any other', async () => {
    const target = `http://127.0.0.1:${port}/secret`;
    for (const status of [301, 302, 303, 307, 308]) {
      const server = await listen('127.0.0.2', 0, (_, response) =>
        response.writeHead(status, { location: target }).end(),
      );
      const url = `http://127.0.0.2:${portOf(server)}/`;
      const failure = await failureOf(createHttpSender(local).send(request(url)));
      expect([failure?.code, failure?.detail.extra?.['status']]).toEqual(['delivery-failed', status]);
      server?.close();
    }
    expect(hits).toEqual([]);
  });

  it('is the one connected to, whatever the name says a moment later', async () => {
    const answers = [['127.0.0.2'], ['127.0.0.1'], ['127.0.0.1']];
    let asked = 0;
    const resolve = async () => answers[asked++] ?? [];
    const server = await listen('127.0.0.2', 0, (_, response) => response.end('{"ok":true}'));
    const at = portOf(server);
    const sender = createHttpSender({ ...local, resolve });
    expect(await sender.send(request(`http://rebind.example:${at}/`))).toMatchObject({ body: { ok: true } });
    expect(asked).toBe(1);
    expect((await failureOf(sender.send(request(`http://rebind.example:${port}/`))))?.code).toBe('delivery-failed');
    server?.close();
    expect(hits).toEqual([]);
  });

  it('may be saved before its name has an address', async () => {
    const nowhere = createAddressGuard({
      openedNetworks: [],
      resolve: async () => Promise.reject(new Error('ENOTFOUND')),
    });
    expect(await nowhere.refusal('https://soon.example.com:8090/')).toBeNull();
    const slow = createAddressGuard({
      openedNetworks: [],
      resolve: () => new Promise(() => undefined),
      patienceMs: 20,
    });
    expect(await slow.refusal('https://slow.example.com/')).toBeNull();
  });
});
