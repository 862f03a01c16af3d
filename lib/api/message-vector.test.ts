import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { connect, type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

/** Sends one message and gives the id of its record. */
async function recorded(integration: string, body: unknown, headers: Record<string, string> = {}): Promise<string> {
  // The list is in the order of times.
  kit.now.ms += 10;
  await kit.send(integration, body, headers['idempotency-key'], headers);
  const { json } = await kit.call('GET', `/api/messages?integration=${integration}&limit=1`);
  return String((json['items'] as JsonObject[])[0]?.['id']);
}

const asVector = (id: string, body: JsonObject = {}) => kit.call('POST', `/api/messages/${id}/vector`, body);
const patch = (id: string, body: JsonObject) => kit.call('PATCH', `/api/converters/${id}`, body);

async function vectorsOf(converterId: string) {
  const { json } = await kit.call('GET', `/api/converters/${converterId}/vectors`);
  return json as { items: JsonObject[]; vectors: JsonObject };
}

describe('a recorded message', () => {
  it('becomes a vector of its converter: payload, metadata, and what comes of it', async () => {
    const { id, converterId } = await connect(kit, { metadata: { site: 'north' }, name: 'Harbour' });
    const message = await recorded(id, { name: 'a', t: 1 });
    const { status, json } = await asVector(message);
    const vector = {
      id: expect.stringMatching(/^message-[0-9a-f]{12}$/),
      name: expect.stringContaining(new Date(kit.now.ms).toISOString()),
      payloadText: '{"name":"a","t":1}',
      metadata: { site: 'north', integrationName: 'Harbour' },
      expected: { output: { deviceName: 'a', deviceType: 'thermometer', telemetry: { t: 1 } } },
      ...{ ignore: [], receivedAt: kit.now.ms, source: { kind: 'message', name: message } },
    };
    expect([status, json]).toEqual([201, { converterId, vector }]);
    expect(await vectorsOf(converterId)).toMatchObject({ items: [vector], vectors: { passed: 1, failed: 0 } });
    await asVector(message, { name: 'once more', ignore: ['telemetry'] });
    expect((await vectorsOf(converterId)).items).toMatchObject([{ name: 'once more', ignore: ['telemetry'] }]);
    await asVector(await recorded(id, { name: 'b', t: 2 }));
    expect((await vectorsOf(converterId)).vectors).toMatchObject({ passed: 2, failed: 0 });
  });

  it('never brings credentials along', async () => {
    const { id, converterId } = await connect(kit, { config: { headers: { 'x-secret': 'hush-1' } } });
    const script = 'return { deviceName: "d", attributes: metadata };';
    await patch(converterId, { script });
    const secrets = { authorization: 'hush-2', cookie: 'hush-3', 'x-api-key': 'hush-4', 'x-downlink-apikey': 'hush-5' };
    const later = { 'x-later': 'hush-6', 'x-plain': 'shown' };
    const message = await recorded(id, { name: 'a' }, { ...secrets, ...later, 'x-secret': 'hush-1' });
    expect(JSON.stringify((await kit.call('GET', `/api/messages/${message}`)).json)).toContain('hush-6');
    await kit.call('PATCH', `/api/integrations/${id}`, { config: { headers: { 'x-later': 'hush-6' } } });
    kit.now.ms += 6_000;
    const { text } = await asVector(message);
    expect(text).toContain('shown');
    expect(text).not.toContain('hush');
    expect(JSON.stringify(await vectorsOf(converterId))).not.toContain('hush');
  });

  it('expects what another version gives, or what somebody says', async () => {
    const { id, converterId } = await connect(kit);
    const message = await recorded(id, { name: 'a', t: 1 });
    await patch(converterId, { script: 'return { deviceName: "new" };' });
    const expected = async (body: JsonObject) => {
      const { json } = await asVector(message, body);
      return (json['vector'] as JsonObject)['expected'];
    };
    expect(await expected({})).toEqual({ output: { deviceName: 'new' } });
    const old = { output: { deviceName: 'a', deviceType: 'thermometer', telemetry: { t: 1 } } };
    expect(await expected({ version: 'recorded' })).toEqual(old);
    expect(await expected({ version: '1' })).toEqual(old);
    expect(await expected({ expected: { output: 7 } })).toEqual({ output: 7 });
    expect((await asVector(message, { version: '9' })).status).toBe(404);
    expect((await asVector(message, { expected: {} })).json).toMatchObject({ status: 400, field: 'expected' });
  });

  it('that is quarantined expects its error; fixed, it is the proof', async () => {
    const { id, converterId } = await connect(kit);
    const message = await recorded(id, 'no object');
    const { json } = await asVector(message);
    expect(json['vector']).toMatchObject({ expected: { error: { code: 'bad-output', message: expect.any(String) } } });
    await asVector(message, { expected: { output: { deviceName: 'x' } } });
    expect((await vectorsOf(converterId)).vectors).toMatchObject({ failed: 1 });
    expect((await patch(converterId, { script: 'return { deviceName: "y" };' })).status).toBe(409);
    expect((await patch(converterId, { script: 'return { deviceName: "x" };' })).status).toBe(200);
  });

  it('of a codec brings device bytes, port, time, and the variables the device has', async () => {
    const script = 'function decodeUplink(i) { return { data: { n: i.bytes[0], p: i.fPort, k: i.variables.k } }; }';
    const codec = { name: 'c', kind: 'uplink', contract: 'codec', script, form: { telemetry: ['fCnt'] } };
    const converterId = String((await kit.call('POST', '/api/converters', codec)).json['id']);
    const { id } = await connect(kit, { type: 'chirpstack', uplinkConverterId: converterId });
    const device = { deviceInfo: { devEui: '24e124136b502217', deviceName: 'Fridge' }, devAddr: '01a2b3c4' };
    const envelope = {
      ...device,
      deduplicationId: 'd1',
      time: new Date(kit.now.ms).toISOString(),
      fPort: 85,
      fCnt: 3,
      data: 'yAE=',
    };
    await recorded(id, envelope);
    const [fridge] = (await kit.call('GET', '/api/devices?name=Device%2024e124136b502217')).json[
      'items'
    ] as JsonObject[];
    await kit.call('PUT', `/api/devices/${fridge?.['id']}/attributes/server`, { k: 5 });
    const at = kit.now.ms + 1_000;
    const message = await recorded(id, {
      ...envelope,
      deduplicationId: 'd2',
      time: new Date(at).toISOString(),
      fCnt: 4,
    });
    const { json } = await asVector(message);
    expect(json['vector']).toMatchObject({
      ...{ payload: 'yAE=', fPort: 85, time: at, variables: { k: '5' } },
      metadata: { eui: '24e124136b502217', fCnt: 4 },
      expected: { converterOutput: { telemetry: { values: { n: 200, p: 85, k: '5', fCnt: 4 } } } },
    });
    expect((await vectorsOf(converterId)).vectors).toMatchObject({ passed: 1, failed: 0 });
  });

  it('that is not there, was refused or ignored, or has lost its integration makes none', async () => {
    expect((await asVector('bm9uZQ')).status).toBe(404);
    const network = await connect(kit, { type: 'ttn' });
    const join = { end_device_ids: { device_id: 'd', dev_eui: '70B3D57ED0000001' }, join_accept: {} };
    expect((await asVector(await recorded(network.id, join))).json).toMatchObject({ status: 422, field: 'id' });
    const { id, converterId } = await connect(kit, { config: { headers: { 'x-key': 'a' } } });
    await kit.send(id, {}).catch(() => undefined);
    const { json } = await kit.call('GET', `/api/messages?integration=${id}&outcome=refused&limit=1`);
    const [refused] = json['items'] as JsonObject[];
    expect((await asVector(String(refused?.['id']))).json).toMatchObject({ status: 422, field: 'id' });
    const message = await recorded(id, { name: 'a' }, { 'x-key': 'a' });
    await kit.call('PATCH', `/api/integrations/${id}`, { uplinkConverterId: null });
    expect((await asVector(message)).json).toMatchObject({ status: 409, field: 'id' });
    await kit.call('DELETE', `/api/integrations/${id}`);
    expect((await asVector(message)).json).toMatchObject({ status: 409, field: 'id' });
    expect((await vectorsOf(converterId)).items).toEqual([]);
  });
});
