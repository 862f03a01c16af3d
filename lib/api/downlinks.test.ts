import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entityId } from '../model/entity.ts';
import type { JsonObject } from '../model/json.ts';
import { connect, type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
let integration: string;

beforeAll(async () => {
  kit = await openKit();
  integration = (await connect(kit)).id;
});
afterAll(() => kit.close());

let devices = 0;

/** A device that has sent an uplink, unless told otherwise. */
async function device(silent = false): Promise<string> {
  devices += 1;
  const name = `d${devices}`;
  if (silent) await kit.call('POST', '/api/devices', { name });
  else await kit.send(integration, { name, t: 1 });
  return entityId('device', name);
}

async function ordered(id: string, more: JsonObject = {}): Promise<string> {
  const { status, json } = await kit.call('POST', `/api/devices/${id}/downlinks`, { msg: { a: 1 }, ...more });
  expect(status).toBe(202);
  return String(json['id']);
}

const rpc = (id: string, call: JsonObject) => kit.call('POST', `/api/devices/${id}/rpc`, call);

describe('RPC', () => {
  it('becomes the message ThingsBoard makes of it: params as JSON text, oneway as text', async () => {
    const id = await device();
    const { status, json, headers } = await rpc(id, { method: 'setValve', params: { open: true }, oneway: true });
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`/api/downlinks/${json['id']}`);
    expect(json).toMatchObject({
      msg: { method: 'setValve', params: '{"open":true}' },
      msgType: 'RPC_CALL_FROM_SERVER_TO_DEVICE',
      metadata: { oneway: 'true', persistent: 'true', expirationTime: String(json['expiresAt']) },
      integrationId: integration,
      state: 'queued',
    });
    expect((await rpc(id, { method: 'm', params: 'on' })).json['msg']).toEqual({ method: 'm', params: '"on"' });
    expect((await rpc(id, { method: 'm' })).json['msg']).toEqual({ method: 'm', params: '{}' });
    const info = { method: 'm', additionalInfo: { x: 1 } };
    expect((await rpc(id, info)).json['msg']).toMatchObject({ additionalInfo: { x: 1 } });
  });

  it('says plainly that it cannot be two-way', async () => {
    const { status, json } = await rpc(await device(), { method: 'get', oneway: false });
    expect([status, json['code'], json['field']]).toEqual([422, 'unsupported', 'oneway']);
    expect(json['fix']).toContain('oneway: true');
  });

  it('needs an integration: the one named, or that of the last uplink', async () => {
    const silent = await device(true);
    const refused = await rpc(silent, { method: 'm' });
    expect([refused.status, refused.json['field']]).toEqual([409, 'integrationId']);
    expect((await rpc(silent, { method: 'm', integrationId: integration })).status).toBe(202);
    expect((await rpc(silent, { method: 'm', integrationId: 'nobody' })).status).toBe(400);
    expect((await rpc('nobody', { method: 'm' })).status).toBe(404);
  });

  it('goes by the downlink rules; keys hold back attributes only', async () => {
    const only = async (downlinkRules: JsonObject[]) => (await connect(kit, { downlinkRules })).id;
    const id = await device();
    const none = await rpc(id, { method: 'm', integrationId: await only([{ msgTypes: ['ATTRIBUTES_UPDATED'] }]) });
    expect([none.status, none.json['code'], none.json['field']]).toEqual([422, 'unsupported', 'downlinkRules']);
    const keyed = await only([{ msgTypes: ['RPC_CALL_FROM_SERVER_TO_DEVICE'], keys: ['interval'] }]);
    expect((await rpc(id, { method: 'm', integrationId: keyed })).status).toBe(202);
  });

  it.each([
    [{}, 'method'],
    [{ method: 7 }, 'method'],
    [{ method: 'm', params: 'x'.repeat(131_072) }, 'params'],
    [{ method: 'm', timeout: 5 }, 'timeout'],
    [{ method: 'm', expiresAt: 1 }, 'expiresAt'],
    [{ method: 'm', replaceKey: '' }, 'replaceKey'],
  ])('refuses %j', async (call, field) => {
    const { status, json } = await rpc(await device(), call as JsonObject);
    expect([status, json['field']]).toEqual([400, field]);
  });
});

