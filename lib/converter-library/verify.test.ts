import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../converters/engine.ts';
import { type Verdict, verifyLibrary } from './verify.ts';

let engine: Engine;
let root: string;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'library-'));
  return () => rmSync(root, { recursive: true });
});

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

async function verify(filter?: string): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const options = { now: 5, ...(filter === undefined ? {} : { filter }) };
  for await (const verdict of verifyLibrary(engine, root, options)) verdicts.push(verdict);
  return verdicts;
}

const UP = 'VENDORS/Acme/T1/ChirpStack/uplink';
const DOWN = 'VENDORS/Acme/T1/ChirpStack/downlink';
const uplink = (decoder: string) => ({ type: 'UPLINK', configuration: { scriptLang: 'JS', decoder } });
const READ = 'return { value: JSON.parse(String.fromCharCode.apply(null, payload)).v, flag: metadata.flag };';

describe('verifyLibrary', () => {
  it('runs every vector of an uplink converter, numbers in order', async () => {
    write(`${UP}/converter.json`, uplink(READ));
    write(`${UP}/metadata.json`, { flag: true });
    for (const [n, v] of [
      ['', 1],
      ['_2', 2],
      ['_10', 10],
    ] as const) {
      write(`${UP}/payload${n}.json`, { v });
      write(`${UP}/result${n}.json`, { flag: 'true', value: v });
    }
    const common = { converter: 'Acme/T1/ChirpStack/uplink', language: 'js', ok: true };
    expect(await verify()).toEqual([
      { ...common, vector: 'payload.json' },
      { ...common, vector: 'payload_2.json' },
      { ...common, vector: 'payload_10.json' },
    ]);
    expect(await verify('t1/chirpSTACK/uplink/payload_2')).toHaveLength(1);
    expect(await verify('Milesight')).toEqual([]);
  });

  it('reads text and Base64 payloads', async () => {
    write(`${UP}/converter.json`, uplink('return payload;'));
    write(`${UP}/payload.txt`, 'AB');
    write(`${UP}/result.json`, [65, 66]);
    write(`${UP}/payload_1.base64`, '/wA=\n');
    write(`${UP}/result_1.json`, [255, 0]);
    expect((await verify()).map(({ ok }) => ok)).toEqual([true, true]);
  });

  it('runs downlink converters with the message, texts as metadata and the validator’s msgType', async () => {
    const encoder = 'return { msg: msg, port: metadata.port + 1, type: msgType, own: integrationMetadata };';
    write(`${DOWN}/converter.json`, { configuration: { scriptLang: 'JS', encoder } });
    write(`${DOWN}/metadata.json`, { port: 85 });
    write(`${DOWN}/payload.json`, { on: [true] });
    write(`${DOWN}/result.json`, { msg: { on: [true] }, port: '851', type: 'POST_TELEMETRY_REQUEST', own: {} });
    expect(await verify()).toMatchObject([{ ok: true, converter: 'Acme/T1/ChirpStack/downlink' }]);
  });

  it('tells what differs, what broke and what is missing', async () => {
    write(`${UP}/converter.json`, uplink(READ));
    write(`${UP}/payload.json`, { v: 1 });
    write(`${UP}/result.json`, { value: 2 });
    write(`${UP}/payload_1.json`, '\nnot JSON');
    write(`${UP}/result_1.json`, {});
    write(`${UP}/payload_2.json`, {});
    write(`${UP}/payload_3.json`, {});
    write(`${UP}/result_3.json`, 'not JSON');
    const [wrong, broken, missing, unreadable] = await verify();
    expect(wrong).toMatchObject({ ok: false, diff: [{ path: 'value', expected: 2, actual: 1 }] });
    expect(broken?.error).toMatch(/^runtime \(line 1\): SyntaxError/);
    expect(missing?.error).toMatch(/^not-found: .*result_2\.json is missing/);
    expect(unreadable?.error).toMatch(/^invalid: .*result_3\.json is not JSON/);
  });

  it('skips what cannot run yet and fails what is no converter', async () => {
    write(`${UP}/converter.json`, { configuration: { scriptLang: 'TBEL', tbelDecoder: 'return {n: payload.size()}' } });
    write(`${UP}/payload.json`, {});
    write(`${UP}/result.json`, { n: 2 });
    write(`${DOWN}/converter.json`, { converterVersion: 2, type: 'UPLINK', configuration: { decoder: 'return 1;' } });
    write(`${DOWN}/payload.json`, {});
    write('VENDORS/Acme/T2/HTTP/uplink/converter.json', { configuration: { scriptLang: 'JS' } });
    write('VENDORS/Acme/T2/HTTP/uplink/payload.json', {});
    write('VENDORS/Acme/T3/HTTP/uplink/converter.json', '{');
    write('VENDORS/Acme/T3/HTTP/uplink/payload.json', {});
    const [typed, tbel, empty, torn] = await verify();
    expect(typed).toMatchObject({ ok: false, language: 'js', skipped: expect.stringContaining('integration type') });
    expect(tbel).toMatchObject({ ok: true, language: 'tbel' });
    expect(empty?.error).toContain('has no "configuration.decoder"');
    expect(torn?.error).toContain('is not JSON');
  });

  it('says that a folder is not there', async () => {
    root = join(root, 'nowhere');
    await expect(verify()).rejects.toMatchObject({ code: 'not-found' });
    mkdirSync(root);
  });
});
