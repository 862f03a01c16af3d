import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentDigest } from '../converters/library-digest.ts';
import type { JsonObject } from '../model/json.ts';
import type { LibraryContent, LibraryEntry } from '../model/library.ts';
import { type Kit, openKit, type Reply } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
});
afterAll(() => kit.close());

const CONTENT: LibraryContent = {
  script: 'function decodeUplink(input) { return { data: { t: input.bytes[0] } }; }',
  form: {},
  updateOnlyKeys: [],
  vectors: [],
};

const entry = (change: Partial<LibraryEntry> = {}): LibraryEntry => ({
  ...{ integrationType: null, vendor: 'Acme', model: 'T 1/2', kind: 'uplink', contract: 'codec', language: 'js' },
  ...{ path: 'a/codec.js', content: contentDigest(CONTENT), passed: 1, failed: 0, skipped: 0 },
  ...change,
});

async function library(id: string, items: LibraryEntry[], content = CONTENT): Promise<void> {
  await kit.call('PUT', `/api/library-sources/${id}`, { url: 'https://example.com/a.git' });
  const { vectors, ...rest } = content;
  const path = `/api/library-sources/${id}/contents/${contentDigest(content)}`;
  expect((await kit.call('PUT', path, { kind: 'uplink', ...rest, vectors })).status).toBe(204);
  const body = { commit: 'c0ffee', licence: null, items };
  expect((await kit.call('PUT', `/api/library-sources/${id}/index`, body)).status).toBe(200);
}

const names = ({ json }: Reply) => (json['items'] as JsonObject[]).map(({ name }) => name);

describe('a library', () => {
  it('is named, changed and forgotten', async () => {
    const put = await kit.call('PUT', '/api/library-sources/mine', { url: '/home/me/codecs', branch: 'b' });
    expect(put.json).toEqual({ id: 'mine', url: '/home/me/codecs', branch: 'b', synced: null });
    await library('mine', [entry(), entry({ kind: 'downlink', failed: 2 })]);
    const [first] = (await kit.call('GET', '/api/library-sources')).json['items'] as JsonObject[];
    expect(first).toMatchObject({ id: 'mine', branch: null, synced: { commit: 'c0ffee', converters: 2, failed: 2 } });
    expect((await kit.call('DELETE', '/api/library-sources/mine')).status).toBe(204);
    expect((await kit.call('GET', '/api/library-sources')).json['items']).toEqual([]);
    expect(await kit.parts.catalog.libraryContent('mine', entry().content)).toBeNull();
    expect((await kit.call('DELETE', '/api/library-sources/mine')).status).toBe(404);
  });

  it('that moves to another address or branch was never synced', async () => {
    await library('mover', [entry()]);
    const put = async (body: JsonObject) => (await kit.call('PUT', '/api/library-sources/mover', body)).json['synced'];
    expect(await put({ url: 'https://example.com/a.git' })).toMatchObject({ commit: 'c0ffee' });
    expect(await put({ url: 'https://example.com/a.git', branch: 'b' })).toBeNull();
    expect(await kit.parts.catalog.libraryContent('mover', entry().content)).toBeNull();
    expect((await kit.call('GET', '/api/library-sources/mover/index')).json).toMatchObject({ commit: null, items: [] });
    await library('mover', [entry()]);
    expect(await put({ url: 'https://example.com/b.git' })).toBeNull();
    await kit.call('DELETE', '/api/library-sources/mover');
  });

  it.each<[string, string, JsonObject, number, string]>([
    ['an address with a password', '/api/library-sources/x', { url: 'https://me:pass@h/a.git' }, 400, 'url'],
    ['no address', '/api/library-sources/x', {}, 400, 'url'],
    ['a name that is none', '/api/library-sources/X_1', { url: 'https://h/a' }, 400, 'id'],
    ['something unknown', '/api/library-sources/x', { url: 'https://h/a', token: 't' }, 400, 'token'],
    [
      'an index of no library',
      '/api/library-sources/none/index',
      { commit: null, licence: null, items: [] },
      404,
      'id',
    ],
    ['a digest that is none', '/api/library-sources/x/contents/abc', { kind: 'uplink', script: 'x' }, 400, 'digest'],
  ])('refuses %s', async (_what, path, body, status, field) => {
    const reply = await kit.call('PUT', path, body);
    expect(reply).toMatchObject({ status, json: { field } });
    expect(reply.text).not.toContain('pass@');
  });

  it('takes no content under a foreign digest, and no entry without one', async () => {
    await kit.call('PUT', '/api/library-sources/x', { url: 'https://h/a.git' });
    const content = await kit.call('PUT', `/api/library-sources/x/contents/${'0'.repeat(64)}`, {
      kind: 'uplink',
      script: 'x',
    });
    expect(content).toMatchObject({ status: 400, json: { field: 'digest' } });
    const items = [{ ...entry(), content: 'abc' }];
    const index = await kit.call('PUT', '/api/library-sources/x/index', { commit: null, licence: null, items });
    expect(index).toMatchObject({ status: 400, json: { field: 'items[0].content' } });
    const absent = { commit: null, licence: null, items: [entry()] };
    const early = await kit.call('PUT', '/api/library-sources/x/index', absent);
    expect(early).toMatchObject({ status: 409, json: { field: 'items', missing: [entry().content] } });
    await kit.call('DELETE', '/api/library-sources/x');
  });
});

