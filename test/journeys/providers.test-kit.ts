import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../../lib/model/json.ts';

/** What a network server says to one request instead of yes. */
export type Trouble = { status: number; headers?: Record<string, string>; body?: unknown } | 'reset';

export interface Heard {
  method: string;
  url: URL;
  headers: Record<string, unknown>;
  text: string;
}

/** A network server's API for downlinks, made from its documentation: it takes what is documented, and nothing else. */
export interface Provider {
  /** The type of integration that talks to it, and the config that leads to this server. */
  type: string;
  config: (url: string) => JsonObject;
  /** The device a request is for; throws for a request that the documentation does not know. */
  deviceOf: (heard: Heard) => string;
  /** The answer to a request that is taken, with the network's name for the downlink where it has one. */
  yes: (heard: Heard) => { status: number; body: string; contentType?: string; name?: string };
  /** The answer to a request for a token, null for any other request. */
  login?: (heard: Heard) => string | null;
}

export interface RunningProvider {
  provider: Provider;
  url: string;
  /** Requests as they came, by device. */
  heard: Map<string, Heard[]>;
  /** Names the network gave to downlinks, by device, or that came with them. */
  names: Map<string, string>;
  /** The next answers for a device; after them it is yes. */
  troubles: Map<string, Trouble[]>;
  /** Before a device's downlink is answered with yes. */
  onYes: (device: string, name: string) => Promise<void>;
  close: () => void;
}

