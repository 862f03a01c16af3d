import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPlatform } from '../../bin/commands/audit.ts';
import { registry } from '../../lib/integrations/registry.gen.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { randomFrom, seed, sized } from '../size.test-kit.ts';
import { type Connected, type House, openHouse } from './house.test-kit.ts';
import { PROVIDERS, type Provider, type Telling } from './storm.test-kit.ts';

/**
 * Every message one to seven times, as its network sends again: at once, minutes later among newer ones, told in two
 * ways. All networks at the same time. One reading each, one latest value, and the books balance.
 */
const MESSAGES = sized(3, 300);
/** Requests under way at the same time. */
const WIDTH = 8;
/** Between two messages of a device. */
const STEP = 20_000;

interface Stormed {
  provider: Provider;
  connected: Connected;
  /** Of each message, every delivery. */
  sent: Telling[][];
  times: number[];
}

const random = randomFrom(seed);
let house: House;
const storms = new Map<string, Stormed>();

beforeAll(
  async () => {
    house = await openHouse();
    const deliveries: { minute: number; send: () => Promise<void> }[] = [];
    for (const provider of PROVIDERS) deliveries.push(...(await storm(provider)));
    deliveries.sort((a, b) => a.minute - b.minute);
    const left = deliveries.values();
    await Promise.all(
      Array.from({ length: WIDTH }, async () => {
        for (const { send } of left) await send();
      }),
    );
  },
  sized(60_000, 1_200_000),
);
afterAll(() => house.stop());

/** Connects a network and plans its deliveries: message `i` happens in minute `i`. */
async function storm(provider: Provider) {
  const { type, config = {} } = provider;
  const script = registry[type]?.defaultScripts.uplink.js ?? '';
  const connected = await house.integration({ type, name: provider.name, config, script });
  const start = Math.floor(Date.now() / 1_000) * 1_000 - MESSAGES * STEP;
  const stormed: Stormed = { provider, connected, sent: [], times: [] };
  storms.set(provider.name, stormed);
  return Array.from({ length: MESSAGES }, (_, i) => {
    const at = start + i * STEP;
    const tellings = provider.tellings(i + 1, at);
    const minutes = shuffled(provider.minutes).slice(0, 1 + Math.floor(random() * 7));
    const told = minutes.map(() => tellings[Math.floor(random() * tellings.length)] as Telling);
    stormed.sent.push(told);
    stormed.times.push(at);
    const id = randomUUID();
    return told.map((telling, k) => ({
      minute: i + (minutes[k] ?? 0) + random(),
      send: () => deliver(stormed, telling, { id, at }),
    }));
  }).flat();
}

function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Each try is a request of its own, with headers of its own; what the rule action tries again has the rule's id. */
async function deliver({ provider, connected }: Stormed, telling: Telling, { id, at }: { id: string; at: number }) {
  const { body, headers, query } = telling;
  if (provider.type === 'aws-iot') {
    const payload = Buffer.from(JSON.stringify(body)).toString('base64');
    const topic = 'greenhouse/sensor-7/telemetry';
    await house.invoke('uplink-aws-iot', { payload, id, topic, clientId: 's', ts: at, integration: connected.id });
    return;
  }
  const own = { 'x-request-id': randomUUID(), ...headers };
  const response = await connected.send(body, { headers: own, ...(query === undefined ? {} : { query }) });
  if (response.status !== 204) throw new Error(`${provider.name}: ${response.status} ${await response.text()}`);
}

function stormOf(name: string): Stormed {
  const found = storms.get(name);
  if (found === undefined) throw new Error(`no storm of ${name}`);
  return found;
}

/** All messages lie in here; a list looks at every day of its range. */
function rangeOf({ times }: Stormed): { from: number; to: number } {
  return { from: (times[0] ?? 0) - STEP, to: Date.now() + STEP };
}

async function messagesOf(stormed: Stormed): Promise<JsonObject[]> {
  const { from, to } = rangeOf(stormed);
  const query = `integration=${stormed.connected.id}&from=${from}&to=${to}&limit=1000`;
  const found = await house.api('GET', `/api/messages?${query}`);
  expect(found['cursor']).toBeNull();
  return found['items'] as JsonObject[];
}

/** Distinct bodies of a message, less the one that counts; each telling of a frame has the same device bytes. */
function conflictsOf({ provider }: Stormed, told: Telling[]): number {
  if (registry[provider.type]?.typedKeys !== undefined) return 0;
  return new Set(told.map(({ body }) => JSON.stringify(body))).size - 1;
}

describe.each(PROVIDERS)('$name', ({ name }) => {
  it('records each message once, with its re-deliveries and what they said otherwise', async () => {
    const stormed = stormOf(name);
    const messages = await messagesOf(stormed);
    expect(new Set(messages.map(({ outcome }) => outcome))).toEqual(new Set(['stored']));
    const counts = (of: JsonObject[]) => of.map((one) => `${one['duplicates']}/${one['conflicts']}`).sort();
    const arrivals = stormed.sent.map((told) => (stormed.provider.sameArrival ? told.slice(0, 1) : told));
    const expected = arrivals.map((told) => ({ duplicates: told.length - 1, conflicts: conflictsOf(stormed, told) }));
    expect(counts(messages)).toEqual(counts(expected));
    const { books, balanced } = await auditPlatform(house, { integration: stormed.connected.id, ...rangeOf(stormed) });
    const received = arrivals.flat().length;
    expect({ balanced, ...books }).toMatchObject({ balanced: true, received, stored: MESSAGES, deferred: 0 });
  });

  it('makes one reading of each and keeps the newest as latest value', async () => {
    const stormed = stormOf(name);
    const [device, ...others] = new Set((await messagesOf(stormed)).map(({ entity }) => String(entity)));
    expect(others).toEqual([]);
    const { items } = await house.api('GET', `/api/devices?name=${encodeURIComponent(device ?? '')}`);
    const { id } = (items as JsonObject[]).find((one) => one['name'] === device) ?? {};
    const range = `from=0&to=${Date.now() + 60_000}&limit=1000&order=asc`;
    const history = await house.api('GET', `/api/devices/${id}/telemetry?keys=temperature&${range}`);
    const wanted = stormed.times.map((ts, i) => ({ ts, value: (i + 1) / 10 }));
    expect(history['temperature']).toEqual(wanted);
    const latest = await house.api('GET', `/api/devices/${id}/latest`);
    expect(latest['temperature']).toEqual(wanted.at(-1));
  });
});
