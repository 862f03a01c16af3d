import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROOFS, type Proof } from './prove/proofs.ts';

const USAGE = `Usage: npm run prove [-- <name>...] [-- --seed <number>]

Runs the proofs at the size that was promised, each in a process of its own; all of them, or those named.
Exits 1 when one does not hold.

${PROOFS.map(({ name, about, minutes }) => `  ${name.padEnd(17)} ${about} (${minutes} min)`).join('\n')}`;

const VITEST = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { seed: { type: 'string' }, help: { type: 'boolean' } },
  });
  const unknown = positionals.filter((name) => !PROOFS.some((proof) => proof.name === name));
  if (values.help || unknown.length > 0) {
    console.log(unknown.length > 0 ? `There is no proof named ${unknown.join(', ')}.\n\n${USAGE}` : USAGE);
    return values.help ? 0 : 1;
  }
  const chosen = PROOFS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const lines: string[] = [];
  let failed = 0;
  for (const proof of chosen) {
    const began = performance.now();
    const holds = await run(proof, values.seed);
    if (!holds) failed += 1;
    const seconds = ((performance.now() - began) / 1_000).toFixed(1).padStart(7);
    lines.push(`${holds ? 'holds ' : 'FAILED'} ${seconds} s  ${proof.name.padEnd(17)} ${proof.about}`);
  }
  console.log(`\n${lines.join('\n')}\n${failed} of ${chosen.length} proofs failed.`);
  return failed === 0 ? 0 : 1;
}

function run({ tests = [], program }: Proof, seed: string | undefined): Promise<boolean> {
  const command = program === undefined ? [VITEST, 'run', '--project', 'house', ...tests] : [program];
  const env = { ...process.env, TRIBUTARY_FULL: '1', ...(seed === undefined ? {} : { TRIBUTARY_SEED: seed }) };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { env, stdio: 'inherit' });
    child.once('exit', (code) => resolve(code === 0));
  });
}
