import { MINUTE } from './clock.ts';

/**
 * What an integration's events show; ThingsBoard's debug settings. Nothing is written for it: events are read out of
 * the records, so the switch costs nothing and may be turned at any time.
 */
export interface Debug {
  /** Failures are shown, whenever they happened. */
  failures: boolean;
  /** Every message is shown until then, in epoch ms; null: switched off. */
  allUntil: number | null;
  /** The last span `[from, to)` in which every message was to be shown; its events stay visible. */
  window: [from: number, to: number] | null;
}

export interface DebugChange {
  failures?: boolean;
  /** `true` = as long as is allowed, from now on. */
  all?: boolean;
  allUntil?: number | null;
}

/** "All" ends by itself this long after it was switched on. */
export const DEBUG_ALL = 15 * MINUTE;

/** A new integration shows everything at first, then failures. */
export function initialDebug(now: number): Debug {
  return { failures: true, allUntil: now + DEBUG_ALL, window: [now, now + DEBUG_ALL] };
}

/** What counts for an integration that was stored without it. */
export const DEFAULT_DEBUG: Debug = { failures: true, allUntil: null, window: null };

/** Applies a change. A time that lies too far ahead is brought to what is allowed; one that has passed switches off. */
export function changedDebug(current: Debug, change: DebugChange, now: number): Debug {
  const failures = change.failures ?? current.failures;
  const asked = askedUntil(change, now);
  // A client that sends back what it has read changes nothing.
  if (asked === undefined || asked === current.allUntil) return { ...current, failures };
  if (asked === null || asked <= now) return { failures, allUntil: null, window: endedBy(current.window, now) };
  const allUntil = Math.min(asked, now + DEBUG_ALL);
  const [from, to] = current.window ?? [now, now];
  return { failures, allUntil, window: [to > now ? from : now, allUntil] };
}

function askedUntil({ all, allUntil }: DebugChange, now: number): number | null | undefined {
  if (all === undefined) return allUntil;
  return all ? now + DEBUG_ALL : null;
}

function endedBy(window: Debug['window'], now: number): Debug['window'] {
  return window === null ? null : [window[0], Math.min(window[1], Math.max(window[0], now))];
}
