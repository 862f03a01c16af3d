import { afterAll, beforeAll, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../model/clock.ts';
import { Failure } from '../model/failure.ts';
import type { JsonObject } from '../model/json.ts';
import { connect, type Kit, openKit, UPLINK_SCRIPT } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

const PICKY = `${UPLINK_SCRIPT.replace('return', 'if (d.t === 2) throw new Error("two"); return')}`;
const replay = (id: string, body?: JsonObject) => kit.call('POST', `/api/integrations/${id}/replay`, body);
const script = (converterId: string, text: string) =>
  kit.call('PATCH', `/api/converters/${converterId}`, { script: text });
const audit = async (id: string) => (await kit.call('GET', `/api/audit?integration=${id}`)).json;

/** An integration with five messages that its broken converter could not read; `t` is 0 to 4. */
async function quarantined(name: string): Promise<{ id: string; converterId: string; times: number[] }> {
  const { id, converterId } = await connect(kit);
  await script(converterId, 'throw new Error("broken");');
  const times: number[] = [];
  kit.now.ms += MINUTE;
  for (let t = 0; t < 5; t += 1) {
    kit.now.ms += SECOND;
    times.push(kit.now.ms);
    await kit.send(id, { name, t });
  }
  return { id, converterId, times };
}

async function historyOf(name: string): Promise<unknown> {
  const { json } = await kit.call('GET', `/api/devices?name=${name}`);
  const [device] = json['items'] as JsonObject[];
  return (await kit.call('GET', `/api/devices/${device?.['id']}/telemetry?order=asc&limit=100`)).json['t'];
}

it('stores all that converts now, each once under its own time; the rest is left for the next fix', async () => {
  const { id, converterId, times } = await quarantined('all');
  expect((await replay(id)).json).toEqual({ stored: 0, quarantined: 5, cursor: null });
  await script(converterId, PICKY);
  expect((await replay(id, {})).json).toEqual({ stored: 4, quarantined: 1, cursor: null });
  expect(await audit(id)).toMatchObject({ balanced: true, received: 5, stored: 4, quarantined: 1 });
  await script(converterId, UPLINK_SCRIPT);
  expect((await replay(id)).json).toEqual({ stored: 1, quarantined: 0, cursor: null });
  expect((await replay(id)).json).toEqual({ stored: 0, quarantined: 0, cursor: null });
  expect(await historyOf('all')).toEqual(times.map((ts, value) => ({ ts, value })));
  expect(await audit(id)).toMatchObject({ balanced: true, received: 5, stored: 5, quarantined: 0 });
});

it('goes page by page past those that fail, and keeps to a range of receipt', async () => {
  const { id, converterId, times } = await quarantined('paged');
  await script(converterId, PICKY);
  const [, second = 0, , fourth = 0] = times;
  expect((await replay(id, { from: second, to: fourth })).json).toEqual({ stored: 1, quarantined: 1, cursor: null });
  const first = (await replay(id, { limit: 2 })).json;
  expect(first).toEqual({ stored: 1, quarantined: 1, cursor: expect.any(String) });
  expect((await replay(id, { limit: 2, cursor: first['cursor'] ?? null })).json).toMatchObject({ stored: 2 });
  expect((await kit.call('GET', `/api/messages?integration=${id}&outcome=quarantined`)).json['items']).toHaveLength(1);
});

it('ends in time, and when the store fails half-way, and tells how far it came', async () => {
  const { id, converterId } = await quarantined('slow');
  await script(converterId, UPLINK_SCRIPT);
  // The commands are bound to the same store.
  const { get } = kit.parts.messages;
  const meddled = async (at: number, meddle: () => void, body?: JsonObject) => {
    let reads = 0;
    kit.parts.messages.get = async (key) => {
      reads += 1;
      if (reads === at) meddle();
      return get(key);
    };
    const answer = await replay(id, body);
    kit.parts.messages.get = get;
    return answer;
  };
  const fail = () => {
    throw new Failure('unavailable', 'no store');
  };
  const slow = (await meddled(2, () => (kit.now.ms += 20 * SECOND))).json;
  expect(slow).toEqual({ stored: 2, quarantined: 0, cursor: expect.any(String) });
  const cursor = slow['cursor'] ?? null;
  expect((await meddled(1, fail, { cursor })).status).toBe(503);
  const failed = (await meddled(2, fail, { cursor })).json;
  expect(failed).toEqual({ stored: 1, quarantined: 0, cursor: expect.any(String) });
  const rest = { cursor: failed['cursor'] ?? null };
  expect((await replay(id, rest)).json).toEqual({ stored: 2, quarantined: 0, cursor: null });
});

it('refuses what it cannot do', async () => {
  expect((await replay('none')).status).toBe(404);
  const { id } = await quarantined('refused');
  for (const [body, field] of [
    [{ limit: 1_001 }, 'limit'],
    [{ limit: 0 }, 'limit'],
    [{ from: 2, to: 1 }, 'from'],
    [{ cursor: 'x' }, 'cursor'],
    [{ form: 1 }, 'form'],
  ] as const) {
    expect((await replay(id, body)).json).toMatchObject({ status: 400, field });
  }
  await kit.call('PATCH', `/api/integrations/${id}`, { uplinkConverterId: null });
  expect((await replay(id)).json).toMatchObject({ status: 409, fix: 'Give it one, then replay.' });
  await kit.call('DELETE', `/api/integrations/${id}`);
  expect((await replay(id)).status).toBe(404);
});
