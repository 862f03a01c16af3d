import { DAY, MESSAGE_DAYS } from '../model/clock.ts';
import { entityId } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { Integration } from '../model/integration.ts';
import type { MessageSummary, Outcome } from '../model/message.ts';
import type { Catalog, EntityRef, Page } from '../model/ports.ts';
import type { ApiParts } from './parts.ts';

export interface MessageFilter {
  integration: string | null;
  outcome: Outcome | null;
  /** Id or name. */
  device: string | null;
  from: number | null;
  to: number | null;
  limit: number;
  cursor: string | null;
}

/** Shards of an integration that is gone, but whose messages are still there. */
const DEFAULT_SHARDS = 4;

/** Integrations asked at the same time. */
const WIDTH = 8;

type Range = { from: number; to: number };

/** Messages, newest first: of one integration, of one device, or of all integrations merged. */
export async function listMessages(parts: ApiParts, filter: MessageFilter): Promise<Page<MessageSummary>> {
  if (filter.device !== null) return ofDevice(parts, filter, filter.device);
  if (filter.integration !== null) {
    const known = await parts.catalog.integration(filter.integration);
    const source = { id: filter.integration, shards: known?.shards ?? DEFAULT_SHARDS };
    return ofIntegration(parts, filter, rangeOf(parts, filter), source, filter.cursor);
  }
  return ofAll(parts, filter);
}

/** A day wider than records live, at both ends: networks' clocks are off. */
function rangeOf({ clock }: ApiParts, { from, to }: Pick<MessageFilter, 'from' | 'to'>): Range {
  const now = clock();
  return { from: from ?? now - (MESSAGE_DAYS + 1) * DAY, to: to ?? now + DAY };
}

function ofIntegration(
  { messages }: ApiParts,
  { outcome, limit }: MessageFilter,
  range: Range,
  { id, shards }: Pick<Integration, 'id' | 'shards'>,
  cursor: string | null,
): Promise<Page<MessageSummary>> {
  return messages.list({
    integrationId: id,
    shards,
    ...range,
    limit,
    cursor,
    ...(outcome === null ? {} : { outcome }),
  });
}

/** By the device's points: only stored messages know their device. */
async function ofDevice(parts: ApiParts, filter: MessageFilter, device: string): Promise<Page<MessageSummary>> {
  const state = await stateOf(parts, device);
  if (state === null) return { items: [], cursor: null };
  const { ref, months } = state;
  const { limit, cursor, integration, outcome } = filter;
  const page = await parts.telemetry.messages(ref, { ...rangeOf(parts, filter), months, limit, cursor });
  const summaries = await parts.messages.summaries(page.items);
  const items = summaries.filter(
    (one) =>
      (integration === null || one.integrationId === integration) && (outcome === null || one.outcome === outcome),
  );
  return { items, cursor: page.cursor };
}

async function stateOf(
  { entities }: ApiParts,
  device: string,
): Promise<{ ref: EntityRef; months: Set<string> } | null> {
  for (const id of [device, entityId('device', device)]) {
    const state = await entities.load({ kind: 'device', id });
    if (state !== null) return { ref: { kind: 'device', id }, months: state.months };
  }
  return null;
}

/** Where each integration's list stands: the cursor of its page, and how many of that page were shown already. */
interface Position {
  cursor: string | null;
  skip: number;
}

/** The merged cursor: a fixed range, so that messages that arrive between two pages shift nothing. */
interface MergedCursor extends Range {
  /** Integrations that are not here have come to their end. */
  at: { [integrationId: string]: Position };
}

interface Source extends Position {
  id: string;
  items: MessageSummary[];
  next: string | null;
}

async function ofAll(parts: ApiParts, filter: MessageFilter): Promise<Page<MessageSummary>> {
  const integrations = await allIntegrations(parts.catalog);
  const start = filter.cursor === null ? startOf(parts, filter, integrations) : thaw(filter.cursor);
  const wanted = integrations.filter((one) => Object.hasOwn(start.at, one.id));
  const sources: Source[] = [];
  for (let first = 0; first < wanted.length; first += WIDTH) {
    const batch = wanted.slice(first, first + WIDTH).map((one) => open(parts, filter, start, one));
    sources.push(...(await Promise.all(batch)));
  }
  const items = takeNewest(sources, filter.limit);
  const at = Object.fromEntries(sources.flatMap(positionAfter));
  const cursor = Object.keys(at).length === 0 ? null : freeze({ from: start.from, to: start.to, at });
  return { items, cursor };
}

function startOf(parts: ApiParts, filter: MessageFilter, integrations: Integration[]): MergedCursor {
  const at = Object.fromEntries(integrations.map(({ id }) => [id, { cursor: null, skip: 0 }]));
  return { ...rangeOf(parts, filter), at };
}

async function open(parts: ApiParts, filter: MessageFilter, start: MergedCursor, one: Integration): Promise<Source> {
  let { cursor, skip } = start.at[one.id] ?? { cursor: null, skip: 0 };
  let page = await ofIntegration(parts, filter, start, one, cursor);
  // A filtered page can be empty and still have a next one; the merge needs a head to compare.
  while (page.items.length <= skip && page.cursor !== null) {
    cursor = page.cursor;
    skip = 0;
    page = await ofIntegration(parts, filter, start, one, cursor);
  }
  return { id: one.id, cursor, skip, items: page.items, next: page.cursor };
}

/** Takes the newest of all heads, again and again, and moves `skip` of its source forward. */
function takeNewest(sources: Source[], limit: number): MessageSummary[] {
  const taken: MessageSummary[] = [];
  while (taken.length < limit) {
    // A source whose next items are not loaded might hold the newest one: the answer ends here, its cursor goes on.
    if (sources.some((one) => one.skip >= one.items.length && one.next !== null)) break;
    const [newest] = sources.filter((one) => one.skip < one.items.length).sort((a, b) => headTime(b) - headTime(a));
    const head = newest?.items[newest.skip];
    if (newest === undefined || head === undefined) break;
    newest.skip += 1;
    taken.push(head);
  }
  return taken;
}

function headTime(source: Source): number {
  return source.items[source.skip]?.receivedAt ?? 0;
}

function positionAfter({ id, cursor, skip, items, next }: Source): [string, Position][] {
  if (skip < items.length) return [[id, { cursor, skip }]];
  return next === null ? [] : [[id, { cursor: next, skip: 0 }]];
}

async function allIntegrations(catalog: Catalog): Promise<Integration[]> {
  const found: Integration[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Integration> = await catalog.integrations({ limit: 1_000, cursor });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return found;
}

function freeze(cursor: MergedCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function thaw(text: string): MergedCursor {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString()) as MergedCursor;
    const positions = Object.values(cursor.at);
    if ([cursor.from, cursor.to].every(Number.isFinite) && positions.every((one) => Number.isInteger(one.skip)))
      return cursor;
  } catch {
    // Not one of ours: told below.
  }
  throw new Failure('invalid', 'This cursor is not one of this list', {
    field: 'cursor',
    fix: 'Send the cursor of the answer before, unchanged, or none.',
  });
}