describe('cancel', () => {
  it('takes back what is queued, once and for all', async () => {
    const id = await ordered(await device());
    const first = await kit.call('DELETE', `/api/downlinks/${id}`);
    expect([first.status, first.json['state']]).toEqual([200, 'cancelled']);
    expect((await kit.call('DELETE', `/api/downlinks/${id}`)).status).toBe(200);
    expect(first.json['history']).toMatchObject([{ state: 'queued' }, { state: 'cancelled' }]);
  });

  it('answers 409 while it is being sent, and takes it back when its dispatcher has died', async () => {
    const id = await ordered(await device());
    const encoded = [{ contentType: 'TEXT' as const, data: 'x', metadata: {} }];
    await kit.parts.downlinks.advance(id, ['queued'], { state: 'encoded', at: kit.now.ms, encoded, attempts: 1 });
    const refused = await kit.call('DELETE', `/api/downlinks/${id}`);
    expect([refused.status, refused.json['code']]).toEqual([409, 'conflict']);
    kit.now.ms += 31_000;
    expect((await kit.call('DELETE', `/api/downlinks/${id}`)).json).toMatchObject({ state: 'cancelled', attempts: 1 });
  });

  it('takes a pending reply out of its slot; one that an uplink took is gone', async () => {
    const { entities, downlinks } = kit.parts;
    const pending = async () => {
      const deviceId = await device();
      const id = await ordered(deviceId, { integrationId: integration });
      const ref = { kind: 'device', id: deviceId } as const;
      const expiresAt = kit.now.ms + 60_000;
      const reply = { downlinkId: id, contentType: 'text/plain', headers: {}, body: new Uint8Array([1]), expiresAt };
      await entities.putReply(ref, integration, reply, kit.now.ms);
      await downlinks.advance(id, ['queued'], { state: 'pending', at: kit.now.ms });
      return { id, ref };
    };
    const waiting = await pending();
    expect((await kit.call('DELETE', `/api/downlinks/${waiting.id}`)).json['state']).toBe('cancelled');
    expect((await entities.load(waiting.ref))?.replies[0]?.pending).toBeNull();

    const taken = await pending();
    const version = (await entities.load(taken.ref))?.replies[0]?.version ?? 0;
    // The uplink has it, and died before it could note it.
    await entities.takeReply(taken.ref, { integrationId: integration, by: 'uplink', version }, kit.now.ms);
    expect((await kit.call('DELETE', `/api/downlinks/${taken.id}`)).status).toBe(409);
    expect((await downlinks.get(taken.id))?.state).toBe('transmitted');

    const halfway = await pending();
    await entities.cancelReply(halfway.ref, integration, halfway.id);
    expect((await kit.call('DELETE', `/api/downlinks/${halfway.id}`)).json['state']).toBe('cancelled');
  });

  it('answers 409 for what has ended, 404 for what never was', async () => {
    const id = await ordered(await device());
    await kit.parts.downlinks.advance(id, ['queued'], { state: 'accepted', at: kit.now.ms });
    expect((await kit.call('DELETE', `/api/downlinks/${id}`)).status).toBe(409);
    for (const unknown of ['x', `${entityId('device', 'd1')}.0`, 'a%2Fb.c'])
      expect((await kit.call('DELETE', `/api/downlinks/${unknown}`)).status).toBe(404);
  });
});

describe('what failed', () => {
  const failedOne = async () => {
    const id = await ordered(await device());
    const answer = { code: 'runtime', message: 'x' };
    await kit.parts.downlinks.advance(id, ['queued'], { state: 'failed', at: kit.now.ms, answer, attempts: 3 });
    return id;
  };

  it('is listed for all devices, newest first', async () => {
    const since = kit.now.ms + 1;
    kit.now.ms += 10;
    const first = await failedOne();
    kit.now.ms += 10;
    const second = await failedOne();
    const { json } = await kit.call('GET', `/api/downlinks?state=failed&from=${since}`);
    expect((json['items'] as JsonObject[]).map(({ id }) => id)).toEqual([second, first]);
    expect((await kit.call('GET', '/api/downlinks?state=queued')).status).toBe(400);
  });

  it('is sent once more from the converter on, also when its time had passed', async () => {
    const id = await failedOne();
    const again = await kit.call('POST', `/api/downlinks/${id}/redrive`, {});
    expect(again.status).toBe(202);
    expect(again.json).toMatchObject({ state: 'queued', attempts: 3, encoded: null, answer: null });
    expect((await kit.call('POST', `/api/downlinks/${id}/redrive`, {})).status).toBe(409);
    const late = await failedOne();
    kit.now.ms += 48 * 3_600_000;
    expect((await kit.call('POST', `/api/downlinks/${late}/redrive`, { expiresAt: 5 })).status).toBe(400);
    const { json } = await kit.call('POST', `/api/downlinks/${late}/redrive`, {});
    expect(json['expiresAt']).toBe(kit.now.ms + 24 * 3_600_000);
    expect((await kit.parts.downlinks.get(late))?.attemptsBefore).toBe(3);
  });
});
