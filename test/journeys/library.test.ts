import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceLines, hitLines, sourceLine } from '../../bin/library/report.ts';
import { everything, matching } from '../../bin/library/search.ts';
import { idFor, putSource, sourcesOf } from '../../bin/library/sources.ts';
import { syncSource } from '../../bin/library/sync.ts';
import { openEngine } from '../../lib/converters/engine.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { type GitServer, openGitServer } from '../git-server.test-kit.ts';
import { tributary } from './cli.test-kit.ts';
import { type House, openHouse } from './house.test-kit.ts';

/** An operator keeps a private library: it is synced, used, changed by others, and what he installed stays. */
let house: House;
let git: GitServer;
let commit: string;
const TOKEN = 'a-token-nobody-may-see';

beforeAll(async () => {
  house = await openHouse();
  git = await openGitServer({ password: TOKEN });
  commit = await git.commit(FILES);
}, 30_000);
afterAll(async () => {
  await git.close();
  await house.stop();
});

const CODEC = (factor: number) => `function decodeUplink(input) {
  return { data: { t: input.bytes[0] * ${factor} }, warnings: [] };
}
function encodeDownlink(input) { return { bytes: [input.data.period], fPort: 3 }; }`;

const YAML = (t: number) => `
uplinkDecoder:
  fileName: meter.js
  examples:
    - { description: one, input: { fPort: 1, bytes: [1] }, output: { data: { t: ${t} } } }
    - { description: none, input: { fPort: 1, bytes: [0] }, output: { data: { t: 0 } } }
downlinkEncoder:
  fileName: meter.js
  examples:
    - { description: period, input: { data: { period: 9 } }, output: { bytes: [9], fPort: 3 } }
`;

const FILES = {
  LICENSE: 'Apache License\n Version 2.0, January 2004',
  'vendor/acme/meter.js': CODEC(2),
  'vendor/acme/meter-codec.yaml': YAML(2),
  'vendor/acme/meter-pro.yaml': "firmwareVersions:\n  - profiles:\n      EU863-870:\n        codec: 'meter-codec'\n",
  'VENDORS/Acme/T1/ThingsStackCommunity/uplink/converter.json': JSON.stringify({
    type: 'UPLINK',
    configuration: {
      scriptLang: 'JS',
      updateOnlyKeys: ['f'],
      decoder: 'return { n: payload.length, site: metadata.site };',
    },
  }),
  'VENDORS/Acme/T1/ThingsStackCommunity/uplink/metadata.json': '{"site":"A"}',
  'VENDORS/Acme/T1/ThingsStackCommunity/uplink/payload.json': '{"a":1}',
  'VENDORS/Acme/T1/ThingsStackCommunity/uplink/result.json': '{"n":7,"site":"A"}',
  'VENDORS/Acme/T1/ThingsStackCommunity/uplink/payload_1.json': '{}',
  'VENDORS/Acme/T1/ThingsStackCommunity/uplink/result_1.json': '{"n":9}',
  'VENDORS/Acme/T2/HTTP/uplink/converter.json': '{"configuration":{"scriptLang":"JS"}}',
};

/** The default library lies on a host that is not there, so only the one of the test is synced. */
const library = (...args: string[]) =>
  tributary(house, ['library', ...args], { TRIBUTARY_LIBRARY_TOKEN_MY_CODECS: TOKEN });

const sources = () => sourcesOf(house, {});

async function items(path: string): Promise<JsonObject[]> {
  return (await house.api('GET', path))['items'] as JsonObject[];
}

