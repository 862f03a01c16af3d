import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Fault, FaultPlan } from '../../lib/local/faults.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { LIVE_FOR } from '../../lib/stores/live-entries.ts';
import { randomFrom, seed, sized } from '../size.test-kit.ts';
import { type Connected, eventually, type House, openHouse, post } from './house.test-kit.ts';

/** Whatever the store does to us, an authenticated sender hears yes within 4 s, and its data is there once at the end. */
const MESSAGES = sized(20, 200);
const AT_ONCE = 20;
const DEVICES = 10;

let house: House;
let http: Connected;

beforeAll(async () => {
  house = await openHouse();
  http = await house.integration({ type: 'http' });
  for (let d = 0; d < DEVICES; d += 1) await http.send({ name: `f${d}`, warm: d });
  console.log(`seed ${seed}`);
  // What the door knows of the integration is stale when the first fault comes.
  await new Promise((resolve) => setTimeout(resolve, LIVE_FOR));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await house.stop();
}, 60_000);

const isStore = (table: string) => table !== 'sqs' && table !== 's3';
const reads = (operation: string) => operation === 'Query' || operation === 'GetItem' || operation === 'BatchGetItem';

/** The fault for requests that match, at a rate. */
function on(fault: Fault, matches: (operation: string, table: string) => boolean, rate = 1): FaultPlan {
  const random = randomFrom(seed);
  return (operation, table) => (matches(operation, table) && random() < rate ? fault : undefined);
}

function mixed(rate: number): FaultPlan {
  const random = randomFrom(seed);
  const kinds = ['throttle', '500', 'reset', 'lost', 'timeout'] as const;
  return (_operation, table) =>
    isStore(table) && random() < rate ? kinds[Math.floor(random() * kinds.length)] : undefined;
}

/** The hanging ones first: later the SDK has used up its retries and gives up sooner. */
const KINDS: { name: string; plan: FaultPlan }[] = [
  { name: 'every call hangs', plan: on('timeout', (_, table) => isStore(table)) },
  { name: 'catalog and counters hang', plan: on('timeout', (_, table) => /-catalog$|-stats$/.test(table)) },
  { name: 'reads hang, writes work', plan: on('timeout', (operation, table) => isStore(table) && reads(operation)) },
  {
    name: 'points and latest values hang',
    plan: on('timeout', (operation, table) => /-telemetry$|-entities$/.test(table) && !reads(operation)),
  },
  { name: 'every call is throttled', plan: on('throttle', (_, table) => isStore(table)) },
  { name: 'every call fails with 500', plan: on('500', (_, table) => isStore(table)) },
  { name: 'every connection is cut before the call', plan: on('reset', (_, table) => isStore(table)) },
  { name: 'every answer is lost', plan: on('lost', (_, table) => isStore(table)) },
  { name: 'the record cannot be written', plan: on('500', (_, table) => table.endsWith('-messages')) },
  { name: 'the answer to the record is lost', plan: on('lost', (_, table) => table.endsWith('-messages')) },
  {
    name: 'two writes of three are lost after they were done',
    plan: on('lost', (operation, table) => isStore(table) && !reads(operation), 0.66),
  },
  { name: 'anything, two calls of five', plan: mixed(0.4) },
];

interface Answer {
  status: number;
  /** Without the longest time that this whole process stood still, on a machine that is busy elsewhere. */
  ms: number;
}

