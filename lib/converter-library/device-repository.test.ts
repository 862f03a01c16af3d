import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
  root = mkdtempSync(join(tmpdir(), 'repository-'));
  write('vendor/acme/up.js', UP);
  write('vendor/acme/down.js', DOWN);
  return () => rmSync(root, { recursive: true });
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

async function verify(filter = ''): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for await (const verdict of verifyLibrary(engine, root, { now: 5, filter })) verdicts.push(verdict);
  return verdicts;
}

const UP = `const names = ['Off', 'On'];
function decodeUplink(input) {
  if (input.bytes.length === 0) return { errors: ['empty'] };
  return { data: { state: names[input.bytes[0]], port: input.fPort, none: undefined }, warnings: [], errors: [] };
}
function normalizeUplink(input) { return { data: { action: { on: input.data.state === 'On' } } }; }`;

const DOWN = `const decodeUplink = () => ({ data: { wrong: true } });
function encodeDownlink(input) { return { bytes: [input.data.period], fPort: 3, warnings: [] }; }
const decodeDownlink = function (input) { return { data: { period: input.bytes[0], port: input.fPort } }; };`;

const YAML = `
uplinkDecoder:
  fileName: up.js
  examples:
    - description: switched on
      input: { fPort: 2, bytes: [0x01] }
      output:
        data: { state: On, port: 2, none: null }
      normalizedOutput:
        data: [{ action: { on: true } }]
    - description: nothing
      input: { fPort: 2, bytes: [] }
      output: { errors: [empty], warnings: [] }
downlinkEncoder:
  fileName: down.js
  examples:
    - description: period
      input: { data: { period: 9 } }
      output: { bytes: [9], fPort: 3 }
downlinkDecoder:
  fileName: down.js
  examples:
    - description: period
      input: { fPort: 3, bytes: [9] }
      output: { data: { period: 9, port: 3 } }
`;

describe('a Device Repository', () => {
  it('has its examples run by the script of each direction, in YAML 1.2', async () => {
    write('vendor/acme/switch-codec.yaml', YAML);
    const codec = { converter: 'vendor/acme/switch-codec.yaml', language: 'js', ok: true };
    expect(await verify()).toEqual([
      { ...codec, vector: 'decode switched on' },
      { ...codec, vector: 'normalize switched on' },
      { ...codec, vector: 'decode nothing' },
      { ...codec, vector: 'encode period' },
      { ...codec, vector: 'decode downlink period' },
    ]);
    expect(await verify('SWITCH-codec.yaml/encode')).toHaveLength(1);
  });

  it('shows what differs', async () => {
    write('vendor/acme/switch-codec.yaml', YAML.replace('state: On', 'state: true').replace('on: true', 'on: 1'));
    expect((await verify()).slice(0, 2)).toMatchObject([
      { ok: false, diff: [{ path: 'data.state', expected: true, actual: 'On' }] },
      { ok: false, diff: [{ path: 'data[0].action.on', expected: 1, actual: true }] },
    ]);
  });

  it('passes over YAML of other kinds and decoders without examples', async () => {
    write('vendor/acme/index.yaml', 'endDevices:\n  - switch\n');
    write('vendor/acme/bare-codec.yaml', 'uplinkDecoder:\n  fileName: up.js\n');
    expect(await verify()).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['is no YAML', 'uplinkDecoder: {', 'is not YAML'],
    ['is a list', '- a\nuplinkDecoder: 1', 'is not YAML'],
    ['has a text for a decoder', 'uplinkDecoder: up.js', 'uplinkDecoder is not an object'],
    ['names no file', 'uplinkDecoder: { examples: [] }', 'names no file: undefined'],
    ['names a file that is not there', 'uplinkDecoder: { fileName: gone.js, examples: [] }', 'names no file: gone.js'],
    ['leads out', 'uplinkDecoder: { fileName: ../../../outside.js, examples: [] }', 'names no file'],
    ['leads out by a link', 'uplinkDecoder: { fileName: link.js, examples: [] }', 'names no file: link.js'],
    ['has no list of examples', 'uplinkDecoder: { fileName: up.js, examples: 5 }', 'examples is not an array'],
    [
      'has an example without input',
      'uplinkDecoder: { fileName: up.js, examples: [{}] }',
      'examples[0].input is not an object',
    ],
    [
      'has bytes that are none',
      'uplinkDecoder: { fileName: up.js, examples: [{ input: { bytes: x }, output: {} }] }',
      'neither an array of bytes nor hex',
    ],
    [
      'expects nothing',
      'uplinkDecoder: { fileName: up.js, examples: [{ input: { bytes: [] } }] }',
      'examples[0].expected is not an object',
    ],
  ])('fails where a file %s', async (_what, yaml, error) => {
    symlinkSync(join(root, 'vendor/acme/up.js'), join(root, 'vendor/acme/link.js'));
    write('vendor/acme/bad-codec.yaml', yaml);
    expect(await verify()).toMatchObject([
      { vector: 'bad-codec.yaml', ok: false, error: expect.stringContaining(error) },
    ]);
  });

  it('does not unfold a file that names itself a billion times', async () => {
    const names = 'bcdefghi'.split('');
    const bomb = names.map((name, i) => `${name}: &${name} [${`*${i === 0 ? 'a' : names[i - 1]},`.repeat(9)}]`);
    write('vendor/acme/bomb.yaml', `a: &a [x]\n${bomb.join('\n')}\nuplinkDecoder: { fileName: up.js }\n`);
    expect(await verify()).toMatchObject([{ ok: false, error: expect.stringContaining('is not YAML') }]);
  });

  it('fails a codec without the function that an example needs', async () => {
    write('vendor/acme/switch-codec.yaml', YAML.replaceAll('down.js', 'up.js'));
    expect(await verify('downlink')).toMatchObject([{ ok: false, diff: [{ path: '', actual: null }] }]);
    expect((await verify('encode'))[0]?.error).toMatch(/^compile: The script defines none of encodeDownlink/);
  });
});
