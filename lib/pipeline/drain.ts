import { thawArrival } from '../model/arrival.ts';
import { integrationOfKey } from '../model/message-key.ts';
import type { SpillItem } from '../model/queue-message.ts';
import type { Parts } from './parts.ts';
import { receive } from './uplink.ts';
import { carryOut } from './write.ts';

/**
 * Does what a spilled item asks: the whole arrival again under its old id, or the rest of a recorded message.
 * Throws `unavailable` while the store is down, so that the item stays in the queue.
 */
export async function drain(parts: Parts, item: SpillItem): Promise<void> {
  if (item.kind === 'finish') return finish(parts, item);
  const live = await parts.live.byId(item.integrationId);
  // Deleted meanwhile: nobody is left who could want or find the message.
  if (live === null) return;
  await receive(parts, live, thawArrival(item.arrival), { queued: true });
}

async function finish(parts: Parts, { key }: SpillItem & { kind: 'finish' }): Promise<void> {
  const message = await parts.messages.get(key);
  if (message === null || message.outcome !== 'stored') return;
  await carryOut(parts, message);
  if (message.open) await parts.messages.close(key);
  parts.stats.count(integrationOfKey(key), 'healed');
}
