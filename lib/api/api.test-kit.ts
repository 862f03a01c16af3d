import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { codecs } from '../../codecs/codecs.gen.ts';
import { openEngine } from '../converters/engine.ts';
import { registry } from '../integrations/registry.gen.ts';
import { samples } from '../integrations/samples.gen.ts';
import { startDynamo } from '../local/dynamo/front.ts';
import type { Failure } from '../model/failure.ts';
import { isJsonObject, type JsonObject } from '../model/json.ts';
import { commandsOf } from '../pipeline/commands.ts';
import type { Parts } from '../pipeline/parts.ts';
import { receive } from '../pipeline/uplink.ts';
import { createCatalog } from '../stores/catalog.ts';
import { createClients } from '../stores/clients.ts';
import { createDownlinkStore, downlinkIds } from '../stores/downlinks.ts';
import { createDynamo, type Dynamo } from '../stores/dynamo.ts';
import { createEntityStore } from '../stores/entities.ts';
import { createLiveCatalog } from '../stores/live-catalog.ts';
import { createMessageStore } from '../stores/messages.ts';
import { createAddressGuard } from '../stores/outbound/address-guard.ts';
import { createSecrets } from '../stores/secrets.ts';
import { createStats } from '../stores/stats.ts';
import { createTelemetryStore } from '../stores/telemetry.ts';
import { createApi } from './app.ts';
import { tokenHash } from './authenticate.ts';
import type { Api, ApiParts } from './parts.ts';
import { Problem } from './problem.ts';

export interface Reply {
  status: number;
  headers: Headers;
  /** The parsed body; `{}` when there is none. */
  json: JsonObject;
  text: string;
}

export interface Kit {
  parts: ApiParts;
  api: Api;
  /** What the report port was told. */
  reported: Failure[];
  /** Integrations whose attachment was asked for. */
  attachRequests: string[];
  now: { ms: number };
  dynamo: { fault: unknown };
  /** The tables themselves, for tests that damage what lies in them. */
  tables: Dynamo;
  /** Messages that wait in the spill queue. */
  spilled: { count: number };
  /** Lets a message in through the real pipeline, as the door would; the header is its idempotency key. */
  send: (integrationId: string, body: unknown, key?: string, headers?: Record<string, string>) => Promise<void>;
  /** Calls the API as an operator. Every answer is checked against the schema its route declares. */
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
  close: () => Promise<void>;
}

export const TOKEN = 'operator-token-of-the-test';
const STACK = 'kit';

/** The API on real stores, on dynalite behind the front that enforces AWS's limits. */
export async function openKit(): Promise<Kit> {
  const front = await startDynamo({ stack: STACK });
  const engine = await openEngine();
  const clients = createClients({
    region: 'local',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    endpoints: { dynamodb: front.url },
  });
  const now = { ms: 1_760_000_000_000 };
  const base = { dynamo: createDynamo(clients.dynamodb), stack: STACK, clock: () => now.ms };
  const secrets = createSecrets(new Uint8Array(32).fill(1));
  const reported: Failure[] = [];
  const attachRequests: string[] = [];
  const stores = {
    catalog: createCatalog(base),
    live: createLiveCatalog({ ...base, secrets }),
    entities: createEntityStore(base),
    messages: createMessageStore(base),
    telemetry: createTelemetryStore(base),
    downlinks: createDownlinkStore(base),
  };
  const spilled = { count: 0 };
  const queues = {
    ...NO_QUEUES,
    requestAttach: async (id: string) => void attachRequests.push(id),
    depth: async () => spilled.count,
  };
  const pipeline = { ...base, ...stores, stats: createStats(base), registry, secrets, engine, queues };
  const ordering = { ...pipeline, newDownlinkId: downlinkIds() };
  const parts: ApiParts = {
    ...{ ...pipeline, baseUrl: 'https://api.example.com', samples, codecs },
    commands: commandsOf(ordering),
    // names of example.com are public, whatever the resolver of this machine says
    guard: createAddressGuard({ openedNetworks: [], resolve: async (host) => [RESOLVED[host] ?? '93.184.215.14'] }),
    report: (failure) => void reported.push(failure),
  };
  await addToken(parts, TOKEN, {});
  const api = createApi(parts);
  return {
    ...{ parts, api, reported, attachRequests, now, dynamo: front as { fault: unknown } },
    ...{ tables: base.dynamo, spilled },
    call: caller(api),
    send: sender({ ...pipeline, publisher: { publish: async () => ({}) } }),
    close: async () => {
      engine.close();
      clients.dynamodb.destroy();
      await front.close();
    },
  };
}

