import type { z } from '@hono/zod-openapi';
import { MINUTE } from '../model/clock.ts';
import { DEFAULT_DEBUG } from '../model/debug.ts';
import { Failure } from '../model/failure.ts';
import type { Integration } from '../model/integration.ts';
import type { Message, MessageSummary } from '../model/message.ts';
import { messageKeyOf } from '../model/message-key.ts';
import type { Page } from '../model/ports.ts';
import { type Event, type EventKind, eventOfDownlink, eventOfMessage } from './event-shapes.ts';
import { beginnings, freezePlace, type Place, thawPlace } from './message-cursor.ts';
import { mergePage, type Timed } from './message-merge.ts';
import type { ApiParts } from './parts.ts';

export interface EventFilter {
  /** Null: both. */
  kind: z.output<typeof EventKind> | null;
  limit: number;
  cursor: string | null;
  wanted: (event: Event) => boolean;
}

type Range = [from: number, to: number];

/** A list that events come from; an item is loaded when it is to be shown. */
type Source = (cursor: string | null, limit: number) => Promise<Page<Found>>;
type Found = Timed & { load: () => Promise<Event | null> };

const ALWAYS: Range = [0, 9_999_999_999_999];

/** A list by the messages' own time holds what was received in a window at most this far beside it. */
const LATE = 10 * MINUTE;

/** A filter that lets little through may give a short page; its cursor goes on. */
const MOST_ROUNDS = 20;

/**
 * Events of these integrations, newest first, read out of the records: failures at any time, or, where they are
 * switched off, inside the window of "all"; everything else inside that window.
 */
export async function listEvents(
  parts: ApiParts,
  integrations: Integration[],
  filter: EventFilter,
): Promise<Page<Event>> {
  const sources = new Map(integrations.flatMap((one) => sourcesOf(parts, one, filter.kind)));
  let place = await placeOf(parts, [...sources.keys()], filter);
  const items: Event[] = [];
  for (let round = 0; round < MOST_ROUNDS && isOpen(place) && items.length < filter.limit; round += 1) {
    const page = await mergePage(asking(sources), place, filter.limit - items.length);
    const events = await Promise.all(page.items.map(({ load }) => load()));
    items.push(...events.filter((event) => event !== null).filter(filter.wanted));
    place = { ...place, at: page.at };
  }
  return { items, cursor: isOpen(place) ? await freezePlace(parts, place) : null };
}

function isOpen({ at }: Place): boolean {
  return Object.keys(at).length > 0;
}

async function placeOf(parts: ApiParts, names: string[], { limit, cursor }: EventFilter): Promise<Place> {
  if (cursor === null) return { windows: [ALWAYS], at: beginnings(names), size: limit };
  const place = await thawPlace(parts, cursor);
  // A source that is gone, such as an integration that has another converter now, has no more to tell.
  const at = Object.fromEntries(Object.entries(place.at).filter(([name]) => names.includes(name)));
  if (isOpen({ ...place, at })) return { ...place, at };
  throw new Failure('invalid', 'This cursor is none of this list', {
    field: 'cursor',
    fix: 'Send the cursor of the answer before, or none.',
  });
}

function asking(sources: Map<string, Source>) {
  return (name: string, cursor: string | null, limit: number): Promise<Page<Found>> =>
    sources.get(name)?.(cursor, limit) ?? Promise.resolve({ items: [], cursor: null });
}

function sourcesOf(parts: ApiParts, integration: Integration, kind: EventFilter['kind']): [string, Source][] {
  const { id, debug = DEFAULT_DEBUG } = integration;
  const failures = debug.failures ? ALWAYS : debug.window;
  const made: [string, Source][] = [];
  if (kind !== 'debug' && failures !== null) {
    for (const outcome of ['quarantined', 'refused'] as const)
      made.push([`${outcome}:${id}`, failedMessages(parts, integration, outcome, failures)]);
    made.push([`downlinks:${id}`, failedDownlinks(parts, id, failures)]);
  }
  if (kind !== 'failure' && debug.window !== null)
    made.push([`all:${id}`, allMessages(parts, integration, debug.window)]);
  return made;
}

function failedMessages(
  parts: ApiParts,
  { id, shards }: Integration,
  outcome: 'quarantined' | 'refused',
  [from, to]: Range,
): Source {
  return async (cursor, limit) => {
    const page = await parts.messages.list({ integrationId: id, shards, outcome, from, to, limit, cursor });
    return { ...page, items: page.items.map((one) => foundMessage(parts, one)) };
  };
}

/** Without the failures, which have lists of their own. */
function allMessages(parts: ApiParts, { id, shards }: Integration, [from, to]: Range): Source {
  const wanted = ({ outcome, receivedAt }: MessageSummary) =>
    (outcome === 'stored' || outcome === 'ignored') && receivedAt >= from && receivedAt < to;
  return async (cursor, limit) => {
    const range = { from: from - LATE, to: to + LATE };
    const page = await parts.messages.list({ integrationId: id, shards, ...range, limit, cursor });
    return { ...page, items: page.items.filter(wanted).map((one) => foundMessage(parts, one)) };
  };
}

function failedDownlinks({ downlinks }: ApiParts, integrationId: string, [from, to]: Range): Source {
  return async (cursor, limit) => {
    const page = await downlinks.failed({ from, to, limit, cursor });
    const own = page.items.filter((one) => one.integrationId === integrationId);
    const found = own.map((one) => ({
      ...{ id: one.id, receivedAt: one.createdAt },
      load: async () => eventOfDownlink(one, integrationId),
    }));
    return { ...page, items: found };
  };
}

function foundMessage({ messages }: ApiParts, { id, receivedAt }: MessageSummary): Found {
  const load = async () => {
    const key = messageKeyOf(id);
    const message: Message | null = key === null ? null : await messages.get(key);
    return message === null ? null : eventOfMessage(message);
  };
  return { id, receivedAt, load };
}
