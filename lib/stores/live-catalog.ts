import type { Clock } from '../model/clock.ts';
import type { LiveCatalog, LiveIntegration, Secrets } from '../model/ports.ts';
import { findByRoutingKey } from './catalog/integrations.ts';
import { inTime } from './deadline.ts';
import type { Dynamo } from './dynamo.ts';
import { createLiveEntries } from './live-entries.ts';
import { createLiveReader } from './live-reader.ts';
import type { SnapshotReader } from './snapshots.ts';

export interface LiveCatalogParts {
  dynamo: Dynamo;
  stack: string;
  clock: Clock;
  secrets: Secrets;
  snapshots?: SnapshotReader;
}

type Found = Promise<LiveIntegration | null>;

/**
 * The catalog as messages see it: from memory while an entry is at most 5 s old, else after one BatchGet of
 * integration and converters. When DynamoDB fails a stale entry serves on; with none, a snapshot does for HTTP.
 */
export function createLiveCatalog(parts: LiveCatalogParts): LiveCatalog {
  const reader = createLiveReader(parts);
  const entries = createLiveEntries(parts.clock);
  const shared = sharing();

  async function refresh(id: string): Found {
    const known = entries.entry(id)?.live ?? null;
    try {
      return entries.keep(id, await shared(`id ${id}`, () => reader.read(id, known)));
    } catch (thrown) {
      if (known === null) throw thrown;
      // Asked again in 5 s: while DynamoDB is down not every message shall wait for it.
      return entries.keep(id, known);
    }
  }

  async function look(routingKey: string): Found {
    const integration = await findByRoutingKey(parts, routingKey);
    return integration === null ? null : reader.complete(integration);
  }

  async function find(routingKey: string): Found {
    try {
      const live = await shared(`key ${routingKey}`, () => look(routingKey));
      if (live !== null) return entries.keep(live.integration.id, live);
    } catch (thrown) {
      const saved = (await parts.snapshots?.read(routingKey)) ?? null;
      if (saved === null) throw thrown;
      return entries.keep(saved.id, reader.fromSnapshot(saved));
    }
    entries.keepUnknown(routingKey);
    return null;
  }

  async function byId(id: string): Found {
    const entry = entries.entry(id);
    return entry?.fresh ? entry.live : refresh(id);
  }

  return {
    byId,
    async byRoutingKey(routingKey) {
      if (entries.isUnknown(routingKey)) return null;
      const id = entries.idOf(routingKey);
      if (id !== null) {
        const live = await byId(id);
        if (live?.integration.routingKey === routingKey) return live;
        entries.forgetKey(routingKey);
      }
      return find(routingKey);
    },
  };
}

/**
 * Callers that ask for the same thing at the same time share one read. Each waits for it until its own deadline: who
 * began it may have more time.
 */
function sharing(): (name: string, read: () => Found) => Found {
  const running = new Map<string, Found>();
  return (name, read) => {
    const going = running.get(name) ?? read().finally(() => running.delete(name));
    running.set(name, going);
    // Who is late does not listen any more.
    going.catch(() => undefined);
    return inTime('stores', () => going);
  };
}
