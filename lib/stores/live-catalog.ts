import { type Clock, SECOND } from '../model/clock.ts';
import type { Integration } from '../model/integration.ts';
import type { LiveCatalog, LiveIntegration, Secrets } from '../model/ports.ts';
import { findByRoutingKey } from './catalog/integrations.ts';
import type { Dynamo } from './dynamo.ts';
import { createLiveReader } from './live-reader.ts';
import type { Snapshots } from './snapshots.ts';

export interface LiveCatalogParts {
  dynamo: Dynamo;
  stack: string;
  clock: Clock;
  secrets: Secrets;
  snapshots?: Snapshots;
}

/** An entry older than this is read again, so that a change is live everywhere within 10 s. */
export const LIVE_FOR = 5 * SECOND;

/** Guessed routing keys must not fill the memory: the oldest go first. */
const MAX_ENTRIES = 1_000;

interface Entry {
  checkedAt: number;
  /** Null: there is no such integration. */
  live: LiveIntegration | null;
}

/**
 * The catalog as messages see it: from memory while an entry is at most 5 s old, else after one BatchGet of
 * integration and converters. When DynamoDB fails a stale entry serves on; with none, a snapshot does for HTTP.
 */
export function createLiveCatalog(parts: LiveCatalogParts): LiveCatalog {
  const { clock } = parts;
  const reader = createLiveReader(parts);
  const byId = new Map<string, Entry>();
  /** Routing key to integration id; null: nobody has this key. */
  const byKey = new Map<string, { checkedAt: number; id: string | null }>();
  const running = new Map<string, Promise<LiveIntegration | null>>();

  /** Callers that ask for the same thing at the same time share one read. */
  function shared(name: string, read: () => Promise<LiveIntegration | null>): Promise<LiveIntegration | null> {
    const going = running.get(name);
    if (going !== undefined) return going;
    const started = read().finally(() => running.delete(name));
    running.set(name, started);
    return started;
  }

  function keep(id: string, live: LiveIntegration | null): LiveIntegration | null {
    remember(byId, id, { checkedAt: clock(), live });
    if (live !== null) remember(byKey, live.integration.routingKey, { checkedAt: clock(), id });
    return live;
  }

  async function refresh(id: string): Promise<LiveIntegration | null> {
    const known = byId.get(id)?.live ?? null;
    try {
      return keep(id, await reader.read(id, known));
    } catch (thrown) {
      if (known === null) throw thrown;
      // Asked again in 5 s: while DynamoDB is down not every message shall wait for it.
      return keep(id, known);
    }
  }

  async function find(routingKey: string): Promise<LiveIntegration | null> {
    let integration: Integration | null;
    try {
      integration = await findByRoutingKey(parts, routingKey);
      if (integration !== null) return keep(integration.id, await reader.complete(integration));
    } catch (thrown) {
      const saved = (await parts.snapshots?.read(routingKey)) ?? null;
      if (saved === null) throw thrown;
      return keep(saved.id, reader.fromSnapshot(saved));
    }
    remember(byKey, routingKey, { checkedAt: clock(), id: null });
    return null;
  }

  async function live(id: string): Promise<LiveIntegration | null> {
    const entry = byId.get(id);
    if (entry !== undefined && clock() - entry.checkedAt < LIVE_FOR) return entry.live;
    return shared(`id ${id}`, () => refresh(id));
  }

  return {
    byId: live,
    async byRoutingKey(routingKey) {
      const known = byKey.get(routingKey);
      if (known?.id !== undefined && known.id !== null) {
        const found = await live(known.id);
        if (found?.integration.routingKey === routingKey) return found;
        byKey.delete(routingKey);
      } else if (known !== undefined && clock() - known.checkedAt < LIVE_FOR) {
        return null;
      }
      return shared(`key ${routingKey}`, () => find(routingKey));
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
