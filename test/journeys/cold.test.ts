import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Fault } from '../../lib/local/faults.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import type { ColdAnswer, Webhook } from './cold-door.ts';
import { type Connected, eventually, type House, openHouse } from './house.test-kit.ts';

/** DynamoDB is down and the door has just started: it knows its integrations from the copies in S3. */
let house: House;
let open: Connected;
let locked: Connected;

beforeAll(async () => {
  house = await openHouse();
  open = await house.integration({ type: 'http' });
  locked = await house.integration({ type: 'http', config: { headers: { 'x-secret': 'right' } } });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await house.stop();
}, 60_000);

function faultStore(fault: Fault, more: { [table: string]: Fault } = {}): void {
  house.fault((_, table) => (table === 'sqs' || table === 's3' ? more[table] : fault));
}

/** The door in a new process: that of the house has the catalog in its memory. */
async function coldDoor(webhooks: Webhook[]): Promise<ColdAnswer[]> {
  const child = spawn(process.execPath, ['test/journeys/cold-door.ts'], { stdio: ['pipe', 'pipe', 'ignore'] });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stdin.end(JSON.stringify(webhooks));
  await new Promise((resolve) => child.once('close', resolve));
  return JSON.parse(printed) as ColdAnswer[];
}

function webhook(to: Connected, message: JsonObject, headers: Record<string, string> = {}): Webhook {
  return { url: to.url, headers, body: JSON.stringify(message) };
}

async function historyOf(name: string, key: string): Promise<unknown[]> {
  const { items } = await house.api('GET', `/api/devices?name=${name}`);
  const [device] = items as JsonObject[];
  if (device === undefined) return [];
  const telemetry = await house.api(
    'GET',
    `/api/devices/${device['id']}/telemetry?keys=${key}&from=0&to=${Date.now() + 60_000}`,
  );
  return (telemetry[key] ?? []) as unknown[];
}

describe('a cold door while DynamoDB is down', () => {
  it.each(['500', 'timeout', 'reset'] as const)(
    '%s: 2xx within 4 s for who may send; all arrives, once',
    async (fault) => {
      faultStore(fault);
      const answers = await coldDoor([
        webhook(open, { name: `cold-${fault}`, first: 1 }, { 'x-message-id': `first-${fault}` }),
        webhook(open, { name: `cold-${fault}`, second: 2 }),
        webhook(locked, { name: `cold-${fault}`, third: 3 }, { 'x-secret': 'right' }),
        webhook(open, { name: `cold-${fault}`, first: 1 }, { 'x-message-id': `first-${fault}` }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
      expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(4_000);
      house.fault(undefined);
      for (const key of ['first', 'second', 'third']) {
        await eventually(async () => (await historyOf(`cold-${fault}`, key)).length > 0, 30_000);
        expect(await historyOf(`cold-${fault}`, key)).toHaveLength(1);
      }
    },
    90_000,
  );

  it('lets nobody in who may not send, and says 503 to keys it cannot look up', async () => {
    faultStore('500');
    const unknown = { ...open, url: open.url.replace(/[^/]+$/, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA') };
    const answers = await coldDoor([
      webhook(locked, { name: 'intruder', a: 1 }, { 'x-secret': 'wrong' }),
      webhook(locked, { name: 'intruder', a: 1 }),
      webhook(unknown, { name: 'intruder', a: 1 }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 503]);
    house.fault(undefined);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await historyOf('intruder', 'a')).toEqual([]);
  }, 60_000);

  it('says 503 within 4 s when S3, or the queue, hangs as well', async () => {
    for (const also of ['s3', 'sqs']) {
      faultStore('timeout', { [also]: 'timeout' });
      const [answer] = await coldDoor([webhook(open, { name: 'nowhere', a: 1 })]);
      expect(answer?.status).toBe(503);
      expect(answer?.ms).toBeLessThan(4_000);
    }
    house.fault(undefined);
    expect(await historyOf('nowhere', 'a')).toEqual([]);
  }, 60_000);

  it('a copy follows its integration: a new key opens, the old one and a deleted one do not', async () => {
    const moved = await house.integration({ type: 'http' });
    const routingKey = 'a-key-of-the-users-own-choice-0123456789';
    await house.api('PATCH', `/api/integrations/${moved.id}`, { routingKey });
    const gone = await house.integration({ type: 'http' });
    await house.api('DELETE', `/api/integrations/${gone.id}`);
    const now = await house.api('GET', `/api/integrations/${moved.id}`);
    faultStore('500');
    const answers = await coldDoor([
      webhook({ ...moved, url: String(now['url']) }, { name: 'moved', a: 1 }),
      webhook(moved, { name: 'moved', b: 1 }),
      webhook(gone, { name: 'moved', b: 1 }),
    ]);
    house.fault(undefined);
    expect(answers.map(({ status }) => status)).toEqual([204, 503, 503]);
    await eventually(async () => (await historyOf('moved', 'a')).length === 1, 30_000);
  }, 60_000);
});