async function sendAll(to: Connected, kind: number | string): Promise<Answer[]> {
  const todo = Array.from({ length: MESSAGES }, (_, i) => i);
  const answers: Answer[] = [];
  const stood = monitorEventLoopDelay();
  stood.enable();
  const sender = async () => {
    for (let i = todo.shift(); i !== undefined; i = todo.shift()) {
      const started = performance.now();
      // Half of them bring no id of their own: what counts then is the one the door gave them.
      const headers: Record<string, string> = i % 2 === 0 ? { 'x-message-id': `kind-${kind}-${i}` } : {};
      // One message of ten is the first of its device.
      const name = i % 10 === 9 ? `new-${kind}-${i}` : `f${i % DEVICES}`;
      const { status } = await to.send({ name, [`k${kind}_${i}`]: i }, { headers });
      answers.push({ status, ms: performance.now() - started });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  stood.disable();
  return answers.map(({ status, ms }) => ({ status, ms: ms - stood.max / 1e6 }));
}

/** How often each key of the device's history was written. */
async function countsOf(device: JsonObject): Promise<[string, number][]> {
  const whole = `from=0&to=${Date.now() + 60_000}&limit=1000`;
  const telemetry = await house.api('GET', `/api/devices/${device['id']}/telemetry?${whole}`);
  return Object.entries(telemetry).map(([key, points]) => [key, (points as unknown[]).length]);
}

async function allCounts(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let cursor: unknown = null;
  do {
    const page = await house.api('GET', `/api/devices?limit=100${cursor === null ? '' : `&cursor=${cursor}`}`);
    for (const device of page['items'] as JsonObject[]) {
      for (const [key, count] of await countsOf(device)) counts.set(key, (counts.get(key) ?? 0) + count);
    }
    cursor = page['cursor'] ?? null;
  } while (cursor !== null);
  return counts;
}

async function recordsOf({ id }: Connected): Promise<JsonObject[]> {
  return (await house.api('GET', `/api/messages?integration=${id}&limit=1000`))['items'] as JsonObject[];
}

describe('store faults', () => {
  it.each(KINDS.map((kind, index) => ({ ...kind, index })))(
    '$name: yes within 4 s',
    async ({ plan, index }) => {
      house.fault(plan);
      const answers = await sendAll(http, index);
      house.fault(undefined);
      expect(answers.filter(({ status }) => status !== 204)).toEqual([]);
      expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(4_000);
    },
    300_000,
  );

  it('all of it arrives, once', async () => {
    const expected = KINDS.flatMap((_, kind) => Array.from({ length: MESSAGES }, (_, i) => `k${kind}_${i}`));
    const missing = async () => {
      const counts = await allCounts();
      return expected.filter((key) => !counts.has(key));
    };
    await eventually(async () => (await missing()).length === 0, sized(60_000, 300_000));
    const counts = await allCounts();
    expect(expected.filter((key) => counts.get(key) !== 1)).toEqual([]);
  }, 400_000);
});

describe('store and queue are down together', () => {
  it.each(['500', 'timeout', 'reset', 'throttle'] as const)(
    '%s: 503 within 4 s, nothing written',
    async (fault) => {
      const alone = await house.integration({ type: 'http' });
      await alone.send({ name: 'f0', before: 1 });
      house.fault(() => fault);
      const answers = await sendAll(alone, `both-${fault}`);
      house.fault(undefined);
      expect(answers.filter(({ status }) => status !== 503)).toEqual([]);
      expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(4_000);
      expect(await recordsOf(alone)).toHaveLength(1);
      expect((await house.api('GET', `/api/devices?name=new-both-${fault}`))['items']).toEqual([]);
    },
    300_000,
  );

  it('who may not send hears 401 also while the store is down, and gets no place in the queue', async () => {
    const locked = await house.integration({ type: 'http', config: { headers: { 'x-secret': 'right' } } });
    const send = (secret: string) => post(locked.url, { name: 'f0', locked: 1 }, { headers: { 'x-secret': secret } });
    expect((await send('right')).status).toBe(204);
    house.fault((_, table) => (isStore(table) ? '500' : undefined));
    const wrong = await Promise.all(Array.from({ length: 5 }, () => send('wrong')));
    expect(wrong.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    const right = await send('right');
    expect(right.status).toBe(204);
    house.fault(undefined);
    await eventually(async () => (await recordsOf(locked)).length >= 2, 30_000);
    expect((await recordsOf(locked)).map(({ outcome }) => outcome)).toEqual(['stored', 'stored']);
  }, 60_000);
});

describe('a downlink waits for the next uplink', () => {
  it('and does not leave with one that comes out of the queue, for nobody is listening', async () => {
    const script = "return { contentType: 'TEXT', data: 'set ' + msg.value, metadata: {} };";
    const valve = await house.integration({ type: 'http', downlinkScript: script });
    await valve.send({ name: 'valve', a: 0 });
    const [device] = (await house.api('GET', '/api/devices?name=valve'))['items'] as JsonObject[];
    const order = { msg: { value: 4 }, msgType: 'SET', metadata: {} };
    const { id } = await house.api('POST', `/api/devices/${device?.['id']}/downlinks`, order);
    await eventually(async () => (await house.api('GET', `/api/downlinks/${id}`))['state'] === 'pending');
    house.fault((_, table) => (isStore(table) ? '500' : undefined));
    expect((await valve.send({ name: 'valve', a: 1 })).status).toBe(204);
    house.fault(undefined);
    await eventually(async () => (await recordsOf(valve)).length === 2, 30_000);
    expect((await house.api('GET', `/api/downlinks/${id}`))['state']).toBe('pending');
    const answer = await valve.send({ name: 'valve', a: 2 });
    expect([answer.status, await answer.text()]).toEqual([200, 'set 4']);
  }, 60_000);
});
