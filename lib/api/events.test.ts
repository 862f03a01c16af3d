import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entityId } from '../model/entity.ts';
import type { JsonObject } from '../model/json.ts';
import { connect, type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
let first: { id: string; converterId: string };

beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());
beforeEach(async () => {
  first = await connect(kit);
});
afterEach(() => {
  kit.now.ms += 60 * MINUTE;
});

const MINUTE = 60_000;

interface EventJson extends JsonObject {
  id: string;
  kind: string;
  outcome: string;
  at: number;
}

async function page(path: string): Promise<{ items: EventJson[]; cursor: string | null }> {
  const { status, json } = await kit.call('GET', path);
  expect(status).toBe(200);
  return json as unknown as { items: EventJson[]; cursor: string | null };
}

async function events(query = '', of = `integrations/${first.id}`): Promise<EventJson[]> {
  const found: EventJson[] = [];
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? '' : `&cursor=${cursor}`;
    const { items, cursor: end }: Awaited<ReturnType<typeof page>> = await page(`/api/${of}/events?${query}${next}`);
    found.push(...items);
    cursor = end;
  } while (cursor !== null);
  return found;
}

async function debug(change: JsonObject): Promise<JsonObject> {
  const { status, json } = await kit.call('PATCH', `/api/integrations/${first.id}`, { debug: change });
  expect(status).toBe(200);
  return json['debug'] as JsonObject;
}

/** One that is stored and one that fails, a second apart. */
async function sendBoth(): Promise<void> {
  await kit.send(first.id, { name: 'A', t: kit.now.ms });
  kit.now.ms += 1_000;
  await kit.send(first.id, 'no object');
  kit.now.ms += 1_000;
}

function kinds(found: EventJson[]): string[] {
  return found.map(({ kind, outcome }) => `${kind} ${outcome}`);
}

describe('events of an integration', () => {
  it('are everything at first, with all there is to know about a failure', async () => {
    const script = 'console.log("read", payload.length);\nvar d = null;\nreturn d.name;';
    await kit.call('PATCH', `/api/converters/${first.converterId}`, { script });
    kit.now.ms += 10_000;
    await kit.send(first.id, { name: 'A' });
    const [event] = await events();
    const { json: converter } = await kit.call('GET', `/api/converters/${first.converterId}`);
    expect(event).toMatchObject({
      ...{ kind: 'failure', direction: 'uplink', outcome: 'quarantined', at: kit.now.ms, integrationId: first.id },
      error: { code: 'runtime', line: 3, message: expect.stringContaining('TypeError') },
      ...{ version: converter['version'], logs: ['read 12'], entity: null },
      raw: { base64: Buffer.from('{"name":"A"}').toString('base64'), contentType: 'application/json', size: 12 },
    });
    expect((await kit.call('GET', `/api/messages/${event?.id}`)).status).toBe(200);
  });

  it('newest first, failures among the rest, in pages, each once', async () => {
    for (let i = 0; i < 5; i += 1) await sendBoth();
    const all = await events('limit=3');
    expect(kinds(all)).toEqual(Array.from({ length: 5 }, () => ['failure quarantined', 'debug stored']).flat());
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort((a, b) => b - a));
    expect(new Set(all.map(({ id }) => id)).size).toBe(10);
    expect(kinds(await events('kind=failure&limit=2'))).toEqual(Array.from({ length: 5 }, () => 'failure quarantined'));
    expect(kinds(await events('kind=debug&limit=2'))).toEqual(Array.from({ length: 5 }, () => 'debug stored'));
  });

  it('are failures only when 15 minutes have passed; what was seen stays', async () => {
    await sendBoth();
    kit.now.ms += 15 * MINUTE;
    await sendBoth();
    expect(kinds(await events())).toEqual(['failure quarantined', 'failure quarantined', 'debug stored']);
  });

  it('are everything again when it is switched on, and not when it is off', async () => {
    expect(await debug({ all: false })).toEqual({ failures: true, allUntil: null });
    kit.now.ms += 1_000;
    await sendBoth();
    expect(kinds(await events())).toEqual(['failure quarantined']);
    expect(await debug({ all: true })).toEqual({ failures: true, allUntil: kit.now.ms + 15 * MINUTE });
    await sendBoth();
    expect(kinds(await events())).toEqual(['failure quarantined', 'debug stored', 'failure quarantined']);
    expect(await debug({ allUntil: kit.now.ms + 60 * MINUTE })).toMatchObject({ allUntil: kit.now.ms + 15 * MINUTE });
  });

  it('hide failures outside the window when they are switched off: both can be off', async () => {
    await sendBoth();
    await debug({ failures: false, all: false });
    await sendBoth();
    expect(kinds(await events())).toEqual(['failure quarantined', 'debug stored']);
    await debug({ all: true });
    expect(await events()).toEqual([]);
    await sendBoth();
    expect(kinds(await events())).toEqual(['failure quarantined', 'debug stored']);
    await debug({ failures: true });
    expect((await events('kind=failure')).length).toBe(3);
  });

  it('cut long raw messages, and tell their size', async () => {
    await kit.send(first.id, { name: 'A', t: 'x'.repeat(10_000) });
    const [event] = await events();
    const raw = event?.['raw'] as { base64: string; size: number } | undefined;
    expect(raw?.size).toBe(10_000 + '{"name":"A","t":""}'.length);
    expect(Buffer.from(raw?.base64 ?? '', 'base64').byteLength).toBe(4_096);
  });

  it('hold failed downlinks, with message, reason and log', async () => {
    await kit.send(first.id, { name: 'D' });
    const deviceId = entityId('device', 'D');
    const { parts } = kit;
    const { json } = await kit.call('POST', `/api/devices/${deviceId}/downlinks`, { msg: { on: 1 } });
    const answer = { code: 'runtime', message: 'boom', line: 2, logs: ['l'], version: 'v' };
    const change = { state: 'failed' as const, at: kit.now.ms, answer, integrationId: first.id };
    await parts.downlinks.advance(String(json['id']), ['queued'], change);
    const [event] = await events('kind=failure');
    expect(event).toMatchObject({
      ...{ id: json['id'], kind: 'failure', direction: 'downlink', outcome: 'failed', deviceHint: deviceId },
      ...{ error: { code: 'runtime', message: 'boom', line: 2 }, logs: ['l'], version: 'v' },
      raw: { base64: Buffer.from('{"on":1}').toString('base64'), size: 8 },
    });
    const other = await connect(kit);
    expect(await events('', `integrations/${other.id}`)).toEqual([]);
  });

  it('are refused for what is not there, and for a foreign cursor', async () => {
    await sendBoth();
    const { cursor } = await page('/api/messages?limit=1');
    for (const [path, status] of [
      ['integrations/nobody/events', 404],
      ['converters/nobody/events', 404],
      [`integrations/${first.id}/events?kind=all`, 400],
      [`integrations/${first.id}/events?limit=101`, 400],
      [`integrations/${first.id}/events?cursor=x`, 400],
      [`integrations/${first.id}/events?cursor=${cursor}`, 400],
    ] as const) {
      expect((await kit.call('GET', `/api/${path}`)).json).toMatchObject({ status, fix: expect.any(String) });
    }
  });
});

