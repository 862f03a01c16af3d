import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPlatform } from '../../bin/commands/audit.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { sized } from '../size.test-kit.ts';
import { tributary } from './cli.test-kit.ts';
import { type Connected, eventually, type House, openHouse, PLAIN_SCRIPT } from './house.test-kit.ts';

/** A converter breaks, is mended, and what it could not read is replayed: nothing is lost, doubled or overtaken. */
const MESSAGES = sized(20, 2_000);
const DEVICES = 4;
const BROKEN = 'throw new Error("no such field");';

let house: House;
let http: Connected;

beforeAll(async () => {
  house = await openHouse();
  http = await house.integration({ type: 'http', script: BROKEN });
}, 30_000);
afterAll(() => house.stop());

const audit = () => auditPlatform(house, { integration: http.id });

async function messages(outcome: string): Promise<JsonObject[]> {
  const found: JsonObject[] = [];
  let cursor: unknown = null;
  do {
    const rest = cursor === null ? '' : `&cursor=${cursor}`;
    const query = `integration=${http.id}&outcome=${outcome}&limit=1000${rest}`;
    const page = await house.api('GET', `/api/messages?${query}`);
    found.push(...(page['items'] as JsonObject[]));
    cursor = page['cursor'];
  } while (cursor !== null);
  return found;
}

async function device(name: string, what: string): Promise<JsonObject> {
  const { items } = await house.api('GET', `/api/devices?name=${name}`);
  return house.api('GET', `/api/devices/${(items as JsonObject[])[0]?.['id']}/${what}`);
}

/** Every point of all devices: the number it brought, and its time. */
async function points(): Promise<Map<unknown, unknown[]>> {
  const found = new Map<unknown, unknown[]>();
  for (let d = 0; d < DEVICES; d += 1) {
    const { n = [] } = await device(`d${d}`, `telemetry?keys=n&from=0&to=${Date.now() + 60_000}&limit=1000`);
    for (const { ts, value } of n as { ts: number; value: number }[]) {
      found.set(value, [...(found.get(value) ?? []), ts]);
    }
  }
  return found;
}

describe(`${MESSAGES} messages that a broken converter could not read`, () => {
  const receipts = new Map<unknown, number>();
  let newest: JsonObject;

  it('are quarantined, and the books balance', async () => {
    for (let n = 0; n < MESSAGES; n += 1) await http.send({ name: `d${n % DEVICES}`, n });
    const kept = await messages('quarantined');
    for (const { id, receivedAt } of kept) {
      const { raw } = await house.api('GET', `/api/messages/${id}`);
      const { n } = JSON.parse(Buffer.from(String((raw as JsonObject)['base64']), 'base64').toString()) as JsonObject;
      receipts.set(n, Number(receivedAt));
    }
    expect(receipts.size).toBe(MESSAGES);
    expect(await audit()).toMatchObject({ balanced: true, books: { received: MESSAGES, quarantined: MESSAGES } });
  }, 600_000);

  it('are stored once by a replay after the fix, under their own time, and overtake nothing', async () => {
    await house.api('PATCH', `/api/converters/${http.converterId}`, { script: PLAIN_SCRIPT });
    await liveIsMended();
    // Newer than all that wait.
    await http.send({ name: 'd0', n: MESSAGES });
    newest = await device('d0', 'latest');
    const { code, stdout, stderr } = await tributary(house, ['replay', http.id]);
    expect({ code, stdout, stderr }).toEqual({
      ...{ code: 0, stderr: '' },
      stdout: `${MESSAGES.toLocaleString('en')} stored, 0 still quarantined\n`,
    });
    const stored = await points();
    for (const [n, at] of receipts) expect([n, stored.get(n)]).toEqual([n, [at]]);
    expect(stored.size).toBe(MESSAGES + 1);
    expect(await device('d0', 'latest')).toEqual(newest);
    for (let d = 1; d < DEVICES; d += 1) {
      const last = Math.max(...[...receipts.keys()].map(Number).filter((n) => n % DEVICES === d));
      expect(await device(`d${d}`, 'latest')).toEqual({ n: { ts: receipts.get(last), value: last } });
    }
    const books = { received: MESSAGES + 1, stored: MESSAGES + 1, quarantined: 0, duplicate: 0 };
    expect(await audit()).toMatchObject({ balanced: true, books });
  }, 600_000);

  it('change no more when they are replayed again', async () => {
    const before = await points();
    const again = await tributary(house, ['replay', http.id, '--json']);
    expect([again.code, JSON.parse(again.stdout)]).toEqual([0, { stored: 0, quarantined: 0 }]);
    for (const { id } of (await messages('stored')).slice(0, 3)) {
      await house.api('POST', `/api/messages/${id}/replay`, undefined, 409);
    }
    expect(await points()).toEqual(before);
    expect(await device('d0', 'latest')).toEqual(newest);
    await house.invoke('sweep', { youngest: 0 });
    expect(await points()).toEqual(before);
  }, 600_000);
});

