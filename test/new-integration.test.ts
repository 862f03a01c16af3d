import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { integrationFolder } from '../bin/generate/integration-folders.ts';
import { ROOT } from '../bin/generate.ts';
import { objection, scaffold } from '../bin/new-integration.ts';
import { type Engine, openEngine } from '../lib/converters/engine.ts';
import { conformance } from './integrations.test-kit.ts';

const TRIGGERS = ['http', 'iot'];

/** A root that holds nothing but the scaffolded types; what they import is the project's own. */
const root = mkdtempSync(join(tmpdir(), 'new-integration-'));
const integrations = join(root, 'lib/integrations');
mkdirSync(integrations, { recursive: true });
symlinkSync(join(ROOT, 'lib/model'), join(root, 'lib/model'));
for (const name of readdirSync(join(ROOT, 'lib/integrations')).filter((one) => one.startsWith('_'))) {
  symlinkSync(join(ROOT, 'lib/integrations', name), join(integrations, name));
}
for (const trigger of TRIGGERS) await scaffold(root, nameFor(trigger), trigger);
const folders = await Promise.all(TRIGGERS.map((trigger) => integrationFolder(root, nameFor(trigger))));

let engine: Engine;

beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => {
  engine.close();
  rmSync(root, { recursive: true });
});

/** As long as a name may be: lines of the templates must not wrap. */
function nameFor(trigger: string): string {
  return `network-${trigger}-`.padEnd(32, 'x');
}

for (const folder of folders) conformance(folder, () => engine);

function run(command: string, args: string[]): string {
  return execFileSync(join(ROOT, 'node_modules/.bin', command), args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
}

it('compiles', () => {
  const options = { typeRoots: [join(ROOT, 'node_modules/@types')], preserveSymlinks: false };
  const include = TRIGGERS.map((trigger) => `lib/integrations/${nameFor(trigger)}`);
  const config = { extends: join(ROOT, 'tsconfig.json'), compilerOptions: options, include, exclude: [] };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(config));
  expect(run('tsc', ['-p', '.'])).toBe('');
});

it('is formatted and linted', () => {
  writeFileSync(
    join(root, 'biome.json'),
    JSON.stringify({ extends: [join(ROOT, 'biome.json')], vcs: { enabled: false } }),
  );
  const checked = TRIGGERS.map((trigger) => `lib/integrations/${nameFor(trigger)}`);
  expect(run('biome', ['check', '--error-on-warnings', ...checked])).toContain('No fixes applied');
});

it.each([
  ['', 'http', 'Name the type'],
  ['Sensors', 'http', 'kebab-case'],
  ['my_network', 'http', 'kebab-case'],
  ['-network', 'http', 'kebab-case'],
  ['../network', 'http', 'kebab-case'],
  ['x'.repeat(33), 'http', 'kebab-case'],
  ['chirpstack', 'http', 'already'],
  ['my-network', 'stream', "no template for trigger 'stream'; take http or iot"],
  ['my-network', '..', 'no template'],
])('refuses type %j with trigger %j', (type, trigger, reason) => {
  expect(objection(ROOT, type, trigger)).toContain(reason);
});

it('has nothing against a good name', () => {
  expect(objection(ROOT, 'my-network', 'http')).toBeNull();
});
