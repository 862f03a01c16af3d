import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../converters/engine.ts';
import type { Verdict } from './verdict.ts';
import { verifyLibrary } from './verify.ts';

let engine: Engine;
let root: string;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'codecs-'));
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

const CODEC = `
var calls = 0;
function decodeUplink(input) {
  calls++;
  return { data: { t: input.bytes[0], port: input.fPort, v: input.variables.v, at: input.recvTime.getTime(), calls: calls }, warnings: [], errors: [] };
}
function encodeDownlink(input) { return { bytes: [input.data.t, Number(input.variables.v || 0)], fPort: input.fPort || 1 }; }`;

const decoded = (t: number, more = {}) => ({ data: { t, at: 5, calls: 1, ...more } });

describe('device profiles of ChirpStack', () => {
  const CODECS = 'vendors/acme/codecs';

  it('run decoders and encoders, without what empty lists add', async () => {
    write(`${CODECS}/th1.js`, CODEC);
    write(`${CODECS}/test_decode_th1.json`, [
      { name: 'bytes', input: { bytes: [1] }, expected: decoded(1) },
      {
        name: 'all',
        input: { bytes: [2], fPort: 7, variables: { v: 3 }, recvTime: '1970-01-01T00:00:01Z' },
        expected: decoded(2, { port: 7, v: '3', at: 1000 }),
      },
      { name: 'wrong', input: { bytes: [3] }, expected: { ...decoded(4), warnings: ['w'] } },
    ]);
    write(`${CODECS}/test_encode_th1.json`, [
      {
        name: 'bytes',
        input: { data: { t: 9 }, fPort: 4, variables: { v: '2' } },
        expected: { bytes: [9, 2], fPort: 4 },
      },
    ]);
    write(`${CODECS}/test_decode_gone.json`, [{ name: 'x', input: { bytes: [] }, expected: {} }]);
    write(`${CODECS}/empty.js`, CODEC);
    write(`${CODECS}/test_decode_empty.json`, []);
    const common = { converter: `${CODECS}/th1.js`, language: 'js' };
    const verdicts = await verify();
    expect(verdicts).toMatchObject([
      { ...common, vector: 'decode bytes', ok: true },
      { ...common, vector: 'decode all', ok: true },
      {
        ...common,
        vector: 'decode wrong',
        ok: false,
        diff: [{ path: 'data.t', expected: 4, actual: 3 }, { path: 'warnings' }],
      },
      { ...common, vector: 'encode bytes', ok: true },
    ]);
    expect(await verify('TH1.js/encode')).toHaveLength(1);
  });

  it('take hexadecimal bytes, comments and a comma at the end, but no program that does not end', async () => {
    write(`${CODECS}/a.js`, CODEC);
    write(
      `${CODECS}/test_decode_a.json`,
      '[{ "name": "n", "input": { "bytes": [0x1f] }, // comment\n "expected": { "data": { "t": 31, "at": 5, "calls": 1 } } },\n]',
    );
    write(`${CODECS}/b.js`, CODEC);
    write(`${CODECS}/test_decode_b.json`, '(function () { for (;;) {} })()');
    const [hex, endless] = await verify();
    expect(hex).toMatchObject({ ok: true });
    expect(endless).toMatchObject({
      vector: 'test_decode_b.json',
      ok: false,
      error: expect.stringContaining('is not JSON'),
    });
  });
});

describe('plain folders', () => {
  it('tell decoders from encoders by their input', async () => {
    write('codec.js', CODEC);
    write('vectors.json', [
      { description: 'up', input: { bytes: '01ff' }, output: decoded(1) },
      { input: { data: { t: 2 } }, expected: { bytes: [2, 0], fPort: 1 } },
    ]);
    expect((await verify()).map(({ vector, ok }) => [vector, ok])).toEqual([
      ['decode up', true],
      ['encode [1]', true],
    ]);
  });

  it.each<[string, unknown, string]>([
    ['is no array', {}, 'is not an array'],
    ['holds a text', ['x'], '[0] is not an object'],
    ['has no input', [{ expected: {} }], '[0].input is not an object'],
    ['has bytes that are none', [{ input: { bytes: 'xyz' }, expected: {} }], 'neither an array of bytes nor hex'],
    ['expects nothing', [{ input: { bytes: [] } }], '[0].expected is not an object'],
    ['has a list of variables', [{ input: { bytes: [], variables: [] }, expected: {} }], 'variables is not an object'],
  ])('fail when the file %s', async (_what, vectors, error) => {
    write('codec.js', CODEC);
    write('vectors.json', vectors);
    expect(await verify()).toMatchObject([
      { vector: 'vectors.json', ok: false, error: expect.stringContaining(error) },
    ]);
  });

  it('fail when the codec does', async () => {
    write('codec.js', 'function decodeUplink(input) {\n  return input.none.x;\n}');
    write('vectors.json', [{ name: 'a', input: { bytes: [] }, expected: {} }]);
    expect((await verify())[0]?.error).toMatch(/^runtime \(line 2\): TypeError/);
    write('codec.js', 'var x;');
    expect((await verify())[0]?.error).toMatch(/^compile: The script defines none of/);
  });
});
