import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

describe('/api/codecs', () => {
  it('lists what is built in, by vendor and by words', async () => {
    const { json } = await kit.call('GET', '/api/codecs');
    expect((json['items'] as JsonObject[]).length).toBeGreaterThan(100);
    const { json: one } = await kit.call('GET', '/api/codecs?vendor=milesight&search=300-th');
    expect(one['items']).toMatchObject([{ id: 'milesight/em300-th', vendor: 'Milesight', model: 'EM300-TH' }]);
    expect((await kit.call('GET', '/api/codecs?search=nothing-like-it')).json).toEqual({ items: [], cursor: null });
  });

  it('shows a table, which decodes its own sample', async () => {
    const { json } = await kit.call('GET', '/api/codecs/milesight/em300-th');
    const { script, sample } = json as { script: string; sample: { hex: string; fPort: number } };
    const payload = Buffer.from(sample.hex, 'hex').toString('base64');
    const test = { contract: 'codec', language: 'table', script, payload, fPort: sample.fPort, form: { name: 'x' } };
    const answer = await kit.call('POST', '/api/converters/test', test);
    expect(answer.json).toMatchObject({ error: null, output: { data: { battery: expect.any(Number) } } });
  });

  it('makes a converter that is told from others by its table', async () => {
    const made = await kit.call('POST', '/api/codecs/milesight/em300-th/converters', { form: { name: 'TH $eui' } });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      name: 'Milesight EM300-TH',
      kind: 'uplink',
      contract: 'codec',
      language: 'table',
    });
    const path = made.headers.get('location') ?? '';
    const codec = await kit.call('GET', '/api/codecs/milesight/em300-th');
    expect((await kit.call('GET', path)).json['script']).toBe(codec.json['script']);
    const twin = await kit.call('POST', '/api/codecs/milesight/em300-th/converters', { name: 'Twin' });
    expect(twin.json['name']).toBe('Twin');
    expect(made.json['version']).not.toBe(twin.json['version']);
  });

  it('makes a downlink converter where the table has downlinks', async () => {
    const path = (codec: string) => `/api/codecs/${codec}/converters`;
    const made = await kit.call('POST', path('milesight/em300-th'), { name: 'TH down', kind: 'downlink' });
    expect(made.json).toMatchObject({ kind: 'downlink', language: 'table' });
    const { script } = (await kit.call('GET', made.headers.get('location') ?? '')).json;
    const test = { kind: 'downlink', contract: 'codec', language: 'table', script, metadata: { DevEUI: 'a1' } };
    const sent = await kit.call('POST', '/api/converters/test', { ...test, msg: { report_interval: 600 } });
    const data = Buffer.from('ff035802', 'hex').toString('base64');
    expect(sent.json).toMatchObject({ error: null, downlinks: [{ data, metadata: { fPort: 85, DevEUI: 'a1' } }] });
    const wrong = await kit.call('POST', '/api/converters/test', { ...test, msg: { interval: 600 } });
    expect(wrong.json['error']).toMatchObject({
      code: 'codec-error',
      message: 'interval is no command; there are reboot, report_interval',
    });
    const none = await kit.call('POST', path('decentlab/dl-5tm'), { kind: 'downlink' });
    expect({ status: none.status, ...none.json }).toMatchObject({
      status: 422,
      detail: 'This table has no downlinks.',
    });
  });

  it.each(['uplink', 'downlink'])('gives the %s converter the vectors of the codec, which pass', async (kind) => {
    const made = await kit.call('POST', '/api/codecs/milesight/em300-th/converters', { name: `With ${kind}`, kind });
    const path = `${made.headers.get('location')}`;
    const { json } = await kit.call('GET', `${path}/vectors`);
    const items = json['items'] as JsonObject[];
    expect(items.length).toBeGreaterThan(2);
    expect(items[0]).toMatchObject({ id: '1', source: { kind: 'library', name: 'codecs/milesight/em300-th' } });
    expect(json['vectors']).toEqual({ passed: items.length, failed: 0, failures: [] });
    const { script } = (await kit.call('GET', path)).json;
    const other = String(script).replaceAll('ff 03', 'ff 04').replaceAll('ff03', 'ff04');
    const change = await kit.call('POST', `${path}/versions`, { script: other, activate: true });
    expect({ status: change.status, ...change.json }).toMatchObject({ status: 409, code: 'conflict' });
  });

  it('knows no other', async () => {
    const { status, json } = await kit.call('GET', '/api/codecs/milesight/em1');
    expect({ status, ...json }).toMatchObject({ status: 404, field: 'model', fix: expect.any(String) });
    const post = await kit.call('POST', '/api/codecs/milesight/em1/converters', {});
    expect(post.status).toBe(404);
  });
});

describe('a table as a script', () => {
  const given = { name: 't', kind: 'uplink', contract: 'codec', language: 'table' };

  it.each([
    ['{', {}, 'is not JSON'],
    ['{"table":1,"device":"x","payload":["a: u9"]}', {}, "payload[0]: 'u9' is no type"],
    ['{"table":1,"device":"x","payload":["a: u8"]}', { contract: 'thingsboard' }, 'cannot run yet'],
    ['{"table":1,"device":"x","payload":["a: u8"]}', { kind: 'downlink' }, 'This table has no downlinks'],
  ])('%s with %j is refused', async (script, rest, told) => {
    const { status, json } = await kit.call('POST', '/api/converters', { ...given, script, ...rest });
    expect(status).toBe(422);
    expect(json).toMatchObject({ detail: expect.stringContaining(told), fix: expect.any(String) });
  });
});
