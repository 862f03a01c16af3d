import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

const ECHO = 'return { deviceName: metadata.n, telemetry: { text: String.fromCharCode.apply(null, payload) } };';

async function converter(rest: JsonObject = {}) {
  const body = { name: 'c', kind: 'uplink', script: ECHO, ...rest };
  const id = (await kit.call('POST', '/api/converters', body)).json['id'];
  const path = `/api/converters/${id}/vectors`;
  return {
    ...{ path, converterPath: `/api/converters/${id}` },
    put: (...items: JsonObject[]) => kit.call('PUT', path, { items }),
    get: () => kit.call('GET', path),
  };
}

const GOOD = {
  ...{ id: 'v', name: 'plain', payloadText: 'é', metadata: { n: 'D' }, receivedAt: 1_700_000_000_000 },
  ...{ expected: { output: { deviceName: 'D', telemetry: { text: 'é' } } }, ignore: [], source: null },
};

describe('vectors', () => {
  it('come back as they were given, with how the active version does on them', async () => {
    const { put, get } = await converter();
    expect((await get()).json).toEqual({ items: [], cursor: null, vectors: { passed: 0, failed: 0, failures: [] } });
    const source = { kind: 'library', name: 'vendors/x.json@1a2b' };
    const failing = { ...GOOD, id: 'w', payloadText: 'a', source };
    const stored = await put(GOOD, failing);
    expect(stored.json).toEqual({
      ...{ items: [GOOD, failing], cursor: null },
      vectors: {
        ...{ passed: 1, failed: 1 },
        failures: [{ id: 'w', name: 'plain', diff: ['telemetry.text: expected "é", got "a"'], error: null }],
      },
    });
    const read = await get();
    expect([read.json, read.headers.get('etag')]).toEqual([stored.json, stored.headers.get('etag')]);
    expect((await put(...(read.json['items'] as JsonObject[]))).json).toEqual(read.json);
    expect((await put()).json['items']).toEqual([]);
  });

  it('get an id from their content, a name from their id, and the time of the request', async () => {
    const { put } = await converter();
    const { id: _id, name: _name, receivedAt: _at, ...bare } = GOOD;
    const { json } = await put(bare);
    const [made] = json['items'] as JsonObject[];
    expect(made).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{12}$/),
      name: made?.['id'],
      receivedAt: kit.now.ms,
    });
    expect(((await put(bare)).json['items'] as JsonObject[])[0]?.['id']).toBe(made?.['id']);
  });

  it('are guarded by their own ETag', async () => {
    const { path, put, get } = await converter();
    const none = (await get()).headers.get('etag') ?? '';
    const write = (etag: string) => kit.call('PUT', path, { items: [GOOD] }, { 'if-match': etag });
    expect((await write('"stale"')).status).toBe(412);
    expect((await write(none)).status).toBe(200);
    expect((await write(none)).status).toBe(412);
    const now = (await put(GOOD)).headers.get('etag') ?? '';
    expect((await write(now)).status).toBe(200);
  });

  it('go with their converter', async () => {
    const { put, path, converterPath } = await converter();
    await put(GOOD);
    await kit.call('DELETE', converterPath);
    expect((await kit.call('GET', path)).status).toBe(404);
    const id = converterPath.split('/').at(-1) ?? '';
    expect(await kit.parts.catalog.vectors(id)).toEqual({ items: [], etag: null });
  });

  const bare = withoutPayload(GOOD);
  it.each<[string, JsonObject, string]>([
    ['no payload', bare, 'items[0].payload'],
    ['two payloads', { ...GOOD, payload: 'AQ==' }, 'items[0].payloadText'],
    ['a payload that is not base64', { ...bare, payload: '*' }, 'items[0].payload'],
    ['no expectation', { ...GOOD, expected: {} }, 'items[0].expected'],
    ['two expectations', { ...GOOD, expected: { output: 1, error: { code: 'x' } } }, 'items[0].expected.error'],
    ['an error without a code', { ...GOOD, expected: { error: {} } }, 'items[0].expected.error.code'],
    ['an unknown integration type', { ...GOOD, integrationType: 'constructor' }, 'items[0].integrationType'],
    ['a message of downlinks', { ...GOOD, msg: 1 }, 'items[0].msg'],
    ['an unknown member', { ...GOOD, topic: 'x' }, 'items[0].topic'],
    ['paths that are no list', { ...GOOD, ignore: 'ts' }, 'items[0].ignore'],
    ['a path that is none', { ...GOOD, ignore: ['a', 'b..c'] }, 'items[0].ignore[1]'],
    ['an empty id', { ...GOOD, id: '' }, 'items[0].id'],
  ])('are refused: %s', async (_what, given, field) => {
    const { put, get } = await converter();
    const { status, json } = await put(given);
    expect([status, json['field'], json['fix']]).toEqual([400, field, expect.any(String)]);
    expect((await get()).json['items']).toEqual([]);
  });

  it('are refused when two share an id, or when there are more than a request can carry', async () => {
    const { put } = await converter();
    expect((await put(GOOD, GOOD)).json).toMatchObject({ status: 400, field: 'items[1].id' });
    const large = { ...GOOD, expected: { output: 'é'.repeat(230_000) } };
    expect((await put(large, { ...large, id: 'w' })).json).toMatchObject({ status: 400, field: 'items' });
    const many = Array.from({ length: 501 }, (_, index) => ({ ...GOOD, id: String(index) }));
    expect((await put(...many)).json).toMatchObject({ status: 400, field: 'items' });
    expect((await put(large)).status).toBe(200);
  });
});

