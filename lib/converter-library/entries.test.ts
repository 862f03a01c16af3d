import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../converters/engine.ts';
import { runVector } from '../converters/vectors/run.ts';
import { makeVersion } from '../converters/version.ts';
import { registry } from '../integrations/registry.gen.ts';
import { libraryEntries } from './entries.ts';
import { licenceIn } from './licence.ts';
import type { ReadEntry, Unreadable } from './read-entry.ts';

let engine: Engine;
let root: string;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'entries-'));
  return () => rmSync(root, { recursive: true });
});

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

async function read(): Promise<(ReadEntry | Unreadable)[]> {
  const all: (ReadEntry | Unreadable)[] = [];
  for await (const one of libraryEntries({ engine, types: registry }, root, 'mine')) all.push(one);
  return all;
}

/** Each vector that is kept passes as the gate of a converter will run it. */
function expectPassing(entries: (ReadEntry | Unreadable)[]): void {
  for (const one of entries) {
    if (!('entry' in one)) throw new Error(one.problem);
    const { kind, contract, language } = one.entry;
    const version = makeVersion({ kind, contract, language, script: one.content.script, form: one.content.form });
    for (const vector of one.content.vectors) {
      expect(runVector({ engine, types: registry }, version, vector)).toMatchObject({ ok: true, differences: [] });
    }
  }
}

const CODEC = `function decodeUplink(input) {
  return { data: { b: input.bytes[0], at: input.recvTime.getTime(), v: input.variables.v }, warnings: [] };
}
function encodeDownlink(input) { return { bytes: [input.data.p], fPort: input.fPort || 1 }; }`;

const places = (all: (ReadEntry | Unreadable)[]) =>
  all.map((one) =>
    'entry' in one
      ? [one.entry.integrationType, one.entry.vendor, one.entry.model, one.entry.kind, one.content.vectors.length].join(
          ' ',
        )
      : one.problem,
  );

