import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { connect, type Kit, openKit, type Reply } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

const scriptOf = (name: string) => `return { deviceName: '${name}', telemetry: { v: payload.length } };`;

/** A converter with one version; `path` leads to it, `post` writes below it. */
async function converter(rest: JsonObject = {}) {
  const body = { name: 'c', kind: 'uplink', script: scriptOf('one'), ...rest };
  const { json, headers } = await kit.call('POST', '/api/converters', body);
  const path = `/api/converters/${json['id']}`;
  return {
    ...{ id: String(json['id']), path, first: String(json['version']), etag: headers.get('etag') ?? '' },
    add: (given: JsonObject): Promise<Reply> => kit.call('POST', `${path}/versions`, given),
    post: (to: string, given: JsonObject = {}, headersGiven = {}) => kit.call('POST', path + to, given, headersGiven),
    lines: async () => (await kit.call('GET', `${path}/versions`)).json['items'] as JsonObject[],
    active: async () => (await kit.call('GET', path)).json['version'],
  };
}

/** Expects `v` to be the payload's length and the device to be named so. */
const vector = (deviceName: string) => ({
  ...{ name: `says ${deviceName}`, payloadText: 'abc' },
  expected: { output: { deviceName, telemetry: { v: 3 } } },
});

describe('a new version', () => {
  it('does not become active unless asked, and is kept with who, when and why', async () => {
    const { path, first, add, lines, active } = await converter();
    kit.now.ms += 1_000;
    const added = await add({ script: scriptOf('two'), why: 'a try' });
    expect(added.status).toBe(201);
    expect(added.json).toMatchObject({
      ...{ seq: 2, action: 'saved', active: false, who: 'tester', when: kit.now.ms, why: 'a try', forced: null },
      ...{ previous: null, warnings: [], integrations: [], vectors: { passed: 0, failed: 0, failures: [] } },
    });
    expect(await active()).toBe(first);
    const { json } = await kit.call('GET', added.headers.get('location') ?? '');
    expect(json).toMatchObject({
      script: scriptOf('two'),
      contract: 'thingsboard',
      active: false,
      lines: [{ seq: 2 }],
    });
    const asked = await add({ script: scriptOf('three'), activate: true });
    expect(asked.json).toMatchObject({ action: 'activated', active: true, previous: first, why: 'added' });
    expect(asked.json['warnings']).toEqual([{ message: expect.stringContaining('no vectors') }]);
    expect(await active()).toBe(asked.json['version']);
    expect(asked.headers.get('etag')).toBe((await kit.call('GET', path)).headers.get('etag'));
    expect((await lines()).map(({ seq, active: now }) => [seq, now])).toEqual([...[[3, true]], [2, false], [1, false]]);
  });

  it('warns of one that becomes active with nothing tried, and only then', async () => {
    const { path, add, post } = await converter();
    await add({ script: scriptOf('two') });
    const bare = await post('/versions/2/activate');
    expect(bare.json['warnings']).toEqual([{ message: expect.stringContaining('no vectors') }]);
    expect((await post('/rollback')).json['warnings']).toEqual([]);
    await kit.call('PUT', `${path}/vectors`, { items: [vector('two')] });
    expect(await post('/versions/2/activate')).toMatchObject({
      json: { warnings: [], vectors: { passed: 1, failed: 0 } },
    });
  });

  it('takes from the active one what is not given: language, contract and form are part of it', async () => {
    const codec = { contract: 'codec', script: 'function Decoder(b) { return { n: b.length }; }' };
    const { path, add } = await converter({ ...codec, form: { name: 'S $eui' } });
    const { json } = await add({ form: { name: 'T $eui' }, activate: true });
    expect((await kit.call('GET', path)).json).toMatchObject({ ...codec, form: { name: 'T $eui' }, name: 'c' });
    expect((await kit.call('GET', `${path}/versions/${json['version']}`)).json).toMatchObject(codec);
    const generic = await add({ contract: 'thingsboard', form: {}, script: scriptOf('g'), activate: true });
    expect([generic.status, (await kit.call('GET', path)).json['contract']]).toEqual([201, 'thingsboard']);
  });

  it('lists the integrations it touches, as every change does', async () => {
    const { id, converterId } = await connect(kit, { name: 'Harbour' });
    const touched = [{ id, name: 'Harbour', type: 'http' }];
    const path = `/api/converters/${converterId}`;
    const { json } = await kit.call('POST', `${path}/versions`, { script: scriptOf('x') });
    expect(json['integrations']).toEqual(touched);
    const activated = await kit.call('POST', `${path}/versions/2/activate`, {});
    expect([activated.json['integrations'], activated.json['active']]).toEqual([touched, true]);
    expect((await kit.call('POST', `${path}/rollback`, {})).json['integrations']).toEqual(touched);
    const put = await kit.call('PATCH', path, { script: scriptOf('y'), why: 'better names' });
    expect(put.json['integrations']).toEqual(touched);
    const { json: history } = await kit.call('GET', `${path}/versions`);
    expect((history['items'] as JsonObject[])[0]).toMatchObject({ why: 'better names', action: 'activated' });
  });

  it.each<[string, JsonObject, number, string]>([
    ['a script that does not compile', { script: 'var a = 1;\nreturn {;' }, 422, 'script'],
    ['an unknown language', { language: 'lua' }, 400, 'language'],
    ['a form its contract has not', { form: { name: 'x' } }, 400, 'form.name'],
    ['a member of the converter', { name: 'x' }, 400, 'name'],
    ['a reason that is empty', { force: ' ' }, 400, 'force'],
  ])('is refused: %s', async (_what, given, status, field) => {
    const { add, lines } = await converter();
    const { status: got, json } = await add({ ...given, activate: true });
    expect([got, json['field']]).toEqual([status, field]);
    expect(await lines()).toHaveLength(1);
    if (status === 422) expect(json).toMatchObject({ code: 'compile', line: 2, column: expect.any(Number) });
  });

  it('tells what of a TBEL script does not do what it says', async () => {
    const script =
      'var a = 0x80 << 24;\nreturn { deviceName: "a", telemetry: { v: 1 }};\nfunction parseInt(s) { return s; }';
    const { add } = await converter();
    const warning = { line: 3, column: expect.any(Number), message: expect.stringContaining('parseInt') };
    const given = { name: 'w', kind: 'uplink', language: 'tbel', script };
    const created = await kit.call('POST', '/api/converters', given);
    expect(created.json['warnings']).toContainEqual(warning);
    expect((await add({ language: 'tbel', script })).json['warnings']).toContainEqual(warning);
    const tested = await kit.call('POST', '/api/converters/test', { language: 'tbel', script, payloadText: '' });
    expect(tested.json).toMatchObject({ error: null });
    expect(tested.json['warnings']).toContainEqual(warning);
  });
});

