import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entityId } from '../model/entity.ts';
import type { JsonObject } from '../model/json.ts';
import { connect, type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
let first: { id: string };
let second: { id: string };

beforeAll(async () => {
  kit = await openKit();
  first = await connect(kit, { name: 'First' });
  second = await connect(kit, { name: 'Second' });
  await connect(kit, { name: 'Silent' });
  // Spread over the windows of the list: one message a day and more.
  for (const days of [12, 9, 5, 3, 0.5, 0.25, 0]) {
    kit.now.ms = NOW - days * 86_400_000;
    await kit.send(first.id, { name: 'A', t: days });
    kit.now.ms += 1_000;
    await kit.send(second.id, { name: 'B', t: days });
  }
  await kit.send(first.id, 'no object');
  await kit.send(second.id, { name: 'A', t: 100 }, 'key');
  await kit.send(second.id, { name: 'A', t: 100 }, 'key');
});
afterAll(() => kit.close());

const NOW = 1_760_000_000_000;

async function list(query: string): Promise<{ items: JsonObject[]; cursor: string | null }> {
  const { status, json } = await kit.call('GET', `/api/messages?${query}`);
  expect(status).toBe(200);
  return json as { items: JsonObject[]; cursor: string | null };
}

async function all(query: string, limit: number): Promise<JsonObject[]> {
  const found: JsonObject[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(
      `${query}&limit=${limit}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    if (page.cursor !== null) expect(page.items).toHaveLength(limit);
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return found;
}

describe('messages', () => {
  it('lists those of one integration, newest first, in full pages', async () => {
    const whole = await list(`integration=${first.id}`);
    expect(whole.items.map(({ outcome }) => outcome).sort()).toEqual(['quarantined', ...Array(7).fill('stored')]);
    expect(await all(`integration=${first.id}`, 3)).toEqual(whole.items);
    expect(whole.items.every(({ integrationId }) => integrationId === first.id)).toBe(true);
  });

  it.each([1, 7, 100])('merges all integrations without losing or repeating one, %i a page', async (limit) => {
    const merged = await all('', limit);
    expect(new Set(merged.map(({ id }) => id)).size).toBe(16);
    expect(merged).toHaveLength(16);
    const times = merged.filter(({ entity }) => entity === 'B').map(({ receivedAt }) => Number(receivedAt));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('keeps its place while new messages arrive', async () => {
    const page = await list('limit=2');
    kit.now.ms += 5_000;
    await kit.send(second.id, { name: 'B', t: 1_000 });
    const rest = await all(`&cursor=${page.cursor}`, 100);
    const ids = [...page.items, ...rest].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(16);
  });

  it('filters by outcome, device and time', async () => {
    expect(await all('outcome=quarantined', 1)).toMatchObject([
      { integrationId: first.id, entity: null, deviceHint: null, error: { code: 'bad-output' } },
    ]);
    expect(await all('outcome=ignored', 100)).toEqual([]);
    expect((await all('outcome=stored', 4)).length).toBeGreaterThanOrEqual(15);
    for (const device of ['A', entityId('device', 'A')]) {
      const ofDevice = await all(`device=${device}`, 100);
      expect(ofDevice.map(({ entity }) => entity)).toEqual(Array(8).fill('A'));
    }
    expect(await all(`device=A&integration=${second.id}`, 100)).toMatchObject([{ duplicates: 1 }]);
    expect(await all('device=nobody', 100)).toEqual([]);
    const range = await all(`integration=${first.id}&from=${NOW - 5 * 86_400_000}&to=${NOW - 3 * 86_400_000}`, 100);
    expect(range).toMatchObject([{ receivedAt: NOW - 5 * 86_400_000 }]);
    expect(await all('integration=nobody', 100)).toEqual([]);
  });

  it('shows a stored one with raw and effects, and a quarantined one with its reason', async () => {
    const [stored] = await all(`device=A&integration=${second.id}`, 1);
    const full = await kit.call('GET', `/api/messages/${stored?.['id']}`);
    expect(full.json).toMatchObject({
      ...{ ...stored, error: null, event: null, logs: [], warnings: [] },
      version: expect.stringMatching(/^[0-9a-f]{64}$/),
      effects: [{ kind: 'device', name: 'A', profile: 'thermometer', telemetry: [{ values: { t: 100 } }] }],
    });
    const raw = full.json['raw'] as { base64: string; contentType: string };
    expect([Buffer.from(raw.base64, 'base64').toString(), raw.contentType]).toEqual([
      '{"name":"A","t":100}',
      'application/json',
    ]);
    const [failed] = await all('outcome=quarantined', 1);
    const why = (await kit.call('GET', `/api/messages/${failed?.['id']}`)).json;
    expect(why).toMatchObject({ outcome: 'quarantined', error: { code: 'bad-output' }, effects: [], entity: null });
  });

  it('shows what else came under the key of a message, and that it had no effect', async () => {
    const { id } = await connect(kit, { name: 'Conflicting' });
    for (const t of [1, 1, 2]) await kit.send(id, { name: 'C', t }, 'one key');
    const [listed] = await all(`integration=${id}`, 10);
    expect(listed).toMatchObject({ outcome: 'stored', duplicates: 2, conflicts: 1 });
    const { json } = await kit.call('GET', `/api/messages/${listed?.['id']}`);
    expect(json).toMatchObject({ ...listed, effects: [{ telemetry: [{ values: { t: 1 } }] }] });
    const body = Buffer.from('{"name":"C","t":2}').toString('base64');
    const headers = { 'idempotency-key': 'one key' };
    const other = { base64: body, contentType: 'application/json', headers, receivedAt: kit.now.ms };
    expect(json['otherBodies']).toEqual([other]);
  });

  it.each([
    ['outcome=lost', 'outcome'],
    ['from=2&to=1', 'from'],
    ['from=-1', 'from'],
    ['cursor=abc', 'cursor'],
    ['cursor=kept.abc', 'cursor'],
    ['device=A&cursor=abc', 'cursor'],
    [`cursor=${Buffer.from('{"windows":[[0,1]],"at":{"x":"y"}}').toString('base64url')}`, 'cursor'],
    ['integration=', 'integration'],
  ])('refuses ?%s', async (query, field) => {
    const { json } = await kit.call('GET', `/api/messages?${query}`);
    expect([json['status'], json['field']]).toEqual([400, field]);
  });

  it('keeps a cursor that is too long for a URL', async () => {
    kit.now.ms += 60_000;
    for (let i = 0; i < 60; i += 1) {
      const { json } = await kit.call('POST', '/api/integrations', { type: 'http', name: `I${i}` });
      await kit.send(String(json['id']), { name: 'A', t: 1 });
    }
    const page = await list(`limit=3&from=${kit.now.ms - 1}&to=${kit.now.ms + 1}`);
    expect(page.cursor).toMatch(/^kept\./);
    expect((await all(`cursor=${page.cursor}`, 1_000)).length).toBe(57);
  });
});
