import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditPlatform } from '../../bin/commands/audit.ts';
import type { PlatformAddress } from '../../bin/platform-address.ts';
import type { FaultPlan } from '../../lib/local/faults.ts';
import type { Meter } from '../../lib/local/meter.ts';
import type { JsonObject } from '../../lib/model/json.ts';

/** The whole platform in this process, on a folder of its own, with an operator's token. */
export interface House {
  url: string;
  /** Of an operator. */
  token: string;
  mqttUrl: string;
  data: string;
  /** Calls the management API; throws on a status of 400 and above unless `expect` names it. */
  api: (method: string, path: string, body?: unknown, expect?: number) => Promise<JsonObject>;
  /** An uplink converter and an integration that uses it. */
  integration: (given: Partial<NewIntegration> & { type: string }) => Promise<Connected>;
  /** Invokes a function of the platform as its trigger would. */
  invoke: (part: string, event: unknown) => Promise<unknown>;
  /** Makes requests of functions to DynamoDB, SQS and S3 fail; undefined ends it. */
  fault: (plan: FaultPlan | undefined) => void;
  /** Counts what functions ask of DynamoDB from now on. */
  meter: () => Meter;
  /** Ends faults, and throws unless the books balance: also against what senders were told. */
  stop: () => Promise<void>;
}

export interface NewIntegration {
  type: string;
  name: string;
  script: string;
  downlinkScript: string;
  config: JsonObject;
  updateOnlyKeys: string[];
  rest: JsonObject;
}

export interface Connected {
  id: string;
  url: string;
  converterId: string;
  send: (body: unknown, init?: { headers?: Record<string, string>; query?: string }) => Promise<Response>;
}

export async function openHouse(options: { telemetry?: 'timestream' } = {}): Promise<House> {
  const data = await mkdtemp(join(tmpdir(), 'tributary-'));
  const { openPlatform } = await import('../../bin/platform.ts');
  const platform = await openPlatform({ port: 0, mqttPort: 0, data, token: 'test-token-of-the-house', ...options });
  const api = caller(platform.url, platform.token);
  const heard: Heard = { ids: [], answers: 0 };
  return {
    url: platform.url,
    token: platform.token,
    mqttUrl: platform.mqttUrl,
    data,
    api,
    integration: async (given) => listening(await connect(api, given), heard),
    invoke: (part, event) => platform.invoke(part, event),
    fault: (plan) => platform.fault(plan),
    meter: () => platform.meter(),
    stop: async () => {
      platform.fault(undefined);
      try {
        await expectBalancedBooks(platform, heard);
      } finally {
        await platform.stop();
        await rm(data, { recursive: true, force: true });
      }
    },
  };
}

/** What senders know: how often they were given an answer that stands for a record. */
interface Heard {
  ids: string[];
  answers: number;
}

/** Answers that leave a record: taken, not an envelope, not let in, too large. */
const RECORDED = new Set([200, 204, 400, 401, 413]);

function listening(connected: Connected, heard: Heard): Connected {
  heard.ids.push(connected.id);
  const send: Connected['send'] = async (body, init) => {
    const response = await connected.send(body, init);
    if (RECORDED.has(response.status)) heard.answers += 1;
    return response;
  };
  return { ...connected, send };
}

/** The records of integrations deleted in the course of a test are counted, too. */
async function expectBalancedBooks(address: PlatformAddress, { ids, answers }: Heard): Promise<void> {
  const { items } = await caller(address.url, address.token)('GET', '/api/integrations?limit=1000');
  const there = new Set((items as JsonObject[]).map(({ id }) => id));
  const gone = ids.filter((id) => !there.has(id));
  const audits = [await auditPlatform(address)];
  for (const integration of gone) audits.push(await auditPlatform(address, { integration }));
  const received = audits.reduce((sum, { books }, i) => sum + books.received - (i === 0 ? 0 : books.deferred), 0);
  if (audits.every(({ balanced }) => balanced) && received >= answers) return;
  throw new Error(`The books do not balance; senders heard ${answers} answers. ${JSON.stringify(audits)}`);
}

export function caller(url: string, token: string): House['api'] {
  return async (method, path, body, expect) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const failed = expect === undefined ? response.status >= 400 : response.status !== expect;
    if (failed) throw new Error(`${method} ${path} -> ${response.status}: ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as JsonObject;
  };
}

/** Takes name and telemetry from a JSON body: `{name, temperature, …}`. */
export const PLAIN_SCRIPT = `
  var text = String.fromCharCode.apply(null, payload);
  var message = JSON.parse(text);
  var name = message.name;
  delete message.name;
  return { deviceName: name, deviceType: 'thermometer', telemetry: message };
`;

export async function connect(
  api: House['api'],
  given: Partial<NewIntegration> & { type: string },
): Promise<Connected> {
  const name = given.name ?? `${given.type} ${Math.random().toString(36).slice(2, 8)}`;
  const uplink = await api('POST', '/api/converters', {
    name: `${name} uplink`,
    kind: 'uplink',
    script: given.script ?? PLAIN_SCRIPT,
    updateOnlyKeys: given.updateOnlyKeys ?? [],
  });
  const downlink =
    given.downlinkScript === undefined
      ? null
      : await api('POST', '/api/converters', {
          name: `${name} downlink`,
          kind: 'downlink',
          script: given.downlinkScript,
        });
  const created = await api('POST', '/api/integrations', {
    type: given.type,
    name,
    config: given.config ?? {},
    uplinkConverterId: uplink['id'],
    ...(downlink === null ? {} : { downlinkConverterId: downlink['id'] }),
    ...given.rest,
  });
  const url = String(created['url']);
  return {
    id: String(created['id']),
    url,
    converterId: String(uplink['id']),
    send: (body, init = {}) => post(url, body, init),
  };
}

export function post(
  url: string,
  body: unknown,
  init: { headers?: Record<string, string>; query?: string } = {},
): Promise<Response> {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  return fetch(url + (init.query === undefined ? '' : `?${init.query}`), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...init.headers },
    body: raw ? (body as string) : JSON.stringify(body),
  });
}

/** Asks again until the answer is there, at most `ms`. */
export async function eventually<T>(ask: () => Promise<T | null | undefined | false>, ms = 5_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Nothing within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
