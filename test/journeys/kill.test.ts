import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPlatform } from '../../bin/commands/audit.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { randomFrom, seed, sized } from '../size.test-kit.ts';
import { caller, connect, eventually, type House, PLAIN_SCRIPT, post } from './house.test-kit.ts';

/** The platform as its own process, so that it can be killed without a word. */
interface Process {
  url: string;
  api: House['api'];
  printed: () => string;
  readyMs: number;
  kill: (signal: 'SIGKILL' | 'SIGINT') => Promise<void>;
}

const TOKEN = 'token-of-the-kill-journey';
let data: string;
let running: ChildProcess | null = null;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'tributary-kill-'));
});
afterAll(async () => {
  running?.kill('SIGKILL');
  await rm(data, { recursive: true, force: true });
});

async function start(...args: string[]): Promise<Process> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const env = {
    ...process.env,
    TRIBUTARY_PORT: String(port),
    TRIBUTARY_MQTT_PORT: String(port + 1),
    TRIBUTARY_DATA: data,
    TRIBUTARY_TOKEN: TOKEN,
  };
  const started = performance.now();
  const child = spawn(process.execPath, ['bin/start.js', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running = child;
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stderr.on('data', (chunk) => (printed += chunk));
  const url = `http://localhost:${port}`;
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(printed);
    return printed.includes(`ready ${url}`);
  }, 15_000);
  const readyMs = performance.now() - started;
  const kill = (signal: 'SIGKILL' | 'SIGINT') =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  return { url, api: caller(url, TOKEN), printed: () => printed, readyMs, kill };
}

describe('npm start', () => {
  it('makes a demo whose printed curl works; sent twice it is one message; all is there after a restart', async () => {
    const first = await start();
    expect(first.readyMs).toBeLessThan(10_000);
    const curl = /curl .*/.exec(first.printed())?.[0] ?? '';
    const url = /https?:\/\/[^\s'"]+\/api\/v1\/integrations\/chirpstack\/[^\s'"]+/.exec(curl)?.[0] ?? '';
    const body = /(?:-d|--data(?:-raw|-binary)?) '([^']+)'/.exec(curl)?.[1] ?? '';
    for (const _ of [1, 2]) expect((await post(url, body)).status).toBe(204);
    const see = async ({ api }: Process) => ({
      devices: ((await api('GET', '/api/devices'))['items'] as JsonObject[]).map(({ name }) => name),
      messages: (await api('GET', '/api/messages'))['items'] as JsonObject[],
    });
    const before = await see(first);
    expect(before.devices).toHaveLength(1);
    expect(before.messages).toMatchObject([{ outcome: 'stored', duplicates: 1 }]);
    await first.kill('SIGINT');
    const second = await start();
    expect(await see(second)).toEqual(before);
    await second.kill('SIGINT');
  }, 60_000);
});

const MESSAGES = sized(1_000, 5_000);
const KILLS = sized(3, 20);
const DEVICES = 50;

/** How many messages are through when each kill comes: one somewhere in each equal part of the run. */
function killPoints(): number[] {
  const random = randomFrom(seed);
  const part = MESSAGES / KILLS;
  return Array.from({ length: KILLS }, (_, i) => Math.floor(part * (i + 0.1 + 0.8 * random())));
}

describe('kill -9 in the middle', () => {
  it(`${MESSAGES} messages, ${KILLS} kills, re-sent until a 2xx: each is stored exactly once`, async () => {
    let now = await start('--empty');
    const { url, id } = await connect(now.api, { type: 'http', script: PLAIN_SCRIPT });
    const path = new URL(url).pathname;
    const todo = Array.from({ length: MESSAGES }, (_, i) => i);
    let done = 0;
    let killed = 0;
    const one = async (i: number) => {
      for (;;) {
        const target = now.url + path;
        const headers = { 'x-message-id': `m-${i}` };
        const ok = await post(target, { name: `d${i % DEVICES}`, [`k${i}`]: i }, { headers }).then(
          (r) => r.ok,
          () => false,
        );
        if (ok) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      done += 1;
    };
    const sender = async () => {
      for (let i = todo.shift(); i !== undefined; i = todo.shift()) await one(i);
    };
    const killer = async () => {
      for (const at of killPoints()) {
        await eventually(async () => done >= at, 60_000);
        await now.kill('SIGKILL');
        killed += 1;
        now = await start('--empty');
      }
    };
    console.log(`seed ${seed}`);
    await Promise.all([killer(), ...Array.from({ length: 16 }, sender)]);
    expect(killed).toBe(KILLS);

    const counts = await countPoints(now);
    expect(counts.size).toBe(MESSAGES);
    expect([...counts].filter(([, count]) => count !== 1)).toEqual([]);
    expect(await countMessages(now, id)).toBe(MESSAGES);
    const address = { url: now.url, token: TOKEN };
    const { books } = await auditPlatform(address, { integration: id });
    expect(books).toMatchObject({ stored: MESSAGES, quarantined: 0, ignored: 0, refused: 0, deferred: 0 });
    expect(await auditPlatform(address)).toMatchObject({ balanced: true, faults: [] });
    await now.kill('SIGINT');
  }, 600_000);
});

/** How many points each key of each device has. */
async function countPoints({ api }: Process): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let d = 0; d < DEVICES; d += 1) {
    const { items } = await api('GET', `/api/devices?name=d${d}`);
    const device = (items as JsonObject[]).find(({ name }) => name === `d${d}`);
    const whole = `from=0&to=${Date.now() + 60_000}&limit=1000`;
    const telemetry = await api('GET', `/api/devices/${device?.['id']}/telemetry?${whole}`);
    for (const [key, points] of Object.entries(telemetry)) counts.set(key, (points as unknown[]).length);
  }
  return counts;
}

async function countMessages({ api }: Process, integration: string): Promise<number> {
  let messages = 0;
  let cursor: unknown = null;
  do {
    const query = `integration=${integration}&limit=1000${cursor ? `&cursor=${cursor}` : ''}`;
    const page = await api('GET', `/api/messages?${query}`);
    messages += (page['items'] as JsonObject[]).length;
    cursor = page['cursor'];
  } while (cursor !== null);
  return messages;
}