/** Live messages follow a change within seconds. */
async function liveIsMended(): Promise<void> {
  const { platform } = await import('../../functions/ports.ts');
  const { live } = await platform();
  await eventually(async () => (await live.byId(http.id))?.uplink?.version.script === PLAIN_SCRIPT, 30_000);
}

describe('a replay that dies between the record and its effects', () => {
  it('is finished by the sweep, once, and the books balance again', async () => {
    const other = await house.integration({ type: 'http', script: BROKEN });
    await other.send({ name: 'half', half: 1 });
    await house.api('PATCH', `/api/converters/${other.converterId}`, { script: PLAIN_SCRIPT });
    const query = `integration=${other.id}`;
    const { items } = await house.api('GET', `/api/messages?${query}&outcome=quarantined`);
    const [one] = items as JsonObject[];
    house.fault((operation, table) => {
      if (table === 'sqs') return '500';
      return operation !== 'Query' && /telemetry|entities/.test(table) ? '500' : undefined;
    });
    const answer = await house.api('POST', `/api/integrations/${other.id}/replay`);
    house.fault(undefined);
    expect(answer).toEqual({ stored: 1, quarantined: 0, cursor: null });
    expect((await house.api('GET', '/api/devices?name=half'))['items']).toEqual([]);
    const torn = { balanced: false, stored: 1, faults: [{ id: one?.['id'] }] };
    expect(await house.api('GET', `/api/audit?${query}`)).toMatchObject(torn);
    for (const _ of [1, 2]) await house.invoke('sweep', { youngest: 0 });
    const value = { ts: one?.['receivedAt'], value: 1 };
    expect(await device('half', 'telemetry?from=0')).toEqual({ half: [value] });
    expect(await device('half', 'latest')).toEqual({ half: value });
    expect(await house.api('GET', `/api/audit?${query}`)).toMatchObject({ balanced: true, stored: 1, faults: [] });
  }, 60_000);
});

describe('tributary replay', () => {
  it.each([
    [['replay'], 2, 'Give the id of one integration'],
    [['replay', 'a', 'b'], 2, 'Give the id of one integration'],
    [['replay', 'a', '--from', 'now'], 2, '--from is epoch milliseconds'],
    [['replay', 'a', '--from', '2026-02-01', '--to', '2026-01-01'], 2, '--from lies after --to'],
    [['replay', 'none'], 1, "404: There is no integration 'none'"],
  ])('refuses %j', async (args, code, sentence) => {
    const done = await tributary(house, args);
    expect(done.stderr).toContain(sentence);
    expect(done).toMatchObject({ code, stdout: '' });
  });

  it('says how many failed again, exit code 1', async () => {
    const other = await house.integration({ type: 'http', script: BROKEN });
    await other.send('no json');
    const done = await tributary(house, ['replay', other.id]);
    expect(done).toMatchObject({ code: 1, stdout: '0 stored, 1 still quarantined\n' });
  });
});