describe('converters of libraries', () => {
  beforeAll(async () => {
    await library('b-codecs', [entry()]);
    const own = { integrationType: 'ttn', contract: 'thingsboard' as const, vendor: 'Zeta', model: 'Z' };
    await library('a-converters', [entry(own), entry({ ...own, vendor: 'Acme', model: 'T 1/2' })]);
  });

  it('are given by type: its own before device codecs, which need device bytes', async () => {
    expect(names(await kit.call('GET', '/api/library/ttn/vendors'))).toEqual(['Acme', 'Zeta']);
    expect(names(await kit.call('GET', '/api/library/loriot/vendors'))).toEqual(['Acme']);
    expect(names(await kit.call('GET', '/api/library/http/vendors'))).toEqual([]);
    expect(names(await kit.call('GET', '/api/library/ttn/Zeta/models'))).toEqual(['Z']);
    expect(names(await kit.call('GET', '/api/library/ttn/nobody/models'))).toEqual([]);
    const path = `/api/library/ttn/Acme/${encodeURIComponent('T 1/2')}/uplink`;
    expect((await kit.call('GET', path)).json).toMatchObject({ source: 'a-converters', sample: null, metadata: {} });
    expect((await kit.call('GET', `${path}?source=b-codecs`)).json).toMatchObject({ contract: 'codec' });
  });

  it.each<[string, string, number]>([
    ['an unknown type', '/api/library/pigeon/vendors', 404],
    ['an unknown model', '/api/library/ttn/Acme/T2/uplink', 404],
    ['an unknown direction', '/api/library/ttn/Acme/T2/sideways', 400],
    ['another library', '/api/library/ttn/Zeta/Z/uplink?source=b-codecs', 404],
    ['a converter that came from none', '/api/library/installed/abc', 404],
  ])('are not found under %s', async (_what, path, status) => {
    expect((await kit.call('GET', path)).status).toBe(status);
  });

  it('are installed under a name, and refused where there is none', async () => {
    const place = { integrationType: 'loriot', vendor: 'Acme', model: 'T 1/2', kind: 'uplink' };
    const made = await kit.call('POST', '/api/library/install', { ...place, name: 'Mine' });
    expect(made).toMatchObject({
      status: 201,
      json: { name: 'Mine', contract: 'codec', form: { name: 'Device $eui' } },
    });
    const { items } = (await kit.call('GET', '/api/library/installed')).json;
    expect(items).toMatchObject([{ name: 'Mine', update: 'current', source: 'b-codecs', commit: 'c0ffee' }]);
    const second = await kit.call('POST', '/api/library/install', { ...place, name: 'Other' });
    expect((await kit.call('GET', '/api/library/installed')).json['items']).toHaveLength(2);
    await kit.call('DELETE', `/api/converters/${second.json['id']}`);
    expect(await kit.parts.catalog.libraryPins()).toMatchObject([{ converterId: made.json['id'] }]);
    const none = await kit.call('POST', '/api/library/install', { ...place, kind: 'downlink' });
    expect(none).toMatchObject({ status: 404, json: { field: 'model' } });
    expect((await kit.call('POST', '/api/library/install', { ...place, kind: 'x' })).json['field']).toBe('kind');
  });

  it('that do not compile are not installed, and leave nothing behind', async () => {
    const broken = { ...CONTENT, script: 'function decodeUplink(' };
    await library('broken', [entry({ vendor: 'Broken', content: contentDigest(broken) })], broken);
    const place = { integrationType: 'ttn', vendor: 'Broken', model: 'T 1/2', kind: 'uplink' };
    const before = await kit.call('GET', '/api/converters');
    expect(await kit.call('POST', '/api/library/install', place)).toMatchObject({
      status: 422,
      json: { field: 'script' },
    });
    expect((await kit.call('GET', '/api/converters')).json).toEqual(before.json);
  });

  it('that a sync removed are told as gone, not as changed', async () => {
    await kit.call('PUT', '/api/library-sources/b-codecs/index', { commit: 'd00d', licence: null, items: [] });
    const [first] = (await kit.call('GET', '/api/library/installed')).json['items'] as JsonObject[];
    expect(first).toMatchObject({ update: 'gone', available: null, commit: 'c0ffee' });
    const detail = await kit.call('GET', `/api/library/installed/${first?.['converterId']}`);
    expect(detail.json).toMatchObject({ script: null, same: 0, changes: [] });
  });
});