describe('activating', () => {
  it('names a version by its hash, the beginning of it, or its line', async () => {
    const { add, post, active, first } = await converter();
    const { json } = await add({ script: scriptOf('two') });
    const second = String(json['version']);
    expect((await post(`/versions/${second.slice(0, 8)}/activate`, { why: 'now' })).json).toMatchObject({
      ...{ version: second, previous: first, seq: 3, why: 'now' },
    });
    await post('/versions/1/activate');
    expect(await active()).toBe(first);
    await post(`/versions/${second}/activate`);
    expect(await active()).toBe(second);
    const again = await post(`/versions/${second}/activate`);
    expect(again.json).toMatchObject({ seq: 5, previous: null, active: true });
  });

  it('refuses what is not there, and what was changed since it was read', async () => {
    const { post, etag, add, active, first, lines } = await converter();
    const unknown = await post(`/versions/${'0'.repeat(64)}/activate`);
    expect([unknown.status, unknown.json['field']]).toEqual([404, 'version']);
    expect((await kit.call('POST', '/api/converters/none/versions/1/activate', {})).status).toBe(404);
    await add({ script: scriptOf('two') });
    expect((await post('/versions/2/activate', {}, { 'if-match': '"stale"' })).status).toBe(412);
    expect(await active()).toBe(first);
    expect((await post('/versions/2/activate', {}, { 'if-match': etag })).status).toBe(200);
    for (const to of ['/versions/1/activate', '/rollback']) {
      expect((await post(to, {}, { 'if-match': etag })).status).toBe(412);
    }
    expect((await post('/versions', { script: scriptOf('three') }, { 'if-match': etag })).status).toBe(412);
    expect(await lines()).toHaveLength(3);
  });

  it('of one version by many at once ends with it, and the history tells of each', async () => {
    const { add, post, active, lines } = await converter();
    for (const name of ['two', 'three']) await add({ script: scriptOf(name) });
    const answers = await Promise.all([2, 3, 2, 3].map((line) => post(`/versions/${line}/activate`)));
    expect(answers.map(({ status }) => status)).toEqual([...[200, 200], 200, 200]);
    const [newest] = (await lines()).filter((line) => line['active']);
    expect(newest?.['version']).toBe(await active());
  });
});

