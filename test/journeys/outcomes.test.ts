import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { type Connected, type House, openHouse, post } from './house.test-kit.ts';

/** Status codes and outcomes as settled: what a sender hears, and what stays on record. */
let house: House;
let http: Connected;
let guarded: Connected;
let chirpstack: Connected;
let disabled: Connected;

const sample = JSON.parse(
  readFileSync(new URL('../../lib/integrations/chirpstack/samples/01-plain/request.json', import.meta.url), 'utf8'),
) as { bodyJson: JsonObject };

beforeAll(async () => {
  house = await openHouse();
  http = await house.integration({ type: 'http' });
  guarded = await house.integration({ type: 'http', config: { headers: { 'X-Secret': 'open sesame' } } });
  chirpstack = await house.integration({
    type: 'chirpstack',
    script: 'return { deviceName: "cs", deviceType: "t", telemetry: { a: 1 } };',
  });
  disabled = await house.integration({ type: 'http', rest: { enabled: false } });
}, 30_000);
afterAll(() => house.stop());

async function outcomes(integration: Connected): Promise<JsonObject[]> {
  const { items } = await house.api('GET', `/api/messages?integration=${integration.id}`);
  return items as JsonObject[];
}

describe('what a sender hears', () => {
  const wrongKey = (url: string) => `${url.slice(0, -4)}0000`;

  it.each([
    ['unknown routing key', () => post(wrongKey(http.url), { name: 'a' }), 404],
    ['type of another integration', () => post(http.url.replace('/http/', '/chirpstack/'), { name: 'a' }), 404],
    ['type that does not exist', () => post(http.url.replace('/http/', '/nothing/'), { name: 'a' }), 404],
    ['disabled integration', () => disabled.send({ name: 'a' }), 404],
    ['missing header', () => guarded.send({ name: 'a' }), 401],
    ['wrong header', () => guarded.send({ name: 'a' }, { headers: { 'x-secret': 'open sesam' } }), 401],
    ['right header', () => guarded.send({ name: 'a' }, { headers: { 'x-secret': 'open sesame' } }), 204],
    ['body above 256 KiB', () => http.send({ name: 'a'.repeat(256 * 1024) }), 413],
    ['no JSON on a JSON type', () => chirpstack.send('{"deviceInfo":'), 400],
    ['JSON that is no envelope', () => chirpstack.send({ hello: 'world' }), 400],
    ['another event', () => chirpstack.send(sample.bodyJson, { query: 'event=join' }), 204],
    ['a good envelope', () => chirpstack.send(sample.bodyJson, { query: 'event=up' }), 204],
    ['any bytes on http, converter throws', () => http.send('\u0000 not json at all'), 204],
    ['a good message', () => http.send({ name: 'good', temperature: 21.5 }), 204],
  ] as const)('%s', async (_what, send, status) => {
    const response = await send();
    expect(response.status).toBe(status);
    const text = await response.text();
    if (status >= 400) {
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(JSON.parse(text)).toMatchObject({ status, code: expect.any(String), detail: expect.any(String) });
    } else expect(text).toBe('');
  });
});

