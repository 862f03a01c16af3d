import { parseArgs } from 'node:util';
import { openEngine } from '../../lib/converters/engine.ts';
import { type Command, UsageError } from '../command.ts';
import { readExports } from '../import/exports.ts';
import { type Given, type Plan, planImport } from '../import/plan.ts';
import { clashes, type Written, writePlan } from '../import/write.ts';
import { findPlatform } from '../platform-address.ts';

const importCommand: Command = {
  name: 'import',
  about: 'Takes converters and integrations of ThingsBoard over, from their exported files.',
  usage: `Usage: tributary import <file...> [--dry-run] [--uplink id] [--downlink id]

  <file...>      JSON: a converter of either version, an integration, or an array of them, as ThingsBoard's pages export
                 them, its API gives them or its version control keeps them
  --dry-run      checks everything and says what would be made; writes nothing
  --uplink id    uplink converter of this platform for integrations whose own is in none of the files
  --downlink id  likewise

An integration keeps its routing key, so its senders only need another host name. What has no place here is listed.
If anything is refused, nothing is written. Give an integration together with its converters: with ids (from the API or
version control) they are found by id, without ids where just one fits.

The platform: as for tributary tail.

Exit code: 0 = written (or could be), 1 = not.`,
  run,
};

export default importCommand;

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  uplink: { type: 'string' },
  downlink: { type: 'string' },
} as const;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  if (positionals.length === 0) throw new UsageError('Give at least one file.');
  const given: Given = {
    ...(values.uplink === undefined ? {} : { uplink: values.uplink }),
    ...(values.downlink === undefined ? {} : { downlink: values.downlink }),
  };
  const plan = await checkedPlan(positionals, given);
  const address = findPlatform(process.env);
  plan.problems.push(...(await clashes(address, plan)));
  if (plan.problems.length > 0) {
    process.stderr.write(`${plan.problems.map((one) => `${printable(one)}.\n`).join('')}Nothing was written.\n`);
    return 1;
  }
  const made = values['dry-run'] ? new Map<object, Written>() : await writePlan(address, plan);
  process.stdout.write(report(plan, made));
  return 0;
}

async function checkedPlan(paths: string[], given: Given): Promise<Plan> {
  const found = await readExports(paths);
  const engine = await openEngine();
  try {
    return planImport(found, given, engine);
  } finally {
    engine.close();
  }
}

function report({ converters, integrations }: Plan, made: Map<object, Written>): string {
  const lines: string[] = [];
  const tell = (key: object, what: string, lost: string[]) => {
    const written = made.get(key);
    lines.push(
      `${written === undefined ? 'would make' : 'made'} ${what}${written === undefined ? '' : ` ${written.id}`}`,
    );
    if (written?.url) lines.push(`  senders post to ${written.url}`);
    for (const one of lost) lines.push(`  not taken over: ${one}`);
  };
  for (const { found, lost } of converters) {
    const { kind, name, language } = found.converter;
    tell(found, `${kind} converter "${name}" (${language})`, lost);
  }
  for (const { found, lost } of integrations) {
    const { type, name } = found.integration;
    tell(found, `${type} integration "${name}"`, lost);
  }
  return lines.map((line) => `${printable(line)}\n`).join('');
}

/** Names come from files: they must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
