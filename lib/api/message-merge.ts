import { hash128 } from '../model/message-key.ts';
import type { Page } from '../model/ports.ts';
import type { Place, Position } from './message-cursor.ts';

/** What can be merged: messages, or events. */
export interface Timed {
  id: string;
  receivedAt: number;
}

/** One page of one list, such as an integration's messages. */
export type Ask<T extends Timed> = (list: string, cursor: string | null, limit: number) => Promise<Page<T>>;

/** Integrations asked at the same time. */
const WIDTH = 8;

interface Loaded<T> {
  id: string;
  position: Position;
  /** The page that holds the next item to show. */
  items: T[];
  /** The cursor after that page. */
  next: string | null;
  /** How many of its items have been shown. */
  shown: number;
}

/** What was taken, and where each list stands then. */
export interface Merged<T> {
  items: T[];
  at: Place['at'];
}

/**
 * The newest `limit` items of several lists, each of them newest first, and where each list stands then.
 * Gives fewer when the next of a list is not loaded yet; the caller goes on at `at`.
 */
export async function mergePage<T extends Timed>(ask: Ask<T>, { at, size }: Place, limit: number): Promise<Merged<T>> {
  const lists = await inBatches(Object.entries(at), ([id, position]) => load(ask, size, id, position));
  const items = takeNewest(lists, limit);
  return { items, at: Object.fromEntries(lists.flatMap(positionAfter)) };
}

/**
 * The page a list stands in. New items may have come in at its head since, so the place inside it is found by the
 * last one shown, not by counting.
 */
async function load<T extends Timed>(ask: Ask<T>, size: number, id: string, position: Position): Promise<Loaded<T>> {
  let [start] = position;
  const [, last] = position;
  for (;;) {
    const { items, cursor } = await ask(id, start, size);
    const shown = last === null ? 0 : items.findIndex((item) => markOf(item) === last) + 1;
    if (last === null || shown > 0) return { id, position: [start, last], items, next: cursor, shown };
    if (cursor === null) return { id, position: [start, last], items: [], next: null, shown: 0 };
    start = cursor;
  }
}

function takeNewest<T extends Timed>(lists: Loaded<T>[], limit: number): T[] {
  const taken: T[] = [];
  while (taken.length < limit) {
    // A list whose next items are not loaded might hold the newest one.
    if (lists.some((one) => one.shown === one.items.length && one.next !== null)) break;
    const [newest] = lists.filter((one) => one.shown < one.items.length).sort((a, b) => headTime(b) - headTime(a));
    const head = newest?.items[newest.shown];
    if (newest === undefined || head === undefined) break;
    newest.shown += 1;
    newest.position = [newest.position[0], markOf(head)];
    taken.push(head);
  }
  return taken;
}

function headTime<T extends Timed>({ items, shown }: Loaded<T>): number {
  return items[shown]?.receivedAt ?? 0;
}

function positionAfter<T extends Timed>({ id, position, items, next, shown }: Loaded<T>): [string, Position][] {
  if (shown < items.length) return [[id, position]];
  return next === null ? [] : [[id, [next, null]]];
}

/** Short, because a cursor holds one per integration. */
function markOf({ id }: Timed): string {
  return hash128(id).slice(0, 12);
}

async function inBatches<T, R>(all: T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let first = 0; first < all.length; first += WIDTH) {
    done.push(...(await Promise.all(all.slice(first, first + WIDTH).map(run))));
  }
  return done;
}
