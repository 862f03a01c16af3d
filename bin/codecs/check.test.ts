import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../lib/model/json.ts';
import type { CodecFile } from '../generate/codec-folders.ts';
import { checkCodec } from './check.ts';
import { compare } from './compare.ts';
import { isWell, lines, markdown, pasted, summary } from './report.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'codecs-'));
  const networks: Record<string, Json> = {
    ChirpStack: { fPort: 2, data: Buffer.from('00ff2a', 'hex').toString('base64') },
    LORIOT: { EUI: '24E1', port: 2, data: '00ff2a' },
    ThingPark: { DevEUI_uplink: { FPort: 2, payload_hex: '00ff2a' } },
    ThingsStackCommunity: { uplink_message: { f_port: 2, frm_payload: 'AP8q' } },
    Joined: { event: 'join' },
  };
  for (const [network, payload] of Object.entries(networks)) {
    const folder = join(root, 'VENDORS', 'Acme', 'T1', network, 'uplink');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'payload.json'), JSON.stringify(payload));
    const values = { t: 25.5, wet: 43, rssi: -70, model: 'T' };
    writeFileSync(join(folder, 'result.json'), JSON.stringify({ telemetry: [{ ts: 1, values }], attributes: {} }));
  }
  const codecs = join(root, 'vendors', 'acme', 'codecs');
  mkdirSync(codecs, { recursive: true });
  const input = '{"fPort": 2, "bytes": [0x00, 0xff, 0x2a,]}';
  const expected = '{data: {"t": {"displayName": "T", "value": 25.5}}}';
  writeFileSync(join(codecs, 'test_decode_t1.json'), `// loose\n[{"input": ${input}, "expected": ${expected}}]`);
});
afterAll(() => rmSync(root, { recursive: true }));

function codec(given: Partial<CodecFile> = {}): CodecFile {
  return {
    ...{
      id: 'acme/t1',
      vendor: 'Acme',
      model: 'T1',
      about: '',
      documentation: '',
      vectors: [],
      downlinks: [],
      named: {},
      known: {},
    },
    table: { table: 1, device: 'T1', payload: ['t: i16 = x / 10', 'humidity: u8'] },
    outside: { thingsboard: 'Acme/T1', chirpstack: 'acme/t1' },
    ...given,
  };
}

describe('a codec beside others', () => {
  it('is held against every payload that has device bytes', () => {
    const check = checkCodec(codec(), { thingsboard: [root], chirpstack: [root] });
    expect(check).toMatchObject({ payloads: 5, same: 5, different: [], refused: [], onlyTheirs: ['wet', 'model'] });
    expect(check.sources).toEqual(['ThingsBoard Acme/T1', 'ChirpStack acme/t1']);
    expect(isWell(check)).toBe(true);
  });

  it('fails for a difference without a reason', () => {
    const named = { wet: 'humidity' };
    const check = checkCodec(codec({ named }), { thingsboard: [root], chirpstack: [] });
    expect(check.different).toMatchObject([{ key: 'humidity', reason: null }]);
    expect(isWell(check)).toBe(false);
    expect(lines(check)).toEqual(['acme/t1: humidity differs, Acme/T1/ChirpStack/payload.json: ours 42, theirs 43']);
    const known = { humidity: 'rounded up' };
    expect(isWell(checkCodec(codec({ named, known }), { thingsboard: [root], chirpstack: [] }))).toBe(true);
  });

  it('fails for a payload that it refuses, and for nothing in common', () => {
    const short = { table: 1, device: 'T1', payload: ['t: u32'] };
    const check = checkCodec(codec({ table: short }), { thingsboard: [root], chirpstack: [] });
    expect(lines(check)).toHaveLength(5);
    expect(lines(check)[0]).toBe('acme/t1: nothing in common with 4 payloads');
    expect(isWell(check)).toBe(false);
  });

  it('is well without a payload, but counts for nothing', () => {
    const check = checkCodec(codec({ outside: { thingsboard: 'Acme/T2' } }), { thingsboard: [root], chirpstack: [] });
    expect(check).toMatchObject({ payloads: 0, sources: [] });
    expect(isWell(check)).toBe(true);
    expect(summary([check])).toContain('0 of 1 codecs');
    const document = 'a\n<!-- codecs: tributary verify-codecs writes from here -->\nold\n<!-- to here: codecs -->\nb';
    expect(pasted(document, markdown([check]))).toMatch(/^a\n.*0 of 1 codecs.*`acme\/t1` \| own vectors only.*b$/s);
    expect(() => pasted('no marks', '')).toThrow('lacks the lines');
  });
});

describe('compare', () => {
  const outside = (expected: { ts: number | null; values: Record<string, Json> }[]) => ({
    ...{ name: 'v', bytes: new Uint8Array() },
    expected,
  });

  it('holds points of a time against ours of that time, in seconds too', () => {
    const ours = { data: { t: 1 }, points: [{ ts: 5_000, values: { t: 2 } }] };
    expect(compare(ours, outside([{ ts: 5_000, values: { t: 2 } }])).same).toEqual(['t']);
    expect(compare(ours, outside([{ ts: 5, values: { t: 2 } }])).same).toEqual(['t']);
    expect(compare(ours, outside([{ ts: 6, values: { t: 2 } }])).different).toEqual([{ key: 't', ours: 1, theirs: 2 }]);
  });

  it.each<[Json, Json, boolean]>([
    [0.1 + 0.2, 0.3, true],
    [1e9, 1e9 + 2, false],
    [[1, 'a'], [1, 'a'], true],
    [[1], [1, 2], false],
    [{ a: 1, b: 2 }, { a: 1 }, true],
    [{ a: 1 }, { a: 2 }, false],
    ['a', 'A', false],
    [true, 1, false],
  ])('%j and %j: %s', (ours, theirs, same) => {
    const found = compare({ data: { k: ours } }, outside([{ ts: null, values: { k: theirs } }]));
    expect(found.same.length === 1).toBe(same);
  });
});
