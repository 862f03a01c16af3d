import { parseArgs } from 'node:util';
import { addBooks, type BookFault, type Books, balances, EMPTY_BOOKS } from '../../lib/model/books.ts';
import { getFromApi } from '../call-api.ts';
import { type Command, UsageError } from '../command.ts';
import { findPlatform, type PlatformAddress } from '../platform-address.ts';
import { timeOf } from '../time.ts';

const audit: Command = {
  name: 'audit',
  about: 'Adds up the records of a running platform and says whether the books balance.',
  usage: `Usage: tributary audit [options]

  --from time        from this time on: epoch milliseconds or an ISO date, such as 2026-03-14 or 2026-03-14T15:00Z
  --to time          up to this time; a range counts by the messages' own time
  --integration id   only this integration; the way to see the records of a deleted one
  --json             prints {balanced, received, stored, duplicate, quarantined, ignored, refused, deferred}

received = stored + duplicate + quarantined + ignored + refused + deferred, every stored message has its points, every
quarantined one its raw message, every arrival an outcome. What does not add up is named on stderr.

The platform: TRIBUTARY_URL and TRIBUTARY_TOKEN; else the one on this machine, by the token in ./.tributary; else
~/.config/tributary/config.json with {"url": "…", "token": "…"}.

Exit code: 0 = balanced, 1 = not.`,
  run,
};

export default audit;

export interface Audited {
  books: Books;
  faults: BookFault[];
  balanced: boolean;
}

export interface AuditRange {
  from?: number;
  to?: number;
  integration?: string;
}

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  integration: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const { from, to, integration, json } = values;
  const range = {
    ...(from === undefined ? {} : { from: timeOf('--from', from) }),
    ...(to === undefined ? {} : { to: timeOf('--to', to) }),
    ...(integration === undefined ? {} : { integration }),
  };
  if ((range.from ?? 0) > (range.to ?? Infinity)) throw new UsageError('--from lies after --to.');
  const address = findPlatform(process.env);
  const { books, faults, balanced } = await auditPlatform(address, range);
  process.stdout.write(json ? `${JSON.stringify({ balanced, ...books })}\n` : table(books));
  for (const { id, integrationId, problem } of faults) {
    process.stderr.write(`${id} (integration ${integrationId}): ${problem}\n`);
  }
  const verdict = balanced ? 'balance' : 'do not balance';
  if (!json) process.stdout.write(`The books of ${address.url} ${verdict}.\n`);
  return balanced ? 0 : 1;
}

/** A message on its way right now lacks things for a moment: a page with faults is read again, so often, so far apart. */
const LOOKS = 4;
const PAUSE = 1_000;

type Page = Books & { faults: BookFault[]; cursor: string | null };

/** All pages of the audit, added up. */
export async function auditPlatform(address: PlatformAddress, range: AuditRange = {}): Promise<Audited> {
  let books = EMPTY_BOOKS;
  const faults: BookFault[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await settledPage(address, pathOf(range, cursor));
    books = addBooks(books, page);
    faults.push(...page.faults);
    cursor = page.cursor;
  } while (cursor !== null);
  return { books, faults, balanced: balances(books) && faults.length === 0 };
}

async function settledPage(address: PlatformAddress, path: string): Promise<Page> {
  for (let look = 1; ; look += 1) {
    const page = (await getFromApi(address, path)) as Page;
    if (page.faults.length === 0 || look === LOOKS) return page;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

function pathOf(range: AuditRange, cursor: string | null): string {
  const pairs = Object.entries({ ...range, ...(cursor === null ? {} : { cursor }) });
  return `/api/audit?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`;
}

function table(books: Books): string {
  const { received, ...ends } = books;
  const line = ([name, count]: [string, number]) => `${name.padEnd(12)}${count.toLocaleString('en').padStart(12)}\n`;
  return [...Object.entries(ends).map(line), `${'-'.repeat(24)}\n`, line(['received', received])].join('');
}
