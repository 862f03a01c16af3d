import { parseArgs } from 'node:util';
import type { ReplayPage } from '../../lib/model/replay.ts';
import { sendToApi } from '../call-api.ts';
import { type Command, UsageError } from '../command.ts';
import { findPlatform, type PlatformAddress } from '../platform-address.ts';
import { timeOf } from '../time.ts';

const replay: Command = {
  name: 'replay',
  about: 'Converts the quarantined messages of an integration once more, after its converter was mended.',
  usage: `Usage: tributary replay <integration id> [options]

  --from time   those received from this time on: epoch milliseconds or an ISO date, such as 2026-03-14
  --to time     those received before this time; by default now
  --json        prints {stored, quarantined}

Oldest first, by the converter that is active now. What converts is stored once, under the time it came with, and
overtakes no newer value; what fails again stays quarantined with the new error.

The platform: TRIBUTARY_URL and TRIBUTARY_TOKEN; else the one on this machine, by the token in ./.tributary; else
~/.config/tributary/config.json with {"url": "…", "token": "…"}.

Exit code: 0 = none of them failed again, 1 = some did.`,
  run,
};

export default replay;

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [integration, ...others] = positionals;
  if (integration === undefined || others.length > 0) throw new UsageError('Give the id of one integration.');
  const from = values.from === undefined ? 0 : timeOf('--from', values.from);
  // What fails from now on is not waited for.
  const to = values.to === undefined ? Date.now() : timeOf('--to', values.to);
  if (from > to) throw new UsageError('--from lies after --to.');
  const { stored, quarantined } = await replayAll(findPlatform(process.env), integration, { from, to });
  const sentence = `${stored.toLocaleString('en')} stored, ${quarantined.toLocaleString('en')} still quarantined`;
  process.stdout.write(values.json ? `${JSON.stringify({ stored, quarantined })}\n` : `${sentence}\n`);
  return quarantined === 0 ? 0 : 1;
}

/** Calls again until nothing is left. */
async function replayAll(address: PlatformAddress, integration: string, range: { from: number; to: number }) {
  const path = `/api/integrations/${encodeURIComponent(integration)}/replay`;
  const sum = { stored: 0, quarantined: 0 };
  let cursor: string | null = null;
  do {
    const page = (await sendToApi(address, 'POST', path, { ...range, cursor })) as ReplayPage;
    sum.stored += page.stored;
    sum.quarantined += page.quarantined;
    cursor = page.cursor;
  } while (cursor !== null);
  return sum;
}