describe('entries', () => {
  it('that lie in no folder of a vendor are of the library, wherever that was fetched to', async () => {
    for (const path of ['flat.js', 'codecs/th.js', 'my-sensor/codec.js', 'acme/wind/codec.js']) write(path, CODEC);
    for (const path of ['test_decode_flat.json', 'codecs/test_decode_th.json']) write(path, []);
    for (const path of ['my-sensor/vectors.json', 'acme/wind/vectors.json']) write(path, []);
    write('rain.yaml', 'uplinkDecoder:\n  fileName: flat.js\n');
    const script = { configuration: { decoder: 'return {deviceName: "d"};' } };
    const typed = { name: 'c', type: 'UPLINK', debugMode: false, ...script };
    write('TTN/uplink/converter.json', typed);
    write('m/LORIOT/uplink/converter.json', typed);
    write('uplink/converter.json', typed);
    const uplinks = places(await read()).filter((place) => !place.includes('downlink'));
    expect(uplinks.sort()).toEqual([
      ...[' acme wind uplink 0', ' mine flat uplink 0', ' mine my-sensor uplink 0', ' mine rain uplink 0'],
      ...[' mine th uplink 0', expect.stringMatching(/^invalid: Neither/)],
      ...['loriot mine m uplink 0', 'ttn mine mine uplink 0'],
    ]);
  });

  it('of codecs are there for each model and direction, and their vectors pass', async () => {
    write('vendors/acme/codecs/th.js', CODEC);
    write('vendors/acme/codecs/test_decode_th.json', [
      { name: 'plain', input: { bytes: [1] }, expected: { data: { b: 1, at: Date.UTC(2026, 0, 1) } } },
      {
        name: 'all',
        input: { bytes: [2], fPort: 7, variables: { v: 3 }, recvTime: '1970-01-01T00:00:01Z' },
        expected: { data: { b: 2, at: 1000, v: '3' } },
      },
      { name: 'wrong', input: { bytes: [3] }, expected: { data: {} } },
    ]);
    write('vendors/acme/codecs/test_encode_th.json', [
      { name: 'p', input: { data: { p: 4 }, fPort: 9 }, expected: { bytes: [4], fPort: 9 } },
    ]);
    write('zeta/wind/codec.js', CODEC.replace('encodeDownlink', 'other'));
    write('zeta/wind/vectors.json', []);
    const all = await read();
    expect(places(all)).toEqual([' acme th uplink 2', ' acme th downlink 1', ' zeta wind uplink 0']);
    expect(all[0]).toMatchObject({ entry: { passed: 2, failed: 1, path: 'vendors/acme/codecs/th.js' } });
    expectPassing(all);
    expect(await read()).toEqual(all);
  });

  it('of a Device Repository bear the names of the devices', async () => {
    write('vendor/acme/up.js', CODEC);
    write('vendor/acme/down.js', CODEC);
    write('vendor/acme/c-codec.yaml', 'uplinkDecoder:\n  fileName: up.js\ndownlinkEncoder:\n  fileName: down.js\n');
    write('vendor/acme/bare-codec.yaml', 'uplinkDecoder:\n  fileName: up.js\n');
    for (const model of ['m1', 'm2']) {
      write(
        `vendor/acme/${model}.yaml`,
        "firmwareVersions:\n  - profiles:\n      EU: { id: x }\n      US:\n        codec: 'c-codec'\n",
      );
    }
    expect(places(await read())).toEqual([
      ...[' acme bare uplink 0', ' acme m1 uplink 0', ' acme m2 uplink 0'],
      ...[' acme m1 downlink 0', ' acme m2 downlink 0'],
    ]);
  });

  it('of ThingsBoard bear the type of the folder or of the document', async () => {
    const up = 'VENDORS/Acme/T1/ThingParkEnterprise/uplink';
    write(`${up}/converter.json`, {
      configuration: { decoder: 'return { n: payload.length };', updateOnlyKeys: ['a'] },
    });
    write(`${up}/payload.base64`, '/wA=');
    write(`${up}/result.json`, { n: 2 });
    const down = 'VENDORS/Acme/T1/LORIOT/downlink';
    write(`${down}/converter.json`, { configuration: { encoder: 'return { got: msg, as: msgType };' } });
    write(`${down}/payload.json`, { on: true });
    write(`${down}/result.json`, { got: { on: true }, as: 'POST_TELEMETRY_REQUEST' });
    const typed = 'VENDORS/Acme/T2/TTN/uplink';
    const decoder = 'return { attributes: { codeRate: 1 }, telemetry: { n: payload.length } };';
    write(`${typed}/converter.json`, {
      type: 'UPLINK',
      integrationType: 'TTN',
      converterVersion: 2,
      configuration: { type: 'DEVICE', name: 'T', decoder },
    });
    write(`${typed}/payload.json`, { end_device_ids: { device_id: 'd' }, join_accept: {} });
    write(`${typed}/result.json`, {});
    const all = await read();
    expect(places(all)).toEqual(['loriot Acme T1 downlink 1', 'tpe Acme T1 uplink 1', 'ttn Acme T2 uplink 0']);
    // A join is no uplink here: nothing converts it, so it is no vector of a converter.
    expect(all[2]).toMatchObject({ entry: { failed: 1, contract: 'thingsboard-typed' } });
    expect(all[1]).toMatchObject({ content: { updateOnlyKeys: ['a'] } });
    expectPassing(all);
  });

  it('keep no more vectors than a request carries', async () => {
    write('a/b/codec.js', CODEC);
    const expected = { data: { b: 1, at: Date.UTC(2026, 0, 1) } };
    write(
      'a/b/vectors.json',
      Array.from({ length: 600 }, () => ({ input: { bytes: [1] }, expected })),
    );
    const [first] = await read();
    expect(first).toMatchObject({ entry: { passed: 600 } });
    expect('content' in (first ?? {}) && first).toMatchObject({ content: { vectors: { length: 500 } } });
  });

  it('that nobody could use are named', async () => {
    write('VENDORS/Acme/T1/HTTP/uplink/converter.json', '{');
    write('a/b/codec.js', 'function decodeUplink(');
    write('a/b/vectors.json', []);
    write('a/c/codec.js', CODEC);
    write('a/c/vectors.json', '{');
    expect(await read()).toMatchObject([
      { path: 'Acme/T1/HTTP/uplink', problem: expect.stringContaining('is not JSON') },
      { path: 'a/b/codec.js', problem: expect.stringMatching(/^compile/) },
      { path: 'a/c/codec.js', problem: expect.stringContaining('is not JSON') },
    ]);
  });
});

describe('the licence of a library', () => {
  it.each<[string, string, string | null]>([
    ['LICENSE', '\n      Apache License\n   Version 2.0, January 2004', 'Apache-2.0'],
    ['license.md', 'MIT License\n\nCopyright', 'MIT'],
    ['COPYING', 'GNU GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007', 'GPL-3.0'],
    ['LICENSE.txt', '\nAll rights of the valley\nmore', 'All rights of the valley'],
    ['LICENSES', 'MIT License', null],
    ['LICENSE', '', null],
  ])('in %s', async (name, text, licence) => {
    write(name, text);
    expect(await licenceIn(root)).toBe(licence);
  });
});
