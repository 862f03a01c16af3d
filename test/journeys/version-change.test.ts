import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { full, sized } from '../size.test-kit.ts';
import { type Connected, type House, openHouse } from './house.test-kit.ts';

/**
 * Messages a second by the platform's clock, which goes on with each message: the rate is exact, however fast the
 * machine is. At full size every other message goes to a second warm instance, in a process of its own.
 */
const RATE = sized(10, 300);
const IN_FLIGHT = sized(4, 16);
const DEVICES = 25;

/** A version is live everywhere so many seconds after it was activated. */
const LIVE_AFTER = 10;

const scriptOf = (by: string) => `
  var message = JSON.parse(String.fromCharCode.apply(null, payload));
  return { deviceName: message.name, deviceType: 't', telemetry: { n: message.n, by: '${by}' } };`;

interface Told {
  receivedAt: number;
  version: string;
  n: number;
  by: string;
}

const realNow = Date.now;
const start = realNow();
const statuses: number[] = [];
let sent = 0;

let house: House;
let connected: Connected;
let door: ChildProcess | null = null;
const doorAnswers = new Map<number, (status: number) => void>();

beforeAll(async () => {
  Date.now = () => start + Math.floor((sent * 1_000) / RATE);
  house = await openHouse();
  connected = await house.integration({ type: 'http', script: scriptOf('one') });
  if (full) door = openDoor();
}, 60_000);
afterAll(async () => {
  door?.stdin?.end();
  await house.stop();
  Date.now = realNow;
}, 60_000);

function openDoor(): ChildProcess {
  const child = spawn(process.execPath, ['test/journeys/warm-door.ts'], { stdio: ['pipe', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [number, status] = JSON.parse(line) as [number, number];
    doorAnswers.get(number)?.(status);
  });
  return child;
}

function send(n: number): Promise<number> {
  const body = { name: `load ${n % DEVICES}`, n };
  if (door === null || n % 2 === 0) return connected.send(body).then(({ status }) => status);
  return new Promise((resolve) => {
    doorAnswers.set(n, resolve);
    door?.stdin?.write(`${JSON.stringify([n, Date.now(), connected.url, JSON.stringify(body)])}\n`);
  });
}

/** Sends for so many seconds of the platform's clock. */
async function load(seconds: number): Promise<void> {
  const end = sent + seconds * RATE;
  const sender = async () => {
    while (sent < end) {
      const n = sent++;
      statuses[n] = await send(n);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
}

async function allMessages(): Promise<Told[]> {
  const ids: string[] = [];
  let cursor = '';
  do {
    const page = await house.api('GET', `/api/messages?integration=${connected.id}&limit=1000${cursor}`);
    ids.push(...(page['items'] as JsonObject[]).map(({ id }) => String(id)));
    cursor = page['cursor'] === null ? '' : `&cursor=${encodeURIComponent(String(page['cursor']))}`;
  } while (cursor !== '');
  const told: Told[] = [];
  while (ids.length > 0) told.push(...(await Promise.all(ids.splice(0, IN_FLIGHT).map(messageOf))));
  return told;
}

async function messageOf(id: string): Promise<Told> {
  const { receivedAt, version, outcome, duplicates, effects } = await house.api('GET', `/api/messages/${id}`);
  expect([outcome, duplicates]).toEqual(['stored', 0]);
  const [effect] = effects as { telemetry: { values: { n: number; by: string } }[] }[];
  return { receivedAt, version, ...effect?.telemetry[0]?.values } as Told;
}

/** Numbers in the histories of all devices, each as often as it is there. */
async function storedNumbers(): Promise<number[]> {
  const { items } = await house.api('GET', '/api/devices?limit=100');
  const numbers: number[] = [];
  for (const { id } of items as JsonObject[]) {
    const query = `keys=n&from=0&to=${Date.now() + 60_000}&limit=1000`;
    const { n = [] } = await house.api('GET', `/api/devices/${id}/telemetry?${query}`);
    numbers.push(...(n as { value: number }[]).map(({ value }) => value));
  }
  return numbers.sort((a, b) => a - b);
}

/** From when to when a version is the only one there may be. */
type Span = [name: string, from: number, to: number];

/** An operator's change in the midst of messages. */
async function changed(name: string, spans: Span[], change: () => Promise<unknown>): Promise<void> {
  const last = spans.at(-1);
  // What is on its way already may come out as the one or the other.
  const began = Date.now() - (IN_FLIGHT * 1_000) / RATE;
  const ended = change().then(() => spans.push([name, Date.now() + LIVE_AFTER * 1_000, Number.POSITIVE_INFINITY]));
  if (last !== undefined) last[2] = began;
  await Promise.all([ended, load(LIVE_AFTER + 3)]);
}

describe(`a version change at ${RATE} messages a second`, () => {
  it('loses and doubles none; each carries the version that converted it; after 10 s there is only the new one', async () => {
    const path = `/api/converters/${connected.converterId}`;
    const names = new Map<unknown, string>([[(await house.api('GET', path))['version'], 'one']]);
    const spans: Span[] = [['one', 0, Number.POSITIVE_INFINITY]];
    for (const name of ['two', 'never']) {
      names.set((await house.api('POST', `${path}/versions`, { script: scriptOf(name) }))['version'], name);
    }
    await load(sized(2, 6));
    await changed('two', spans, () => house.api('POST', `${path}/versions/2/activate`, {}));
    if (full) await changed('one', spans, () => house.api('POST', `${path}/rollback`, {}));

    expect(statuses.filter((status) => status !== 204)).toEqual([]);
    expect(await storedNumbers()).toEqual(statuses.map((_, n) => n));
    const messages = await allMessages();
    expect(messages.length).toBe(sent);
    expect(messages.filter(({ version, by }) => names.get(version) !== by)).toEqual([]);
    expect(messages.filter(({ by }) => by === 'never')).toEqual([]);
    for (const [name, from, to] of spans) {
      const then = messages.filter(({ receivedAt }) => receivedAt > from && receivedAt < to);
      expect(then.filter(({ by }) => by !== name)).toEqual([]);
      expect(then.length).toBeGreaterThan(RATE / 2);
    }
  }, 600_000);
});
