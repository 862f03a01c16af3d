import { parseArgs } from 'node:util';
import { differenceLine } from '../../lib/converter-library/difference.ts';
import { type Verdict, verifyLibrary } from '../../lib/converter-library/verify.ts';
import { openEngine } from '../../lib/converters/engine.ts';
import { registry } from '../../lib/integrations/registry.gen.ts';
import { type Command, UsageError } from '../command.ts';

const verify: Command = {
  name: 'verify',
  about: 'Runs every test vector of a library of converters or codecs.',
  usage: `Usage: tributary verify <folder> [--json] [--filter text]

  <folder>       a library, or a part of one, in one of these layouts:
                 ThingsBoard's data converters (VENDORS/<vendor>/<device>/<integration>/{uplink,downlink}/),
                 ChirpStack's device profiles (codecs/<name>.js with test_decode_<name>.json, test_encode_<name>.json),
                 a Device Repository (vendor/<vendor>/<codec>.yaml with examples, naming its scripts),
                 plain folders (codec.js with vectors.json)
  --json         one JSON object per vector on stdout; the counts go to stderr
  --filter text  only vectors whose path contains the text

Exit code: 0 = none failed, 1 = some failed or there were none.`,
  run,
};

export default verify;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, filter: { type: 'string' } },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError('Give exactly one folder.');
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const typed = { passed: 0, failed: 0, skipped: 0 };
  let sent = 0;
  const engine = await openEngine();
  const options = {
    now: Date.now(),
    types: registry,
    ...(values.filter === undefined ? {} : { filter: values.filter }),
  };
  for await (const verdict of verifyLibrary(engine, folder, options)) {
    counts[endOf(verdict)]++;
    if (verdict.typed) typed[endOf(verdict)]++;
    if (verdict.sentBy !== undefined) sent++;
    if (values.json) process.stdout.write(`${JSON.stringify(verdict)}\n`);
    else if (endOf(verdict) === 'failed') process.stdout.write(report(verdict));
  }
  engine.close();
  (values.json ? process.stderr : process.stdout).write(summaryOf(counts, typed, sent));
  const none = sum(counts) === 0;
  if (none) process.stderr.write(`tributary: no vectors found in ${folder}\n`);
  return counts.failed > 0 || none ? 1 : 0;
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Typed converters and downlinks are counted again on lines of their own, where there are any. */
function summaryOf(counts: Counts, typed: Counts, sent: number): string {
  const told = ({ passed, failed, skipped }: Counts) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
  const more = sum(typed) === 0 ? '' : `of these ${sum(typed)} of typed converters: ${told(typed)}\n`;
  const down = sent === 0 ? '' : `of these ${sent} downlinks that the encoder of their integration type takes\n`;
  return `${told(counts)}\n${more}${down}`;
}

function sum({ passed, failed, skipped }: Counts): number {
  return passed + failed + skipped;
}

function endOf({ ok, skipped }: Verdict): 'passed' | 'failed' | 'skipped' {
  if (ok) return 'passed';
  return skipped === undefined ? 'failed' : 'skipped';
}

/** At most this many differences of one vector are printed. */
const SHOWN = 20;

function report({ converter, vector, error, diff = [] }: Verdict): string {
  const lines = error === undefined ? diff.slice(0, SHOWN).map(differenceLine) : [error];
  if (diff.length > SHOWN) lines.push(`and ${diff.length - SHOWN} more`);
  return `FAILED ${converter}/${vector}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