describe('a run', () => {
  it('is of the active version, of another one, or of a script that is not saved', async () => {
    const { put, path, converterPath } = await converter();
    await put(GOOD);
    const run = (body: JsonObject) => kit.call('POST', `${path}/run`, body);
    expect((await run({})).json).toMatchObject({ passed: 1, failed: 0 });
    await kit.call('POST', `${converterPath}/versions`, { script: 'return null;' });
    expect((await run({ version: '2' })).json).toMatchObject({
      failures: [{ diff: ['result: expected {"deviceName"'.concat(':"D","telemetry":{"text":"é"}}, got null')] }],
    });
    expect((await run({ script: `${ECHO}\n` })).json).toMatchObject({ passed: 1 });
    expect((await run({ version: '7' })).status).toBe(404);
    expect((await run({ script: 'return {;' })).json).toMatchObject({ status: 422, code: 'compile', line: 1 });
    expect((await kit.call('GET', converterPath)).json['script']).toBe(ECHO);
  });

  it('compares exactly, but for what a vector ignores', async () => {
    const script =
      "return { deviceName: 'D', telemetry: [{ ts: Date.now(), values: { r: 1, v: '1' } }], attributes: { q: 1 } };";
    const { put } = await converter({ script });
    const values = { r: 2, v: '1' };
    const output = { deviceName: 'D', telemetry: [{ ts: 5, values }], attributes: {} };
    const tally = async (ignore: string[], at = 5) =>
      (await put({ ...GOOD, expected: { output }, ignore, receivedAt: at })).json['vectors'] as JsonObject;
    expect(await tally([])).toMatchObject({
      failures: [{ diff: ['telemetry[0].values.r: expected 2, got 1', 'attributes.q: unexpected 1'] }],
    });
    expect(await tally(['telemetry[*].values.r', 'attributes'])).toMatchObject({ passed: 1 });
    expect(await tally(['telemetry[0].values.r', 'attributes.*'], 6)).toMatchObject({
      failures: [{ diff: ['telemetry[0].ts: expected 5, got 6'] }],
    });
    expect(await tally(['telemetry[*].value', 'attribute'])).toMatchObject({ failed: 1 });
    values.v = 1 as unknown as string;
    expect(await tally(['telemetry[0].values.r', 'attributes'])).toMatchObject({
      failures: [{ diff: ['telemetry[0].values.v: expected 1, got "1"'] }],
    });
  });

  it('expects errors by their code, and by their message where it is given', async () => {
    const script = "if (payload.length > 1) throw new Error('too long');\nreturn 7;";
    const { put } = await converter({ script });
    const tally = async (payloadText: string, error: JsonObject) =>
      (await put({ ...GOOD, payloadText, expected: { error } })).json['vectors'] as JsonObject;
    expect(await tally('ab', { code: 'runtime' })).toMatchObject({ passed: 1 });
    expect(await tally('ab', { code: 'runtime', message: 'Error: too long' })).toMatchObject({ passed: 1 });
    expect(await tally('ab', { code: 'timeout', message: 'x' })).toMatchObject({
      failures: [
        {
          diff: ['error.code: expected "timeout", got "runtime"', 'error.message: expected "x", got "Error: too long"'],
        },
      ],
    });
    expect(await tally('a', { code: 'bad-output' })).toMatchObject({ passed: 1 });
    expect(await tally('', { code: 'no-name' })).toMatchObject({
      failures: [{ diff: [expect.stringMatching(/^error/)] }],
    });
  });

  it('of typed converters and codecs takes device bytes, or an envelope of their network', async () => {
    const script = 'function decodeUplink(i) { return { data: { n: i.bytes[0], p: i.fPort, t: +i.recvTime } }; }';
    const { put } = await converter({ contract: 'codec', script, form: { telemetry: ['rssi'] } });
    const metadata = { eui: 'E1', rssi: -70 };
    const bytes = { ...withoutPayload(GOOD), payload: 'yA==', fPort: 7, time: 9_000, metadata };
    const common = { entityType: 'DEVICE', name: 'Device E1', profile: 'default', attributes: {} };
    const telemetry = { ts: 9_000, values: { n: 200, p: 7, t: 9_000, rssi: -70 } };
    const envelope = {
      deviceInfo: { devEui: '24e124136b502217', deviceName: 'Fridge' },
      ...{ time: '2025-06-01T12:00:00Z', fPort: 85, fCnt: 3, devAddr: '01a2b3c4', data: 'yAE=' },
    };
    const inEnvelope = { ...withoutPayload(GOOD), id: 'e', payloadJson: envelope, integrationType: 'chirpstack' };
    const wanted = { data: { n: 200, p: 85, t: Date.UTC(2025, 5, 1, 12) } };
    const { json } = await put(
      { ...bytes, expected: { output: { data: { n: 200, p: 7, t: 9_000 } } } },
      { ...bytes, id: 'c', expected: { converterOutput: { ...common, telemetry } } },
      { ...inEnvelope, expected: { output: wanted } },
      { ...inEnvelope, id: 'f', payloadJson: {}, expected: { error: { code: 'bad-envelope' } } },
    );
    expect(json['vectors']).toEqual({ passed: 4, failed: 0, failures: [] });
  });

  it('of downlink converters encodes a message', async () => {
    const script = "return { contentType: 'TEXT', data: msgType + msg.v + metadata.k + integrationMetadata.q };";
    const { put } = await converter({ kind: 'downlink', script });
    const message = { msg: { v: 1 }, msgType: 'M', metadata: { k: 2 }, integrationMetadata: { q: 3 } };
    const output = { contentType: 'TEXT', data: 'M123' };
    const { json } = await put({ ...message, expected: { output } });
    expect(json['vectors']).toMatchObject({ passed: 1, failed: 0 });
    expect((await put({ ...message, expected: { converterOutput: 1 } })).json['field']).toBe(
      'items[0].expected.converterOutput',
    );
    expect((await put({ ...message, payloadText: '', expected: { output } })).json['field']).toBe(
      'items[0].payloadText',
    );
    const { msg: _msg, ...none } = message;
    expect((await put({ ...none, expected: { output } })).json['field']).toBe('items[0].msg');
  });
});

function withoutPayload({ payloadText: _text, ...rest }: typeof GOOD) {
  return rest;
}