describe('events of a converter', () => {
  it('are those of its versions, on all integrations that use it', async () => {
    const rest = { uplinkConverterId: first.converterId };
    const second = await connect(kit, rest);
    await sendBoth();
    await kit.send(second.id, 'no object');
    await kit.call('PATCH', `/api/converters/${first.converterId}`, { script: 'throw new Error("new");' });
    kit.now.ms += 10_000;
    await kit.send(second.id, { name: 'A' });
    const all = await events('limit=2', `converters/${first.converterId}`);
    expect(kinds(all)).toEqual(['failure quarantined', 'failure quarantined', 'failure quarantined', 'debug stored']);
    expect(new Set(all.map(({ version }) => version)).size).toBe(2);
    expect(all[0]).toMatchObject({ integrationId: second.id, error: { message: expect.stringContaining('new') } });
    // Another converter of the same integration has no part in it. (The same script would be the same version.)
    const body = { name: 'o', kind: 'uplink', script: 'return null;' };
    const { json: other } = await kit.call('POST', '/api/converters', body);
    await kit.call('PATCH', `/api/integrations/${second.id}`, { uplinkConverterId: other['id'] });
    const left = await events('', `converters/${first.converterId}`);
    expect(left.every(({ integrationId }) => integrationId === first.id)).toBe(true);
    expect(await events('', `converters/${other['id']}`)).toEqual([]);
  });
});

describe('debug', () => {
  it('can be given at creation, sent back as it was read, and is kept by PUT', async () => {
    const body = { type: 'http', name: 'n', debug: { failures: false, allUntil: kit.now.ms + 60_000 } };
    const { json } = await kit.call('POST', '/api/integrations', body);
    expect(json['debug']).toEqual(body.debug);
    kit.now.ms += 120_000;
    const path = `/api/integrations/${json['id']}`;
    const back = await kit.call('PUT', path, json);
    expect(back.json['debug']).toEqual(body.debug);
    expect((await kit.call('PUT', path, { type: 'http', name: 'n' })).json['debug']).toEqual(body.debug);
  });

  it.each([
    [{ failures: 'yes' }, 'debug.failures'],
    [{ allUntil: -1 }, 'debug.allUntil'],
    [{ allUntil: 'soon' }, 'debug.allUntil'],
    [{ all: true, allUntil: 5 }, 'debug'],
    [{ everything: true }, 'debug.everything'],
    [null, 'debug'],
  ])('refuses %j', async (given, field) => {
    const { json } = await kit.call('PATCH', `/api/integrations/${first.id}`, { debug: given });
    expect(json).toMatchObject({ status: 400, field, fix: expect.any(String) });
  });
});
