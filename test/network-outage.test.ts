import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, MINUTE, SECOND } from '../lib/model/clock.ts';
import type { Downlink } from '../lib/model/downlink.ts';
import { entityId } from '../lib/model/entity.ts';
import type { DownlinkWakeUp } from '../lib/model/queue-message.ts';
import { MAX_ATTEMPTS } from '../lib/pipeline/deliver-later.ts';
import { dispatch } from '../lib/pipeline/downlink.ts';
import type { DispatchParts } from '../lib/pipeline/parts.ts';
import { createDownlinkStore, downlinkIds } from '../lib/stores/downlinks.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { createHttpSender } from '../lib/stores/outbound/sender.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';
import { sized } from './size.test-kit.ts';

/**
 * A network server is away for twenty minutes, by a clock of our own: nothing is lost, nothing overtakes, and it is
 * hardly asked meanwhile. The queue delays by 15 minutes at most, as SQS does, and loses every tenth wake-up; a sweep
 * looks for what was left behind.
 */
const DEVICES = sized(6, 100);
const AWAY = 20 * MINUTE;

const tables = testTables();
const newDownlinkId = downlinkIds();
let server: Server;
let base: string;
let away = true;
let failure: 'reset' | number = 503;
const taken: { name: string; at: number }[] = [];
let refused = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (away) refused += 1;
    if (away && failure === 'reset') return void request.socket.resetAndDestroy();
    if (away) return void response.writeHead(Number(failure)).end();
    taken.push({ name: String(request.url?.slice(1)), at: tables.now });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://lns.example:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** Wake-ups by the moment they are due. */
class Queue {
  readonly #waiting: { at: number; wakeUp: DownlinkWakeUp }[] = [];
  #sent = 0;

  async wakeDownlinks(wakeUp: DownlinkWakeUp, delaySeconds = 0): Promise<void> {
    this.#sent += 1;
    if (this.#sent % 10 === 0) return;
    this.#waiting.push({ at: tables.now + SECOND * Math.min(900, delaySeconds), wakeUp });
    this.#waiting.sort((a, b) => a.at - b.at);
  }

  /** The next one until then; the clock goes there. */
  next(until: number): DownlinkWakeUp | null {
    const [first] = this.#waiting;
    if (first === undefined || first.at > until) return null;
    this.#waiting.shift();
    tables.now = Math.max(tables.now, first.at);
    return first.wakeUp;
  }
}

function partsWith(queue: Queue): DispatchParts {
  const integration = { id: 'integration', type: 'lns', name: 'i', enabled: true };
  const encode = (one: { data: string }) => {
    const request = { via: 'http', method: 'POST', headers: {}, body: new Uint8Array() } as const;
    return [{ ...request, url: `${base}/${one.data}` }];
  };
  const resolve = async () => ['127.0.0.1'];
  return {
    ...{ entities: createEntityStore(tables), downlinks: createDownlinkStore(tables), clock: tables.clock },
    registry: { lns: { type: 'lns', downlink: { mode: 'push', encode } } },
    live: { byId: async () => ({ integration, config: {} }) },
    sender: createHttpSender({ openedNetworks: ['127.0.0.1'], resolve, clock: tables.clock }),
    stats: { count: () => {} },
    queues: queue,
  } as unknown as DispatchParts;
}

async function order(device: string, name: string, lifetime = DAY): Promise<string> {
  const deviceId = entityId('device', device);
  const id = newDownlinkId(deviceId, tables.now);
  const downlink: Downlink = {
    ...{ id, deviceId, integrationId: 'integration', msg: 1, msgType: 'T', metadata: {}, attempts: 0, state: 'queued' },
    ...{ createdAt: tables.now, expiresAt: tables.now + lifetime, answer: null },
    encoded: [{ contentType: 'TEXT', data: name, metadata: {} }],
    history: [{ state: 'queued', at: tables.now }],
  };
  await createDownlinkStore(tables).create(downlink);
  return id;
}

/** Lets the clock go on until then, with a sweep each minute. */
async function run(parts: DispatchParts, queue: Queue, until: number): Promise<void> {
  for (let minute = tables.now + MINUTE; tables.now < until; minute += MINUTE) {
    const end = Math.min(minute, until);
    for (let wakeUp = queue.next(end); wakeUp !== null; wakeUp = queue.next(end)) {
      await dispatch(parts, wakeUp.deviceId, wakeUp.due);
    }
    tables.now = end;
    for (const deviceId of await parts.downlinks.stuck(tables.now - 2 * MINUTE, 100)) {
      await queue.wakeDownlinks({ kind: 'wake', deviceId });
    }
  }
}

it('nothing is lost while a network is away, nothing overtakes, and it is left alone', async () => {
  const queue = new Queue();
  const parts = partsWith(queue);
  const ids: string[] = [];
  for (let i = 0; i < DEVICES; i++) {
    const claim = { kind: 'device', name: `d${i}`, profile: 'default' } as const;
    await parts.entities.create(claim as never, NOW);
    for (const n of [1, 2]) ids.push(await order(`d${i}`, `d${i}.${n}`));
    await queue.wakeDownlinks({ kind: 'wake', deviceId: entityId('device', `d${i}`) });
  }
  const short = await order('d0', 'short-lived', 10 * MINUTE);

  await run(parts, queue, NOW + AWAY / 2);
  failure = 'reset';
  await run(parts, queue, NOW + AWAY);
  expect(taken).toEqual([]);
  // ten to open the breaker, then one each half minute at most
  expect(refused).toBeLessThanOrEqual(10 + AWAY / (30 * SECOND));
  away = false;
  await run(parts, queue, NOW + AWAY + 30 * MINUTE);

  const ended = await Promise.all(ids.map((id) => parts.downlinks.get(id)));
  expect(ended.filter((one) => one?.state !== 'accepted').map((one) => [one?.state, one?.answer])).toEqual([]);
  expect(new Set(taken.map(({ name }) => name)).size).toBe(ids.length);
  for (let i = 0; i < DEVICES; i++) {
    const own = taken.filter(({ name }) => name.startsWith(`d${i}.`)).map(({ name }) => name);
    expect(own).toEqual([`d${i}.1`, `d${i}.2`]);
  }
  const attempts = ended.map((one) => one?.attempts ?? 0);
  expect(Math.max(...attempts)).toBeLessThan(MAX_ATTEMPTS);
  expect(attempts.reduce((sum, one) => sum + one, 0)).toBe(taken.length + refused);
  expect(Math.max(...ended.map((one) => one?.history.length ?? 0))).toBeLessThan(100);
  expect(await parts.downlinks.get(short)).toMatchObject({ state: 'expired', attempts: 0 });
}, 60_000);
