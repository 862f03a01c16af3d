import { type Clock, SECOND } from '../model/clock.ts';
import type { LiveIntegration } from '../model/ports.ts';

/** An entry older than this is read again, so that a change is live everywhere within 10 s. */
export const LIVE_FOR = 5 * SECOND;

/** Guessed routing keys must not fill the memory: the oldest go first. */
const MAX_ENTRIES = 1_000;

export interface LiveEntry {
  /** Whether it may be used without a look at the store. */
  fresh: boolean;
  /** Null: there is no such integration. */
  live: LiveIntegration | null;
}

/** What was read of late: integrations by id, and ids by routing key, also for keys that nobody has. */
export function createLiveEntries(clock: Clock) {
  const byId = new Map<string, { at: number; live: LiveIntegration | null }>();
  const byKey = new Map<string, { at: number; id: string | null }>();
  const isFresh = (at: number) => clock() - at < LIVE_FOR;
  return {
    entry(id: string): LiveEntry | null {
      const found = byId.get(id);
      return found === undefined ? null : { fresh: isFresh(found.at), live: found.live };
    },
    keep(id: string, live: LiveIntegration | null): LiveIntegration | null {
      remember(byId, id, { at: clock(), live });
      if (live !== null) remember(byKey, live.integration.routingKey, { at: clock(), id });
      return live;
    },
    idOf(routingKey: string): string | null {
      return byKey.get(routingKey)?.id ?? null;
    },
    isUnknown(routingKey: string): boolean {
      const found = byKey.get(routingKey);
      return found !== undefined && found.id === null && isFresh(found.at);
    },
    keepUnknown(routingKey: string): void {
      remember(byKey, routingKey, { at: clock(), id: null });
    },
    /** The integration has another key now. */
    forgetKey(routingKey: string): void {
      byKey.delete(routingKey);
    },
  };
}

function remember<T>(map: Map<string, T>, name: string, value: T): void {
  map.delete(name);
  map.set(name, value);
  if (map.size <= MAX_ENTRIES) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