describe('rolling back', () => {
  it('leads to the version before, one by one, until there is none', async () => {
    const { post, add, active, first, lines } = await converter();
    const second = (await add({ script: scriptOf('two'), activate: true })).json['version'];
    await add({ script: scriptOf('three'), activate: true });
    const back = await post('/rollback', { why: 'three is wrong' });
    expect(back.json).toMatchObject({ version: second, action: 'rolled-back', why: 'three is wrong', active: true });
    await post('/rollback');
    expect(await active()).toBe(first);
    const end = await post('/rollback');
    expect([end.status, end.json['code']]).toEqual([409, 'conflict']);
    expect((await lines()).map(({ action }) => action).slice(0, 2)).toEqual(['rolled-back', 'rolled-back']);
  });

  it('is never held up by vectors, and tells which fail', async () => {
    const { post, path, add, first, active } = await converter();
    await add({ script: scriptOf('two'), activate: true });
    await kit.call('PUT', `${path}/vectors`, { items: [vector('two')] });
    const { json, status } = await post('/rollback');
    expect([status, json['vectors']]).toMatchObject([200, { failed: 1, failures: [{ name: 'says two' }] }]);
    expect(await active()).toBe(first);
  });
});

describe('the gate', () => {
  it('refuses a version whose vectors fail with a diff of each, everywhere a version becomes active', async () => {
    const { path, post, add, active, first, lines } = await converter();
    await kit.call('PUT', `${path}/vectors`, { items: [vector('one')] });
    const saved = await add({ script: scriptOf('two') });
    expect([saved.status, saved.json['vectors']]).toMatchObject([201, { passed: 0, failed: 1 }]);
    const script = scriptOf('two');
    for (const refused of [
      await post('/versions/2/activate'),
      await add({ script, activate: true }),
      await kit.call('PATCH', path, { script }),
      await kit.call('PUT', path, { name: 'c', kind: 'uplink', script }),
    ]) {
      expect(refused.status).toBe(409);
      expect(refused.json).toMatchObject({
        code: 'conflict',
        detail: `1 of 1 vectors fail; 'says one': deviceName: expected "one", got "two"`,
        fix: expect.stringContaining('force'),
        vectors: { passed: 0, failed: 1, failures: [{ diff: ['deviceName: expected "one", got "two"'], error: null }] },
      });
    }
    expect([await active(), (await lines()).length]).toEqual([first, 2]);
    expect((await kit.call('PATCH', path, { name: 'renamed' })).status).toBe(200);
  });

  it('lets pass what comes with a reason, and keeps it; not where nothing failed', async () => {
    const { path, post, add, lines } = await converter();
    await kit.call('PUT', `${path}/vectors`, { items: [vector('one')] });
    await add({ script: scriptOf('two') });
    const forced = await post('/versions/2/activate', { force: 'the vector is wrong', why: 'new names' });
    expect(forced.json).toMatchObject({ active: true, forced: 'the vector is wrong', vectors: { failed: 1 } });
    await kit.call('PATCH', path, { script: scriptOf('three'), force: 'still wrong' });
    await post('/versions/1/activate', { force: 'to be sure' });
    expect((await lines()).map((line) => line['forced']).slice(0, 3)).toEqual([
      ...[null, 'still wrong', 'the vector is wrong'],
    ]);
  });

  it('counts a script that fails, and never runs into another one', async () => {
    const { path, add } = await converter();
    await kit.call('PUT', `${path}/vectors`, { items: [vector('one'), { ...vector('one'), payloadText: 'abcd' }] });
    const script = 'globalThis.seen = (globalThis.seen || 0) + 1;\nif (payload.length > 3) throw new Error("long");';
    const { json } = await add({ script: `${script}\n${scriptOf('one')}`, activate: true });
    expect(json).toMatchObject({
      vectors: { passed: 1, failures: [{ diff: [], error: { code: 'runtime', line: 2 } }] },
    });
    const endless = await add({ script: 'for (;;) {}', activate: true });
    expect(endless.json).toMatchObject({ vectors: { failed: 2, failures: [{ error: { code: 'timeout' } }, {}] } });
  });
});
