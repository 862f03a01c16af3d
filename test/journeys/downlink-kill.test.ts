import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { randomFrom, seed, sized } from '../size.test-kit.ts';
import { caller, eventually, type House } from './house.test-kit.ts';

/**
 * Downlinks while the platform, and with it every dispatcher, is killed without a word. What counts is what the network
 * server heard, which nobody kills.
 */
const TOKEN = 'token-of-the-downlink-kill';
const DOWNLINKS = sized(60, 5_000);
const KILLS = sized(1, 10);
const DEVICES = sized(8, 40);

/** Longer than a dispatcher is waited for, and than SQS hides what was handed out: the machine was off that long. */
const OFF_MS = 200_000;

/** How often the server heard each message, by its number. */
const heard = new Map<number, number>();
let server: Server;
let data: string;
let running: ChildProcess | null = null;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'tributary-downlinks-'));
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { queueItem } = JSON.parse(Buffer.concat(chunks).toString()) as { queueItem: { data: string } };
    const number = Number(atob(queueItem.data));
    heard.set(number, (heard.get(number) ?? 0) + 1);
    // The answer of some comes too late: the dispatcher is dead by then.
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"q"}'), number % 7);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  running?.kill('SIGKILL');
  server.close();
  server.closeAllConnections();
  await rm(data, { recursive: true, force: true });
});

interface Started {
  url: string;
  api: House['api'];
}

async function start(restarts: number): Promise<Started> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const env = {
    ...process.env,
    ...{ TRIBUTARY_PORT: String(port), TRIBUTARY_MQTT_PORT: String(port + 1), TRIBUTARY_DATA: data },
    ...{ TRIBUTARY_TOKEN: TOKEN, CLOCK_AHEAD_MS: String(restarts * OFF_MS) },
  };
  const command = ['--import', './test/journeys/clock-ahead.ts', 'bin/start.js', '--empty'];
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running = child;
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stderr.on('data', (chunk) => (printed += chunk));
  const url = `http://localhost:${port}`;
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(printed);
    return printed.includes(`ready ${url}`);
  }, 20_000);
  return { url, api: caller(url, TOKEN) };
}

function kill(): Promise<void> {
  return new Promise((resolve) => {
    running?.once('exit', () => resolve());
    running?.kill('SIGKILL');
  });
}

const ENCODER = `return { contentType: 'TEXT', data: btoa(String(msg)), metadata: { DevEUI: '24e124136c226107', fPort: 2 } };`;

async function prepare({ api }: Started): Promise<{ integrationId: string; devices: string[] }> {
  const converter = await api('POST', '/api/converters', { name: 'down', kind: 'downlink', script: ENCODER });
  const { port } = server.address() as AddressInfo;
  const integration = await api('POST', '/api/integrations', {
    ...{ type: 'chirpstack', name: 'lns', downlinkConverterId: converter['id'] },
    config: { server: `http://127.0.0.1:${port}`, apiToken: 't' },
  });
  const devices: string[] = [];
  for (let i = 0; i < DEVICES; i += 1)
    devices.push(String((await api('POST', '/api/devices', { name: `d${i}` }))['id']));
  return { integrationId: String(integration['id']), devices };
}

/** All downlinks there are. */
async function all({ api }: Started, devices: string[]): Promise<JsonObject[]> {
  const found: JsonObject[] = [];
  for (const device of devices) {
    const { items } = await api('GET', `/api/devices/${device}/downlinks?limit=1000`);
    found.push(...(items as JsonObject[]));
  }
  return found;
}

/** The status; 0 when nobody is there. */
async function posted(url: string, headers: Record<string, string>, body: string): Promise<number> {
  try {
    const answer = await fetch(url, { method: 'POST', headers, body });
    await answer.text();
    return answer.status;
  } catch {
    return 0;
  }
}

/** How many messages were heard when each kill comes: one somewhere in each equal part of the run. */
function killPoints(): number[] {
  const random = randomFrom(seed);
  const part = (DOWNLINKS * 0.9) / KILLS;
  return Array.from({ length: KILLS }, (_, i) => Math.floor(part * (i + 0.1 + 0.8 * random())));
}

it(`${DOWNLINKS} downlinks, ${KILLS} kills: each ends, none is lost, none is sent more often than it says`, async () => {
  console.log(`seed ${seed}`);
  let now = await start(0);
  const { integrationId, devices } = await prepare(now);
  const todo = Array.from({ length: DOWNLINKS }, (_, i) => i);
  const order = async (msg: number) => {
    const body = JSON.stringify({ msg, integrationId });
    const authorization = `Bearer ${TOKEN}`;
    const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    for (;;) {
      const url = `${now.url}/api/devices/${devices[msg % DEVICES]}/downlinks`;
      const status = await posted(url, headers, body);
      if (status === 202) return;
      if (status !== 0 && status < 500 && status !== 409) throw new Error(`POST -> ${status}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const sender = async () => {
    for (let i = todo.shift(); i !== undefined; i = todo.shift()) await order(i);
  };
  let kills = 0;
  const killer = async () => {
    for (const at of killPoints()) {
      await eventually(async () => heard.size >= at, 120_000);
      await kill();
      kills += 1;
      now = await start(kills);
    }
  };
  await Promise.all([killer(), ...Array.from({ length: 8 }, sender)]);
  expect(kills).toBe(KILLS);

  const downlinks = await eventually(async () => {
    const found = await all(now, devices);
    const open = found.filter(({ state }) => ['queued', 'encoded', 'pending'].includes(String(state)));
    return open.length === 0 ? found : null;
  }, 120_000);
  expect(new Set(downlinks.map(({ state }) => state))).toEqual(new Set(['accepted']));
  const attempts = new Map<number, number>();
  for (const { msg, attempts: made } of downlinks)
    attempts.set(Number(msg), (attempts.get(Number(msg)) ?? 0) + Number(made));
  expect([...attempts.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: DOWNLINKS }, (_, i) => i));
  const wrong = [...attempts].filter(([n, made]) => (heard.get(n) ?? 0) < 1 || (heard.get(n) ?? 0) > made);
  expect(wrong).toEqual([]);
  const again = [...heard.values()].filter((times) => times > 1).length;
  console.log(`${downlinks.length} objects, ${again} heard more than once`);
  await kill();
}, 900_000);
