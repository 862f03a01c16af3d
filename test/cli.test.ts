import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const launcher = fileURLToPath(new URL('../bin/tributary.js', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  writeFileSync(
    join(folder, 'up.js'),
    'console.log("heard", metadata.site);\nreturn { deviceName: metadata.site, telemetry: { n: payload.length } };',
  );
  writeFileSync(join(folder, 'down.js'), 'return { contentType: "JSON", data: msg, metadata: { type: msgType } };');
  writeFileSync(join(folder, 'bad.js'), 'var a = 1;\nreturn a.b.c;');
  writeFileSync(join(folder, 'up.tbel'), 'return { n: payload.length };\nfunction parseInt(s) { return s; }');
  writeFileSync(join(folder, 'payload.json'), '{"a":"ж"}');
});
afterAll(() => rmSync(folder, { recursive: true }));

function tributary(args: string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [launcher, ...args], { cwd: folder, input, encoding: 'utf8' });
}

describe('tributary convert', () => {
  it('prints the result on stdout and the log on stderr', () => {
    const done = tributary(['convert', 'up.js', '--payload', 'payload.json', '--metadata', 'site=a=b']);
    expect(JSON.parse(done.stdout)).toEqual({ deviceName: 'a=b', telemetry: { n: 9 } });
    expect(done).toMatchObject({ status: 0, stderr: 'log: heard a=b\n' });
  });

  it('reads stdin, as bytes when asked, and shows the reading', () => {
    const args = ['convert', 'up.js', '--payload', '-', '--binary', '--metadata', 'site=x', '--reading'];
    const [reading] = JSON.parse(tributary(args, 'ж').stdout);
    expect(reading).toMatchObject({ entity: { kind: 'device', name: 'x' }, points: [{ values: { n: 2 } }] });
  });

  it('runs a downlink converter', () => {
    const done = tributary(['convert', 'down.js', '--kind', 'downlink', '--payload', '-', '--reading'], '{"on":true}');
    expect(JSON.parse(done.stdout)).toEqual([
      { contentType: 'JSON', data: '{"on":true}', metadata: { type: 'ATTRIBUTES_UPDATED' } },
    ]);
  });

  it('warns on stderr of what a TBEL script does not do', () => {
    const done = tributary(['convert', 'up.tbel', '--payload', 'payload.json']);
    expect([done.status, JSON.parse(done.stdout)]).toEqual([0, { n: 10 }]);
    expect(done.stderr).toMatch(/^warning \(line 2, column \d+\): .*parseInt.*never called/);
  });

  it('says where a script failed, exit code 1', () => {
    const done = tributary(['convert', 'bad.js', '--payload', 'payload.json']);
    expect(done).toMatchObject({ status: 1, stdout: '' });
    expect(done.stderr).toMatch(/^runtime \(line 2, column \d+\): TypeError: cannot read property 'c' of undefined/);
  });

  it.each([
    [['convert'], 'exactly one script'],
    [['convert', 'up.js'], '--payload'],
    [['convert', 'up.js', '--payload', '-', '--text', '--binary'], 'either --text or --binary'],
    [['convert', 'up.js', '--payload', '-', '--metadata', 'site'], 'key=value'],
    [['convert', 'up.js', '--payload', '-', '--kind', 'sideways'], 'sideways'],
    [['convert', 'up.js', '--bogus'], 'tributary: unknown option --bogus\nSee: tributary help convert\n'],
    [
      ['convert', 'nope.js', '--payload', '-'],
      'Cannot read nope.js: there is no such file.\nSee: tributary help convert',
    ],
    [['convert', 'up.js', '--payload', 'nope.json'], 'Cannot read nope.json: there is no such file.'],
    [['convert', '.', '--payload', '-'], 'Cannot read .: it is a folder.'],
    [['verify'], 'exactly one folder'],
    [['verfiy', 'x'], 'no command "verfiy"'],
  ])('refuses %j with exit code 2', (args, sentence) => {
    const done = tributary(args);
    expect(done.stderr).toContain(sentence);
    expect(done).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('tributary verify', () => {
  beforeAll(() => {
    for (const [name, result] of [
      ['A', 9],
      ['B', 10],
    ] as const) {
      const path = join(folder, 'lib', 'VENDORS', 'Acme', name, 'HTTP', 'uplink');
      mkdirSync(path, { recursive: true });
      writeFileSync(
        join(path, 'converter.json'),
        JSON.stringify({ configuration: { decoder: 'return { n: payload.length };' } }),
      );
      writeFileSync(join(path, 'payload.json'), '{"a":"ж"}');
      writeFileSync(join(path, 'result.json'), JSON.stringify({ n: result }));
    }
  });

  it('prints failures with their place, then the counts', () => {
    expect(tributary(['verify', 'lib'])).toMatchObject({
      status: 1,
      stdout: 'FAILED Acme/B/HTTP/uplink/payload.json\n  n: expected 10, got 9\n1 passed, 1 failed, 0 skipped\n',
    });
    expect(tributary(['verify', 'lib', '--filter', 'acme/a'])).toMatchObject({
      status: 0,
      stdout: '1 passed, 0 failed, 0 skipped\n',
    });
  });

  it('prints one JSON object per vector', () => {
    const lines = tributary(['verify', 'lib', '--json'])
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { converter: 'Acme/A/HTTP/uplink', vector: 'payload.json', language: 'js', ok: true },
      {
        converter: 'Acme/B/HTTP/uplink',
        vector: 'payload.json',
        language: 'js',
        ok: false,
        diff: [{ path: 'n', expected: 10, actual: 9 }],
      },
    ]);
  });

  it('does not call nothing a success', () => {
    expect(tributary(['verify', 'lib', '--filter', 'nothing'])).toMatchObject({
      status: 1,
      stdout: '0 passed, 0 failed, 0 skipped\n',
    });
    expect(tributary(['verify', 'nowhere'])).toMatchObject({ status: 1 });
  });
});

describe('tributary', () => {
  it('lists its commands and explains each', () => {
    expect(tributary(['help'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/convert .*\n.*verify /s) });
    expect(tributary(['help', 'verify']).stdout).toContain('Usage: tributary verify <folder>');
    expect(tributary(['verify', '--help'])).toMatchObject({ status: 0 });
    expect(tributary([])).toMatchObject({ status: 2 });
  });
});