describe('a library', () => {
  it('is added and synced, with every vector run', async () => {
    expect(idFor(git.url)).toBe('my-codecs');
    await putSource(house, { id: 'my-codecs', url: git.url, branch: null });
    const synced = await library('sync', 'my-codecs');
    expect(synced).toMatchObject({ code: 0, stderr: '' });
    expect(synced.stdout).toContain(`3 converters, 4 of 5 vectors pass, Apache-2.0, ${commit.slice(0, 8)} on `);
    expect(synced.stdout).toContain('left out: Acme/T2/HTTP/uplink: invalid: ');
    const listed = (await sources()).map(sourceLine).join('\n');
    expect(listed).toMatch(/^data-converters .* never synced\nmy-codecs .*3 converters/);
    expect(`${synced.stdout}${listed}`).not.toContain(TOKEN);
    expect(JSON.stringify(await items('/api/library-sources'))).not.toContain(TOKEN);
  });

  it('is searched and shown', async () => {
    const all = await everything(house, await sources());
    expect(hitLines(matching(all, 'acme TTN'))).toEqual(['Acme/T1  my-codecs  ttn uplink']);
    expect(hitLines(matching(all, 'acme carrier-pigeon'))).toEqual([]);
    expect(deviceLines(matching(all, 'meter-pro')).join('\n')).toBe(
      `any type uplink: codec, js, 2 of 2 vectors pass; my-codecs ${commit.slice(0, 8)} vendor/acme/meter-codec.yaml; Apache-2.0
any type downlink: codec, js, 1 of 1 vectors pass; my-codecs ${commit.slice(0, 8)} vendor/acme/meter-codec.yaml; Apache-2.0`,
    );
  });

  it('is found by integration type', async () => {
    expect(await items('/api/library/ttn/vendors')).toEqual([
      { name: 'acme', models: 1, sources: ['my-codecs'] },
      { name: 'Acme', models: 1, sources: ['my-codecs'] },
    ]);
    expect(await items('/api/library/chirpstack/acme/models')).toEqual([
      { name: 'meter-pro', uplink: true, downlink: true, sources: ['my-codecs'] },
    ]);
    expect(await items('/api/library/http/vendors')).toEqual([]);
    const found = await house.api('GET', '/api/library/ttn/Acme/T1/uplink');
    expect(found).toMatchObject({
      ...{
        contract: 'thingsboard',
        language: 'js',
        updateOnlyKeys: ['f'],
        vectors: { passed: 1, failed: 1, skipped: 0 },
      },
      ...{ sample: { payloadText: '{"a":1}' }, metadata: { site: 'A' } },
      ...{
        source: 'my-codecs',
        url: git.url,
        commit,
        licence: 'Apache-2.0',
        path: 'Acme/T1/ThingsStackCommunity/uplink',
      },
    });
  });
});

describe('an installed converter', () => {
  let id: string;
  const active = async () => (await house.api('GET', `/api/converters/${id}`))['version'];

  it('comes with its vectors', async () => {
    const place = { integrationType: 'loriot', vendor: 'acme', model: 'meter-pro', kind: 'uplink' };
    const made = await house.api('POST', '/api/library/install', place, 201);
    id = String(made['id']);
    expect(made).toMatchObject({ name: 'acme meter-pro uplink', contract: 'codec', integrationType: null });
    expect(await house.api('GET', `/api/converters/${id}/vectors`)).toMatchObject({
      items: [
        { name: 'one', source: { kind: 'library', name: `vendor/acme/meter-codec.yaml@${commit}` } },
        { name: 'none' },
      ],
      vectors: { passed: 2, failed: 0 },
    });
    expect(await items('/api/library/installed')).toMatchObject([{ converterId: id, update: 'current', commit }]);
  });

  it('stays when the library changes, and shows what would be otherwise', async () => {
    const before = await active();
    const next = await git.commit({ 'vendor/acme/meter.js': CODEC(3), 'vendor/acme/meter-codec.yaml': YAML(3) });
    const engine = await openEngine();
    const [, own] = await sources();
    if (own === undefined) throw new Error('the library is not there');
    expect(await syncSource({ address: house, engine, token: TOKEN }, own)).toMatchObject({ sent: 2 });
    engine.close();
    expect(await active()).toBe(before);
    const { stdout } = await library('updates');
    expect(stdout).toBe(`${id}  acme meter-pro uplink  my-codecs@${commit.slice(0, 8)}  update available
  1 vectors give the same, 1 do not
  one
    output.data.t: was 2, is 3
`);
    const detail = await house.api('GET', `/api/library/installed/${id}`);
    expect(detail).toMatchObject({ available: { commit: next }, script: CODEC(3) });
    await house.api('POST', `/api/converters/${id}/versions`, {
      script: CODEC(3),
      activate: true,
      force: 'as it says',
    });
    expect(await items('/api/library/installed')).toMatchObject([{ update: 'current' }]);
  });

  it('stays when the library is gone', async () => {
    await house.api('DELETE', '/api/library-sources/my-codecs');
    expect(await items('/api/library/installed')).toMatchObject([{ converterId: id, update: 'gone' }]);
  });
});
