import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, SECOND } from '../lib/model/clock.ts';
import { asFailure } from '../lib/model/failure.ts';
import type { JsonObject } from '../lib/model/json.ts';
import { getFromApi } from './call-api.ts';
import type { PlatformAddress } from './platform-address.ts';

/** A message as the list shows it; failed ones with their error and log. */
export interface Followed {
  id: string;
  outcome: string;
  receivedAt: number;
  integrationId: string;
  entity: string | null;
  error?: { code: string; message: string; line?: number } | null;
  logs?: string[];
}

export interface FollowOptions {
  integration: string | undefined;
  /** Quarantined and refused ones only. */
  failures: boolean;
  /** How many of those before now come first. */
  lines: number;
  signal: AbortSignal;
  /** Told what a moment may cure, or what could not be shown. */
  notice: (sentence: string) => void;
}

/** A list goes by the messages' own time, which may lag behind their receipt: so far back is looked each time. */
const OVERLAP = MINUTE;
/** Longer than any message can turn up in the overlap. */
const REMEMBERED = 10 * MINUTE;
const PAGE = 200;
const MOST_PAGES = 5;

/** A busy platform is asked less often: at most a fifth of the time is spent asking. */
const SHORTEST_PAUSE = SECOND;
const REST_FACTOR = 4;

/** Messages as they come, oldest first, by polling; ends when `signal` is aborted. Throws what asking again cannot cure. */
export async function* followMessages(address: PlatformAddress, options: FollowOptions): AsyncGenerator<Followed> {
  const { time } = (await getFromApi(address, '/api/health')) as { time: number };
  // The platform's clock: ours may be minutes away.
  const ahead = time - Date.now();
  const seen = new Map<string, number>();
  yield* await detailed(address, remember(seen, await lastOnes(address, options)));
  while (!options.signal.aborted) {
    const started = performance.now();
    yield* await detailed(address, remember(seen, await pollQuietly(address, options, time, Date.now() + ahead)));
    forget(seen, Date.now() + ahead - REMEMBERED);
    const rest = Math.max(SHORTEST_PAUSE, REST_FACTOR * (performance.now() - started));
    await pause(rest, undefined, { signal: options.signal }).catch(() => undefined);
  }
}

async function lastOnes(address: PlatformAddress, options: FollowOptions): Promise<Followed[]> {
  if (options.lines === 0) return [];
  const pages = await Promise.all(queriesOf(options).map((query) => list(address, { ...query, limit: options.lines })));
  const found = pages.flatMap(({ items }) => items).sort((a, b) => a.receivedAt - b.receivedAt);
  return found.slice(-options.lines);
}

/** What the platform cannot tell right now it will tell at the next poll. */
async function pollQuietly(
  address: PlatformAddress,
  options: FollowOptions,
  start: number,
  now: number,
): Promise<Followed[]> {
  try {
    const lists = await Promise.all(queriesOf(options).map((query) => poll(address, options, query, now - OVERLAP)));
    const oldest = Math.max(start, now - REMEMBERED / 2);
    return lists.flat().filter(({ receivedAt }) => receivedAt >= oldest);
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code !== 'unavailable') throw failure;
    if (!options.signal.aborted) options.notice(`${failure.message}; trying again.`);
    return [];
  }
}

async function poll(
  address: PlatformAddress,
  { notice, signal }: FollowOptions,
  query: Query,
  from: number,
): Promise<Followed[]> {
  const found: Followed[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const place: Query = cursor === null ? {} : { cursor };
    const page = await list(address, { ...query, ...place, from: Math.floor(from), limit: PAGE }, signal);
    found.push(...page.items);
    cursor = page.cursor;
    if (cursor === null) return found;
  }
  notice(`More than ${MOST_PAGES * PAGE} messages a minute: not all are shown.`);
  return found;
}

type Query = Record<string, string | number>;

/** Outcomes that an index lists are asked for one by one. */
function queriesOf({ integration, failures }: FollowOptions): Query[] {
  const base: Query = integration === undefined ? {} : { integration };
  return failures ? ['quarantined', 'refused'].map((outcome) => ({ ...base, outcome })) : [base];
}

async function list(address: PlatformAddress, query: Query, signal?: AbortSignal) {
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value)]);
  const page = await getFromApi(address, `/api/messages?${new URLSearchParams(pairs)}`, signal);
  return page as { items: Followed[]; cursor: string | null };
}

/** Those not seen before, oldest first. */
function remember(seen: Map<string, number>, found: Followed[]): Followed[] {
  const fresh = found.filter(({ id }) => !seen.has(id)).sort((a, b) => a.receivedAt - b.receivedAt);
  for (const { id, receivedAt } of fresh) seen.set(id, receivedAt);
  return fresh;
}

function forget(seen: Map<string, number>, before: number): void {
  for (const [id, receivedAt] of seen) if (receivedAt < before) seen.delete(id);
}

async function detailed(address: PlatformAddress, found: Followed[]): Promise<Followed[]> {
  return Promise.all(found.map((one) => (isFailure(one) ? withReason(address, one) : one)));
}

export function isFailure({ outcome }: Pick<Followed, 'outcome'>): boolean {
  return outcome === 'quarantined' || outcome === 'refused';
}

async function withReason(address: PlatformAddress, one: Followed): Promise<Followed> {
  const whole = (await getFromApi(address, `/api/messages/${one.id}`)) as JsonObject;
  return { ...one, error: whole['error'] as NonNullable<Followed['error']>, logs: whole['logs'] as string[] };
}