describe('what stays on record', () => {
  it('chirpstack: two quarantined with raw, one ignored, one stored', async () => {
    const messages = await outcomes(chirpstack);
    expect(messages.map((message) => message['outcome']).sort()).toEqual([
      'ignored',
      'quarantined',
      'quarantined',
      'stored',
    ]);
    const bad = messages.find((message) => message['outcome'] === 'quarantined');
    const full = await house.api('GET', `/api/messages/${bad?.['id']}`);
    expect(full['error']).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    expect((full['raw'] as JsonObject)['base64']).not.toBe('');
  });

  it('http: refused without body; quarantined with version, line and raw', async () => {
    const messages = await outcomes(http);
    expect(messages.map((message) => message['outcome']).sort()).toEqual(['quarantined', 'refused', 'stored']);
    const find = (outcome: string) => String(messages.find((message) => message['outcome'] === outcome)?.['id']);
    const refused = await house.api('GET', `/api/messages/${find('refused')}`);
    expect(refused['raw']).toBeNull();
    const quarantined = await house.api('GET', `/api/messages/${find('quarantined')}`);
    expect(quarantined['version']).toMatch(/^[0-9a-f]{64}$/);
    expect(quarantined['error']).toMatchObject({ code: 'runtime', line: expect.any(Number) });
    const raw = quarantined['raw'] as { base64: string };
    expect(Buffer.from(raw.base64, 'base64').toString()).toBe('\u0000 not json at all');
  });

  it('wrong credentials are refused, and no secret stays on any record', async () => {
    const messages = await outcomes(guarded);
    expect(messages.map((message) => message['outcome']).sort()).toEqual(['refused', 'refused', 'stored']);
    for (const { id } of messages) {
      expect(JSON.stringify(await house.api('GET', `/api/messages/${id}`))).not.toContain('open sesam');
    }
  });

  it('a disabled integration leaves no record', async () => {
    expect(await outcomes(disabled)).toEqual([]);
  });

  it('the outcome filter works', async () => {
    const { items } = await house.api('GET', `/api/messages?integration=${chirpstack.id}&outcome=quarantined`);
    expect(items).toHaveLength(2);
  });
});

describe('re-deliveries', () => {
  it('the same uplink twice is one message with one duplicate, and one point', async () => {
    const envelope = { ...sample.bodyJson, deduplicationId: '9a1d7c52-0000-4000-8000-000000000001' };
    const once = await house.integration({
      type: 'chirpstack',
      script: 'return { deviceName: "twice", deviceType: "t", telemetry: { a: 1 } };',
    });
    expect((await once.send(envelope, { query: 'event=up' })).status).toBe(204);
    expect((await once.send(envelope, { query: 'event=up' })).status).toBe(204);
    const messages = await outcomes(once);
    expect(messages).toMatchObject([{ outcome: 'stored', duplicates: 1 }]);
    const { items } = await house.api('GET', '/api/devices?name=twice');
    const [device] = items as JsonObject[];
    const telemetry = await house.api(
      'GET',
      `/api/devices/${device?.['id']}/telemetry?keys=a&from=0&to=${Date.now() + 60_000}`,
    );
    expect(telemetry['a']).toHaveLength(1);
  });

  it('http: an Idempotency-Key makes it one message; without one each is its own', async () => {
    const keyed = await house.integration({ type: 'http' });
    const key = { headers: { 'idempotency-key': 'k-1' } };
    await keyed.send({ name: 'k', a: 1 }, key);
    await keyed.send({ name: 'k', a: 1 }, key);
    expect(await outcomes(keyed)).toMatchObject([{ duplicates: 1 }]);
    await keyed.send({ name: 'k', a: 1 });
    await keyed.send({ name: 'k', a: 1 });
    expect(await outcomes(keyed)).toHaveLength(3);
  });
});

describe('what an operator hears', () => {
  it.each([
    ['unknown config key', { type: 'http', name: 'x', config: { sever: 'x' } }, 400, 'config.sever'],
    ['missing required config', { type: 'aws-iot', name: 'x', config: {} }, 400, 'config.topicFilter'],
    ['unknown type', { type: 'nothing', name: 'x', config: {} }, 400, 'type'],
    [
      'unknown converter',
      { type: 'http', name: 'x', config: {}, uplinkConverterId: 'nobody' },
      400,
      'uplinkConverterId',
    ],
  ])('%s', async (_what, body, status, field) => {
    const problem = await house.api('POST', '/api/integrations', body, status);
    expect(JSON.stringify(problem)).toContain(field);
  });

  it('a script that does not compile is refused with line and column', async () => {
    const body = { name: 'broken', kind: 'uplink', script: 'var a = 1;\nreturn {;' };
    const problem = await house.api('POST', '/api/converters', body, 422);
    expect(problem).toMatchObject({ code: 'compile', line: 2, column: expect.any(Number) });
  });
});
