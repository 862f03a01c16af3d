import { randomBytes } from 'node:crypto';
import { DAY, HOUR } from '../model/clock.ts';
import { Failure } from '../model/failure.ts';
import { isJsonObject, type JsonObject } from '../model/json.ts';
import type { ApiParts } from './parts.ts';

/** Where a merged list of messages stands. */
export interface Place {
  /** Windows of time not yet done, `[from, to)`; the first one is being read. */
  windows: [number, number][];
  /** Who is not here is done. */
  at: { [integrationId: string]: Position };
  /** Items in one page of the store: the pages that positions lie in must not change with the caller's limit. */
  size: number;
}

/** The store's cursor of a page (null = the first one of the window), and the last message shown of it. */
export type Position = [string | null, string | null];

export interface Span {
  now: number;
  from: number;
  to: number;
  size: number;
  /** One window is enough. */
  whole: boolean;
}

/** A cursor in a URL, beside everything else API Gateway allows there. */
const LONGEST_CURSOR = 3_000;

const KEPT = 'kept.';

/**
 * The beginning of a list. The last day is read first, then a week, then the rest, and at last what claims to come from
 * the future: a quiet integration among busy ones then costs a few reads, not six weeks of empty days.
 */
export function startPlace(ids: string[], { now, from, to, size, whole }: Span): Place {
  const cuts = [now + DAY, now - DAY, now - 8 * DAY, 0];
  const far: [number, number] = [now + DAY, Number.MAX_SAFE_INTEGER];
  const all: [number, number][] = whole
    ? [[0, Number.MAX_SAFE_INTEGER]]
    : [...cuts.slice(1).map((cut, i): [number, number] => [cut, cuts[i] ?? 0]), far];
  const windows = all
    .map(([low, high]): [number, number] => [Math.max(low, from), Math.min(high, to)])
    .filter(([low, high]) => low < high);
  const done = windows.length === 0 || ids.length === 0;
  return { windows: done ? [] : windows, at: done ? {} : beginnings(ids), size };
}

/** All integrations at the beginning of a window. */
export function beginnings(ids: string[]): Place['at'] {
  return Object.fromEntries(ids.map((id): [string, Position] => [id, [null, null]]));
}

/** As opaque text. What is too long for a URL is kept in the catalog for an hour. */
export async function freezePlace({ catalog, clock }: ApiParts, place: Place): Promise<string> {
  const text = Buffer.from(JSON.stringify(place)).toString('base64url');
  if (text.length <= LONGEST_CURSOR) return text;
  const name = KEPT + randomBytes(16).toString('base64url');
  await catalog.remember(slotOf(name), place as unknown as JsonObject, clock() + HOUR);
  return name;
}

/** Inverse of `freezePlace`; throws `invalid` for text that is no cursor of this list, or of an hour ago. */
export async function thawPlace({ catalog }: ApiParts, cursor: string): Promise<Place> {
  const place: unknown = cursor.startsWith(KEPT) ? await catalog.remembered(slotOf(cursor)) : parse(cursor);
  if (isPlace(place)) return place;
  throw new Failure('invalid', 'This cursor is none of this list, or it is too old', {
    field: 'cursor',
    fix: 'Send the cursor of the answer before, unchanged and within an hour, or none.',
  });
}

function slotOf(name: string): string {
  return `cursor of messages ${name}`;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { windows, at, size } = value as Partial<Place>;
  return (
    Array.isArray(windows) &&
    windows.every((one) => isPair(one, Number.isSafeInteger)) &&
    isJsonObject(at) &&
    Object.values(at).every((one) => isPair(one, (part) => part === null || typeof part === 'string')) &&
    Number.isInteger(size) &&
    Number(size) >= 1 &&
    Number(size) <= 1_000
  );
}

function isPair(value: unknown, isPart: (part: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(isPart);
}