export async function startProvider(provider: Provider): Promise<RunningProvider> {
  const server = createServer((request, response) => void answer(running, request, response));
  const running: RunningProvider = {
    ...{ provider, url: '', heard: new Map(), names: new Map(), troubles: new Map() },
    onYes: async () => undefined,
    close: () => server.close(),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return running;
}

async function answer(running: RunningProvider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const heard: Heard = {
    method: request.method ?? '',
    url: new URL(request.url ?? '', running.url),
    headers: request.headers,
    text: Buffer.concat(chunks).toString(),
  };
  try {
    const token = running.provider.login?.(heard) ?? null;
    if (token !== null) return say(response, 200, token);
    const device = running.provider.deviceOf(heard);
    running.heard.set(device, [...(running.heard.get(device) ?? []), heard]);
    const trouble = running.troubles.get(device)?.shift();
    if (trouble === 'reset') return void request.socket.resetAndDestroy();
    if (trouble !== undefined) return say(response, trouble.status, JSON.stringify(trouble.body), trouble.headers);
    const { status, body, contentType, name } = running.provider.yes(heard);
    running.names.set(device, name ?? '');
    await running.onYes(device, name ?? '');
    say(response, status, body, contentType === undefined ? {} : { 'content-type': contentType });
  } catch (thrown) {
    say(response, 400, JSON.stringify({ message: String(thrown) }));
  }
}

function say(response: ServerResponse, status: number, body = '', headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

export function need(condition: boolean, what: string): void {
  if (!condition) throw new Error(`not as documented: ${what}`);
}

/** chirpstack-rest-api of v4; v3 has the API built in, with other names and the frame counter as its answer. */
export function chirpstack(version: '4' | '3'): Provider {
  const counters = new Map<string, number>();
  const deviceOf: Provider['deviceOf'] = ({ method, url, headers }) => {
    const device = /^\/api\/devices\/([0-9a-f]{16})\/queue$/.exec(url.pathname)?.[1] ?? '';
    need(method === 'POST' && device !== '', `${method} ${url.pathname}`);
    need(headers['grpc-metadata-authorization'] === 'Bearer api-token', 'Grpc-Metadata-Authorization');
    return device;
  };
  return {
    type: 'chirpstack',
    config: (server) => ({ server, apiToken: 'api-token', apiVersion: version }),
    deviceOf,
    yes(heard) {
      const device = deviceOf(heard);
      const counter = (counters.get(device) ?? 6) + 1;
      counters.set(device, counter);
      if (version === '3') return { status: 200, body: JSON.stringify({ fCnt: counter }), name: String(counter) };
      const name = `7d444840-9dc0-4d6b-9c3f-${device.slice(4)}`;
      return { status: 200, body: JSON.stringify({ id: name }), name };
    },
  };
}

/** The Application Server of The Things Stack, without and with a webhook in the path. Answers with an empty object. */
export function thingsStack(): Provider {
  const path =
    /^\/api\/v3\/as\/applications\/cold-chain(?:\/webhooks\/hook-1)?\/devices\/([a-z0-9-]+)\/down\/(push|replace)$/;
  return {
    type: 'ttn',
    config: (server) => ({ server, applicationId: 'cold-chain', apiKey: 'NNSXS.KEY' }),
    deviceOf({ method, url, headers }) {
      const device = path.exec(url.pathname)?.[1] ?? '';
      need(method === 'POST' && device !== '', `${method} ${url.pathname}`);
      need(headers['authorization'] === 'Bearer NNSXS.KEY', 'authorization');
      return device;
    },
    yes({ text }) {
      const { downlinks } = JSON.parse(text) as { downlinks: { correlation_ids?: string[] }[] };
      return { status: 200, body: '{}', name: downlinks[0]?.correlation_ids?.[0] ?? '' };
    },
  };
}

/** LORIOT's `/1/rest`: everything in the body, the token of the application in the header. */
export function loriot(): Provider {
  return {
    type: 'loriot',
    config: (server) => ({ server, applicationId: 'BE010A45', accessToken: 'app-token' }),
    deviceOf({ method, url, headers, text }) {
      const message = JSON.parse(text) as JsonObject;
      need(method === 'POST' && url.pathname === '/1/rest' && message['cmd'] === 'tx', `${method} ${url.pathname}`);
      need(message['appid'] === 'BE010A45' && headers['authorization'] === 'Bearer app-token', 'appid and token');
      return String(message['EUI']).toLowerCase();
    },
    yes: ({ text }) => ({ status: 200, body: text }),
  };
}

/** The LRC of ThingPark: everything in the query, which the token covers unescaped; answers with a page of HTML. */
export function lrc(type: 'thingpark' | 'tpe', asKey: string | null): Provider {
  return {
    type,
    config: (url) => ({
      downlinkUrl: `${url}/thingpark/lrc/rest/downlink`,
      ...(asKey === null ? {} : { asId: 'TWA_100006246.167.AS', asKey }),
    }),
    deviceOf({ method, url, headers, text }) {
      need(method === 'POST' && url.pathname === '/thingpark/lrc/rest/downlink' && text === '', url.pathname);
      need(headers['content-type'] === 'application/x-www-form-urlencoded', 'content type');
      const plain = decodeURIComponent(url.search.slice(1));
      const [signed = '', token] = plain.split('&Token=');
      const right = createHash('sha256').update(`${signed}${asKey?.toLowerCase()}`).digest('hex');
      need(asKey === null ? token === undefined : token === right, 'Token');
      return (url.searchParams.get('DevEUI') ?? '').toLowerCase();
    },
    yes: ({ url }) => ({
      ...{ status: 200, contentType: 'text/html', name: url.searchParams.get('CorrelationID') ?? '' },
      body: '<html><body>Request queued by LRC</body></html>',
    }),
  };
}

/** Huawei's platform for applications: a token first, then commands for devices. */
export function oceanconnect(): Provider {
  let commands = 0;
  return {
    type: 'oceanconnect',
    config: (server) => ({ server, appId: 'app-7', secret: 'app-secret' }),
    login({ method, url, headers, text }) {
      if (url.pathname !== '/iocm/app/sec/v1.1.0/login') return null;
      need(method === 'POST' && headers['content-type'] === 'application/x-www-form-urlencoded', 'a form');
      need(text === 'appId=app-7&secret=app-secret', 'appId and secret');
      return JSON.stringify({ accessToken: 'access-token', tokenType: 'bearer', expiresIn: 3600, scope: 'default' });
    },
    deviceOf({ method, url, headers, text }) {
      need(method === 'POST' && url.pathname === '/iocm/app/cmd/v1.4.0/deviceCommands', `${method} ${url.pathname}`);
      need(url.search === '?appId=app-7' && headers['app_key'] === 'app-7', 'appId and app_key');
      need(headers['authorization'] === 'Bearer access-token', 'authorization');
      return String((JSON.parse(text) as JsonObject)['deviceId']);
    },
    yes(heard) {
      commands += 1;
      const name = `108a9c71462a48e09426e06e844d${String(commands).padStart(4, '0')}`;
      return { status: 201, body: JSON.stringify({ ...JSON.parse(heard.text), commandId: name }), name };
    },
  };
}
