import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { addToken, type Kit, openKit, TOKEN } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
  await addToken(kit.parts, 'agent-token', { role: 'agent' });
  await addToken(kit.parts, 'old-token', { expiresAt: kit.now.ms });
});
afterAll(() => kit.close());

const NO_TOKEN = { authorization: '' };

describe('login', () => {
  it('gives the API token that was the password; with it the API is open, by either scheme', async () => {
    const body = { username: 'a@b.c', password: TOKEN, rememberMe: true };
    const { status, json } = await kit.call('POST', '/api/auth/login', body, NO_TOKEN);
    expect({ status, json }).toEqual({ status: 200, json: { token: TOKEN, refreshToken: TOKEN } });
    for (const scheme of ['Bearer', 'ApiKey']) {
      const header = { ...NO_TOKEN, 'x-authorization': `${scheme} ${json['token']}` };
      expect((await kit.call('GET', '/api/devices', undefined, header)).status).toBe(200);
    }
    const again = await kit.call('POST', '/api/auth/token', { refreshToken: json['refreshToken'] }, NO_TOKEN);
    expect(again.json).toEqual(json);
  });

  it.each([
    ['wrong', 401],
    ['old-token', 401],
    ['agent-token', 403],
    ['', 400],
    [5, 400],
    [undefined, 400],
  ])('refuses the password %j with %i', async (password, status) => {
    const { json } = await kit.call('POST', '/api/auth/login', { username: 'u', password }, NO_TOKEN);
    expect(json).toMatchObject({ status, fix: expect.any(String) });
    const refreshed = await kit.call('POST', '/api/auth/token', { refreshToken: password }, NO_TOKEN);
    expect(refreshed.status).toBe(status);
  });

  it('remembers nothing under an Idempotency-Key', async () => {
    const header = { ...NO_TOKEN, 'idempotency-key': 'k' };
    for (const password of [TOKEN, TOKEN]) {
      const { status, headers } = await kit.call('POST', '/api/auth/login', { password }, header);
      expect([status, headers.get('idempotency-replayed')]).toEqual([200, null]);
    }
  });
});

async function up(body: JsonObject, query = '?scriptLang=JS') {
  return kit.call('POST', `/api/converter/testUpLink${query}`, { metadata: {}, payload: 'e30=', ...body });
}

async function down(body: JsonObject, query = '?scriptLang=JS') {
  return kit.call('POST', `/api/converter/testDownLink${query}`, { metadata: {}, msg: '{}', msgType: 'X', ...body });
}

describe('testUpLink', () => {
  it("gives the script's own result as JSON text, whatever it is", async () => {
    for (const [script, output] of [
      ['return 5;', '5'],
      ['return "a";', '"a"'],
      ['return;', 'null'],
      ['return { telemetry: [[1]], deviceName: metadata.n };', '{"telemetry":[[1]],"deviceName":"7"}'],
    ]) {
      const { json } = await up({ decoder: script ?? '', metadata: { n: 7 } }, '');
      expect(json).toEqual({ output, error: '' });
    }
  });

  it('hands over UTF-8 as text and anything else as bytes', async () => {
    const of = async (bytes: number[]) =>
      (await up({ decoder: 'return payload;', payload: Buffer.from(bytes).toString('base64') })).json['output'];
    expect(await of([0xd0, 0xb6])).toBe(`[${'ж'.charCodeAt(0)}]`);
    expect(await of([0xff, 0x00, 0x80])).toBe('[255,0,128]');
  });

  it('a failing script is a 200 with the error and its line', async () => {
    const answers = [
      [{ decoder: 'var a;\nreturn a.b;' }, /^TypeError: .* \(line 2\)$/],
      [{ decoder: 'return {;' }, /^SyntaxError: .* \(line 1\)$/],
      [{ decoder: 'for (;;) {}' }, /ms/],
      [{ decoder: null }, /There is no decoder/],
      [{}, /There is no decoder/],
      [{ decoder: '' }, /There is no decoder/],
    ] as const;
    for (const [body, error] of answers) {
      const { status, json } = await up(body);
      expect({ status, ...json }).toEqual({ status: 200, output: '', error: expect.stringMatching(error) });
    }
  });

  it('adds what the form of a typed converter says', async () => {
    const configuration = {
      entityType: 'DEVICE',
      name: 'Device $eui',
      profile: 'p',
      telemetry: ['rssi'],
      attributes: [],
    };
    const converter = { converterVersion: 2, type: 'UPLINK', configuration };
    const body = {
      decoder: 'return { telemetry: { t: payload[0] } };',
      payload: '/w==',
      metadata: { eui: 'E1', rssi: -7 },
    };
    const { json } = await up({ ...body, converter });
    expect(json).toMatchObject({ output: '{"telemetry":{"t":255}}', error: '' });
    expect(json['outputMsg']).toMatchObject({ name: 'Device E1', profile: 'p' });
    expect(JSON.stringify(json['outputMsg'])).toContain('"rssi":-7');
    const unnamed = await up({ ...body, metadata: {}, converter });
    expect(unnamed.json).toMatchObject({ output: '{"telemetry":{"t":255}}', error: expect.stringContaining('eui') });
  });

  it('refuses what is no test', async () => {
    for (const [body, query] of [
      [{ decoder: 'return 1;', payload: '%%' }, ''],
      [{ decoder: 5 }, ''],
      [{ decoder: 'return 1;', metadata: 'x' }, ''],
      [{ decoder: 'return 1;' }, '?scriptLang=PYTHON'],
    ] as const) {
      expect((await up(body, query)).json).toMatchObject({ status: 400, field: expect.any(String) });
    }
    expect((await kit.call('POST', '/api/converter/testUpLink', {}, NO_TOKEN)).status).toBe(401);
  });
});

describe('testDownLink', () => {
  it('gives the message, its type and both kinds of metadata to the script', async () => {
    const encoder = 'return [msg, msgType, metadata, integrationMetadata];';
    const { json } = await down({ encoder, msg: '{"a":[1]}', metadata: { k: 1 }, integrationMetadata: { i: 'x' } });
    expect(json).toEqual({ output: '[{"a":[1]},"X",{"k":"1"},{"i":"x"}]', error: '' });
  });

  it('fails as text', async () => {
    expect((await down({ encoder: 'return msg.a.b;' })).json).toMatchObject({
      output: '',
      error: expect.stringContaining('TypeError'),
    });
    expect((await down({ encoder: 'return 1;', msg: '{' })).json['error']).toContain('msg is not JSON');
    expect((await down({})).json['error']).toContain('There is no encoder');
  });
});
