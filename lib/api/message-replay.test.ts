import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../model/clock.ts';
import type { JsonObject } from '../model/json.ts';
import { connect, type Kit, openKit, UPLINK_SCRIPT } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

const BROKEN = 'throw new Error("no such field");';
const replay = (id: string) => kit.call('POST', `/api/messages/${id}/replay`);
const script = (converterId: string, text: string) =>
  kit.call('PATCH', `/api/converters/${converterId}`, { script: text });
const messageOf = async (id: string) => (await kit.call('GET', `/api/messages/${id}`)).json;

async function recorded(integration: string, body: unknown, headers: Record<string, string> = {}): Promise<string> {
  // The list is in the order of times.
  kit.now.ms += 10;
  await kit.send(integration, body, undefined, headers).catch(() => undefined);
  const { json } = await kit.call('GET', `/api/messages?integration=${integration}&limit=1`);
  return String((json['items'] as JsonObject[])[0]?.['id']);
}

/** An integration whose converter throws. */
async function broken(rest: JsonObject = {}) {
  const connected = await connect(kit, rest);
  await script(connected.converterId, BROKEN);
  kit.now.ms += MINUTE;
  return connected;
}

async function latestOf(name: string): Promise<JsonObject> {
  const { json } = await kit.call('GET', `/api/devices?name=${name}`);
  const [device] = json['items'] as JsonObject[];
  return (await kit.call('GET', `/api/devices/${device?.['id']}/latest`)).json;
}

async function audit(id: string): Promise<JsonObject> {
  return (await kit.call('GET', `/api/audit?integration=${id}`)).json;
}

describe('replay of a quarantined message', () => {
  it('stores it under its own time, once, by the converter of now, and a newer value stays', async () => {
    const { id, converterId } = await broken();
    const message = await recorded(id, { name: 'replayed', t: 1 });
    const then = kit.now.ms;
    expect(await audit(id)).toMatchObject({ balanced: true, received: 1, quarantined: 1, stored: 0 });
    await script(converterId, UPLINK_SCRIPT);
    // Nobody waits until what messages see is up to date.
    const { status, json } = await replay(message);
    expect([status, json]).toMatchObject([200, { outcome: 'stored', error: null }]);
    expect(await messageOf(message)).toMatchObject({
      ...{ outcome: 'stored', error: null, logs: [], receivedAt: then, version: json['version'] },
      effects: [{ name: 'replayed', created: true, telemetry: [{ ts: then, values: { t: 1 } }] }],
    });
    expect(await audit(id)).toMatchObject({ balanced: true, received: 1, quarantined: 0, stored: 1 });
    expect((await replay(message)).json).toMatchObject({ status: 409, field: 'id', fix: expect.any(String) });
    expect(await latestOf('replayed')).toEqual({ t: { ts: then, value: 1 } });
  });

  it('overtakes no newer value', async () => {
    const { id, converterId } = await broken();
    const message = await recorded(id, { name: 'newer', t: 1 });
    await script(converterId, UPLINK_SCRIPT);
    kit.now.ms += MINUTE;
    await recorded(id, { name: 'newer', t: 2 });
    const at = kit.now.ms;
    expect((await replay(message)).status).toBe(200);
    expect(await latestOf('newer')).toEqual({ t: { ts: at, value: 2 } });
  });

  it('stores an update-only value of then, though a newer one is the same', async () => {
    const { id, converterId } = await broken();
    const message = await recorded(id, { name: 'rare', t: 1 });
    await kit.call('PATCH', `/api/converters/${converterId}`, { script: UPLINK_SCRIPT, updateOnlyKeys: ['t'] });
    kit.now.ms += MINUTE;
    await recorded(id, { name: 'rare', t: 1 });
    await replay(message);
    expect((await messageOf(message))['effects']).toMatchObject([{ telemetry: [{ values: { t: 1 } }] }]);
  });

  it('stores once when two ask at the same time', async () => {
    const { id, converterId } = await broken();
    const message = await recorded(id, { name: 'twice', t: 1 });
    await script(converterId, UPLINK_SCRIPT);
    const answers = await Promise.all([1, 2, 3].map(() => replay(message)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await audit(id)).toMatchObject({ balanced: true, received: 1, stored: 1 });
  });

  it('that fails again stays quarantined, with the new error, version and log', async () => {
    const { id, converterId } = await broken();
    const message = await recorded(id, { name: 'a' });
    const before = await messageOf(message);
    await script(converterId, 'console.log("seen");\n\nthrow new TypeError("still none");');
    const { status, json } = await replay(message);
    const error = { code: 'runtime', message: expect.stringContaining('still none'), line: 3 };
    expect([status, json]).toMatchObject([200, { outcome: 'quarantined', error }]);
    const after = await messageOf(message);
    expect(after).toMatchObject({ ...before, error, version: json['version'], logs: ['seen'] });
    expect(after['version']).not.toBe(before['version']);
    const { json: events } = await kit.call('GET', `/api/integrations/${id}/events`);
    expect(JSON.stringify(events)).toContain('still none');
    expect(await audit(id)).toMatchObject({ balanced: true, received: 1, quarantined: 1 });
    const form = { allowCreateDevicesOrAssets: false };
    await kit.call('PATCH', `/api/integrations/${id}`, form);
    await script(converterId, UPLINK_SCRIPT);
    expect((await replay(message)).json).toMatchObject({ outcome: 'quarantined', error: { code: 'unknown-entity' } });
  });

  it('that is no envelope stays so', async () => {
    const { id } = await connect(kit, { type: 'ttn' });
    const message = await recorded(id, [1]);
    expect((await messageOf(message))['outcome']).toBe('quarantined');
    expect((await replay(message)).json).toMatchObject({ outcome: 'quarantined', error: { code: 'bad-envelope' } });
  });
});

describe('what cannot be replayed', () => {
  it('is told why: unknown, stored, refused, without converter, of a deleted integration', async () => {
    expect((await replay('bm9uZQ')).status).toBe(404);
    const { id, converterId } = await connect(kit, { config: { headers: { 'x-key': 'a' } } });
    const refused = await recorded(id, { name: 'a' });
    expect((await messageOf(refused))['outcome']).toBe('refused');
    expect((await replay(refused)).json).toMatchObject({ status: 409, detail: expect.stringContaining('refused') });
    const stored = await recorded(id, { name: 'a', t: 1 }, { 'x-key': 'a' });
    expect((await replay(stored)).json).toMatchObject({ status: 409, detail: expect.stringContaining('stored') });
    await script(converterId, BROKEN);
    kit.now.ms += MINUTE;
    const message = await recorded(id, { name: 'a' }, { 'x-key': 'a' });
    await kit.call('PATCH', `/api/integrations/${id}`, { uplinkConverterId: null });
    expect((await replay(message)).json).toMatchObject({
      status: 409,
      field: 'id',
      fix: expect.stringContaining('Give'),
    });
    await kit.call('DELETE', `/api/integrations/${id}`);
    expect((await replay(message)).json).toMatchObject({ status: 409, detail: expect.stringContaining('gone') });
    expect((await messageOf(message))['outcome']).toBe('quarantined');
  });
});
