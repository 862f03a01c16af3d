import { parseArgs } from 'node:util';
import { openEngine } from '../../lib/converters/engine.ts';
import { Failure } from '../../lib/model/failure.ts';
import { getFromApi, sendToApi } from '../call-api.ts';
import { type Command, UsageError } from '../command.ts';
import { isRemote } from '../library/checkout.ts';
import { deviceLines, hitLines, sourceLine, syncLines } from '../library/report.ts';
import { deviceOf, everything, matching } from '../library/search.ts';
import { idFor, putSource, type Source, sourcesOf, tokenFor } from '../library/sources.ts';
import { syncSource } from '../library/sync.ts';
import { findPlatform, type PlatformAddress } from '../platform-address.ts';

const library: Command = {
  name: 'library',
  about: 'Keeps libraries of converters and codecs on a platform, and finds what is in them.',
  usage: `Usage: tributary library <verb>

  list                   libraries, and how they were when they were last synced
  add <git url | folder> [--name name] [--branch branch]
  remove <name>          converters installed from it stay
  sync [name]            fetches all libraries, or one, runs every vector, and brings them to the platform
  search <text>          converters whose vendor, model, type or path contain every word
  show <vendor>/<model>  what there is for a device, with source, commit and licence
  updates                installed converters, and what their library has changed since

Layouts: as for tributary verify. Without adding any there is thingsboard/data-converters; the variables
TB_INTEGRATIONS_CONVERTERS_LIBRARY_REPO_URL and TB_INTEGRATIONS_CONVERTERS_LIBRARY_REPO_BRANCH put another in its place.
A private repository: put a token that may read it into TRIBUTARY_LIBRARY_TOKEN_<NAME>, such as
TRIBUTARY_LIBRARY_TOKEN_MY_CODECS for my-codecs. Nothing here needs git. An installed converter never changes by a sync.

The platform: as for tributary tail.

Exit code: 0 = done, 1 = something was not found or could not be synced.`,
  run,
};

export default library;

const OPTIONS = { name: { type: 'string' }, branch: { type: 'string' } } as const;

interface Asked {
  address: PlatformAddress;
  words: string[];
  name?: string | undefined;
  branch?: string | undefined;
}

const VERBS: { [verb: string]: (asked: Asked) => Promise<number> } = { list, add, remove, sync, search, show, updates };

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const [word = '', ...words] = positionals;
  const verb = Object.hasOwn(VERBS, word) ? VERBS[word] : undefined;
  if (verb === undefined) throw new UsageError(`Say one of: ${Object.keys(VERBS).join(', ')}.`);
  return verb({ address: findPlatform(process.env), words, ...values });
}

async function list({ address }: Asked): Promise<number> {
  const sources = await sourcesOf(address, process.env);
  return print(sources.map(sourceLine));
}

async function add({ address, words, name, branch }: Asked): Promise<number> {
  const [url, ...more] = words;
  if (url === undefined || more.length > 0) throw new UsageError('Give one git URL or folder.');
  if (!isRemote(url) && /^[\w+-]+:\/\/|^[^/\\]+@[^/\\]+:/.test(url)) {
    throw new UsageError('Only http and https addresses can be fetched without git.');
  }
  const id = name ?? idFor(url);
  await putSource(address, { id, url, branch: branch ?? null });
  return print([`added ${id}. Next: tributary library sync ${id}`]);
}

async function remove({ address, words }: Asked): Promise<number> {
  const [id, ...more] = words;
  if (id === undefined || more.length > 0) throw new UsageError('Give the name of one library.');
  await sendToApi(address, 'DELETE', `/api/library-sources/${encodeURIComponent(id)}`);
  return print([`removed ${id}`]);
}

async function sync({ address, words }: Asked): Promise<number> {
  const all = await sourcesOf(address, process.env);
  const chosen = words.length === 0 ? all : words.map((id) => sourceNamed(all, id));
  const engine = await openEngine();
  let failed = false;
  try {
    for (const source of chosen) {
      try {
        const end = await syncSource({ address, engine, token: tokenFor(source.id, process.env) }, source);
        print(syncLines(source, end));
      } catch (thrown) {
        if (!(thrown instanceof Failure)) throw thrown;
        failed = true;
        process.stderr.write(`${source.id}: ${thrown.message}. ${thrown.detail.fix ?? ''}\n`);
      }
    }
  } finally {
    engine.close();
  }
  return failed ? 1 : 0;
}

function sourceNamed(all: Source[], id: string): Source {
  const source = all.find((one) => one.id === id);
  if (source !== undefined) return source;
  throw new Failure('not-found', `There is no library ${id}`, {
    fix: `Libraries: ${all.map((one) => one.id).join(', ')}.`,
  });
}

async function search({ address, words }: Asked): Promise<number> {
  if (words.length === 0) throw new UsageError('Give a text to look for.');
  const hits = matching(await everything(address, await sourcesOf(address, process.env)), words.join(' '));
  return found(hitLines(hits), `nothing found; is the library synced?`);
}

async function show({ address, words }: Asked): Promise<number> {
  const [name, ...more] = words;
  if (name === undefined || more.length > 0) throw new UsageError('Give one <vendor>/<model>.');
  const hits = await everything(address, await sourcesOf(address, process.env));
  const own = hits.filter((hit) => deviceOf(hit).toLowerCase() === name.toLowerCase());
  return found(deviceLines(own), `no library has ${name}; see tributary library search`);
}

async function updates({ address }: Asked): Promise<number> {
  const { items } = (await getFromApi(address, '/api/library/installed')) as { items: Installed[] };
  const lines: string[] = [];
  for (const { converterId, name, update, source, commit } of items) {
    lines.push(`${converterId}  ${name}  ${source}@${(commit ?? 'folder').slice(0, 8)}  ${WORDS[update]}`);
    if (update !== 'available') continue;
    const path = `/api/library/installed/${converterId}`;
    const { same, changes } = (await getFromApi(address, path)) as Changes;
    lines.push(`  ${same} vectors give the same, ${changes.length} do not`);
    for (const one of changes) lines.push(`  ${one.name}`, ...one.diff.map((line) => `    ${line}`));
  }
  return print(lines.length === 0 ? ['nothing was installed from a library'] : lines);
}

interface Installed {
  converterId: string;
  name: string;
  source: string;
  commit: string | null;
  update: 'current' | 'available' | 'gone';
}

interface Changes {
  same: number;
  changes: { name: string; diff: string[] }[];
}

const WORDS = { current: 'as in the library', available: 'update available', gone: 'no longer in the library' };

function found(lines: string[], none: string): number {
  if (lines.length > 0) return print(lines);
  process.stderr.write(`tributary: ${none}\n`);
  return 1;
}

/** Names come from strangers' files: they must not steer the terminal. */
function print(lines: string[]): number {
  process.stdout.write(lines.map((line) => `${line.replace(/\p{Cc}+/gu, ' ')}\n`).join(''));
  return 0;
}
