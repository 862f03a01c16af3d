import { DAY } from '../model/clock.ts';
import { entityId } from '../model/entity.ts';
import type { Integration } from '../model/integration.ts';
import type { MessageSummary } from '../model/message.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Catalog, EntityRef, Page } from '../model/ports.ts';
import { beginnings, freezePlace, type Place, startPlace, thawPlace } from './message-cursor.ts';
import { type Ask, type Merged, mergePage } from './message-merge.ts';
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

/** The store's keys hold times of 13 digits. */
const LAST_TIME = 9_999_999_999_999;

/** A filter that lets little through may give a short page; its cursor goes on. */
const MOST_ROUNDS = 20;

type Source = Pick<Integration, 'id' | 'shards'>;

/** Messages, newest first: of one device, of one integration, or of all integrations merged. */
export async function listMessages(parts: ApiParts, filter: MessageFilter): Promise<Page<MessageSummary>> {
  if (filter.device !== null) return ofDevice(parts, filter, filter.device);
  const sources = await sourcesOf(parts.catalog, filter.integration);
  const ids = sources.map(({ id }) => id);
  const { from, to } = rangeOf(filter);
  let place: Place | null =
    filter.cursor === null
      ? startPlace(ids, { now: parts.clock(), from, to, size: filter.limit, whole: isIndexed(filter.outcome) })
      : await thawPlace(parts, filter.cursor);
  const items: MessageSummary[] = [];
  while (place !== null && items.length < filter.limit) {
    const page: Merged<MessageSummary> = await mergePage(
      askIn(parts, filter, sources, place),
      place,
      filter.limit - items.length,
    );
    items.push(...page.items);
    place = Object.keys(page.at).length > 0 ? { ...place, at: page.at } : nextWindow(place, ids);
  }
  return { items, cursor: place === null ? null : await freezePlace(parts, place) };
}

function nextWindow(place: Place, ids: string[]): Place | null {
  const windows = place.windows.slice(1);
  return windows.length === 0 ? null : { ...place, windows, at: beginnings(ids) };
}

/** Asks the store for one integration's messages inside the current window. */
function askIn(
  { messages }: ApiParts,
  { outcome }: MessageFilter,
  sources: Source[],
  place: Place,
): Ask<MessageSummary> {
  const [from, to] = place.windows[0] ?? [0, 0];
  const shardsOf = new Map(sources.map(({ id, shards }) => [id, shards]));
  return (integrationId, cursor, limit) => {
    const shards = shardsOf.get(integrationId) ?? DEFAULT_SHARDS;
    const query = { integrationId, shards, from, to, limit, cursor };
    return messages.list(outcome === null ? query : { ...query, outcome });
  };
}

/** The store finds these by an index, however far they lie apart: no need to look window by window. */
function isIndexed(outcome: Outcome | null): boolean {
  return outcome === 'quarantined' || outcome === 'refused';
}

function rangeOf({ from, to }: MessageFilter): { from: number; to: number } {
  return { from: from ?? 0, to: Math.min(to ?? LAST_TIME, LAST_TIME) };
}

async function sourcesOf(catalog: Catalog, integration: string | null): Promise<Source[]> {
  if (integration !== null) {
    const known = await catalog.integration(integration);
    return [{ id: integration, shards: known?.shards ?? DEFAULT_SHARDS }];
  }
  const found: Source[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Integration> = await catalog.integrations({ limit: 1_000, cursor });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return found;
}

/** By the device's points: only stored messages know their device. */
async function ofDevice(parts: ApiParts, filter: MessageFilter, device: string): Promise<Page<MessageSummary>> {
  const state = await stateOf(parts, device);
  if (state === null) return { items: [], cursor: null };
  const { limit, integration, outcome, from, to } = filter;
  const range = { from: from ?? 0, to: to ?? parts.clock() + DAY, months: state.months };
  const wanted = (one: MessageSummary) =>
    (integration === null || one.integrationId === integration) && (outcome === null || one.outcome === outcome);
  const items: MessageSummary[] = [];
  let { cursor } = filter;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const page = await parts.telemetry.messages(state.ref, { ...range, limit: limit - items.length, cursor });
    items.push(...(await parts.messages.summaries(page.items)).filter(wanted));
    cursor = page.cursor;
    if (cursor === null || items.length >= limit) break;
  }
  return { items, cursor };
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
