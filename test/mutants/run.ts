import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { allMutants, type Mutant, mutated } from './mutant.ts';

const USAGE = `Usage: node test/mutants/run.ts [--only <text in the name>]

Makes each defect of mutants.json in a copy of this folder and runs the tests that should notice it.
Exits 1 when a defect goes unnoticed, or when the tests fail without any.`;

/** A test run that takes longer hangs because of its defect: that was noticed, too. */
const LONGEST = 5 * 60_000;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const mutants = allMutants().filter(({ name }) => name.includes(values.only));
  const copy = copyOfTree();
  try {
    return (await unnoticed(copy, mutants)) === 0 ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Every file git knows of or would, as it lies here now. */
function copyOfTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'tributary-mutants-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' });
  // A file that was deleted and not committed yet is listed as well.
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(name))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(file, join(copy, file));
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** How many defects went unnoticed, or could not be told because their tests are red without them. */
async function unnoticed(copy: string, mutants: Mutant[]): Promise<number> {
  const healthy = new Map<string, boolean>();
  const counts = { caught: 0, SURVIVED: 0, UNTOLD: 0 };
  for (const mutant of mutants) {
    const group = JSON.stringify([mutant.tests, mutant.only]);
    if (!healthy.has(group)) healthy.set(group, await isGreen(copy, mutant));
    const began = performance.now();
    const fate = healthy.get(group) ? await fateOf(copy, mutant) : 'UNTOLD';
    counts[fate] += 1;
    const seconds = ((performance.now() - began) / 1_000).toFixed(1).padStart(6);
    console.log(`${fate.padEnd(8)} ${seconds} s  ${mutant.name}`);
  }
  console.log(`${counts.caught} of ${mutants.length} defects caught`);
  return counts.SURVIVED + counts.UNTOLD;
}

/** A test that is red anyway notices nothing. */
async function isGreen(copy: string, { tests, only }: Mutant): Promise<boolean> {
  const { passed, output } = await runTests(copy, tests, only);
  if (!passed) console.log(`Without any defect these tests fail already: ${tests.join(' ')}\n${output}`);
  return passed;
}

async function fateOf(copy: string, mutant: Mutant): Promise<'caught' | 'SURVIVED'> {
  const path = join(copy, mutant.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, mutated(source, mutant));
  const { passed } = await runTests(copy, mutant.tests, mutant.only);
  writeFileSync(path, source);
  return passed ? 'SURVIVED' : 'caught';
}

/** Stops at the first red test. */
function runTests(copy: string, tests: string[], only?: string): Promise<{ passed: boolean; output: string }> {
  const vitest = join(copy, 'node_modules', 'vitest', 'vitest.mjs');
  const filter = only === undefined ? [] : ['-t', only];
  // Small, also when the proofs run at full size.
  const env = { ...process.env, TRIBUTARY_FULL: '' };
  const child = spawn(process.execPath, [vitest, 'run', '--bail=1', ...filter, ...tests], { cwd: copy, env });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST);
  return new Promise((done) => {
    child.once('close', (code) => {
      clearTimeout(timer);
      done({ passed: code === 0, output: output.slice(-6_000) });
    });
  });
}