const RESOLVED: Record<string, string> = { 'intern.example': '10.0.0.7' };

/** Wake-ups go nowhere here: what the API leaves behind is the object in the store. */
const NO_QUEUES = { spill: async () => {}, wakeDownlinks: async () => {}, orderDownlink: async () => {} };

export async function addToken(
  { catalog, clock }: Pick<ApiParts, 'catalog' | 'clock'>,
  token: string,
  rest: { role?: 'operator' | 'agent'; expiresAt?: number },
): Promise<void> {
  const { role = 'operator', expiresAt = null } = rest;
  await catalog.putToken({ hash: tokenHash(token), name: 'tester', role, createdAt: clock(), expiresAt });
}

function sender(parts: Parts): Kit['send'] {
  return async (integrationId, body, key, headers = {}) => {
    const live = await parts.live.byId(integrationId);
    if (live === null) throw new Error('no such integration');
    await receive(parts, live, {
      id: randomUUID(),
      receivedAt: parts.clock(),
      body: new TextEncoder().encode(JSON.stringify(body)),
      contentType: 'application/json',
      headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
      rawQuery: '',
    });
  };
}

function caller(api: Api): Kit['call'] {
  return async (method, path, body, headers = {}) => {
    const response = await api.request(path, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json: unknown = text === '' ? {} : JSON.parse(text);
    check(api, method, path, response, json);
    return { status: response.status, headers: response.headers, json: isJsonObject(json) ? json : {}, text };
  };
}

/** Throws unless the answer is what the OpenAPI document promises. */
function check(api: Api, method: string, path: string, response: Response, json: unknown): void {
  if (response.status >= 400) {
    if (!response.headers.get('content-type')?.includes('application/problem+json'))
      throw new Error('no problem document');
    Problem.parse(json);
    return;
  }
  const wanted = path.split('?')[0] ?? '';
  for (const definition of api.openAPIRegistry.definitions) {
    if (definition.type !== 'route' || definition.route.method !== method.toLowerCase()) continue;
    const pattern = definition.route.path.replaceAll(/\{[^}]+\}/g, '[^/]+');
    if (!new RegExp(`^${pattern}$`).test(wanted)) continue;
    const declared = definition.route.responses[response.status];
    if (declared === undefined) throw new Error(`${method} ${path}: ${response.status} is not declared`);
    const content = 'content' in declared ? declared.content?.['application/json'] : undefined;
    const schema = content !== undefined && 'schema' in content ? content.schema : undefined;
    if (schema instanceof z.ZodType) schema.parse(json);
    return;
  }
  if (wanted !== '/api/openapi.json') throw new Error(`${method} ${path} is not declared`);
}

export const UPLINK_SCRIPT = `
var d = JSON.parse(String.fromCharCode.apply(null, payload));
return { deviceName: d.name, deviceType: 'thermometer', telemetry: { t: d.t } };`;

/** A converter and an integration that uses it. */
export async function connect(kit: Kit, rest: JsonObject = {}): Promise<{ id: string; converterId: string }> {
  const converter = await kit.call('POST', '/api/converters', { name: 'c', kind: 'uplink', script: UPLINK_SCRIPT });
  const converterId = String(converter.json['id']);
  const body = { type: 'http', name: `i ${randomUUID()}`, uplinkConverterId: converterId, ...rest };
  const { json } = await kit.call('POST', '/api/integrations', body);
  return { id: String(json['id']), converterId };
}
