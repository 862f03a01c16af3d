import { DAY, HOUR, MESSAGE_DAYS, MINUTE } from '../model/clock.ts';
import type { Integration } from '../model/integration.ts';
import type { Message } from '../model/message.ts';
import { messageId } from '../model/message-key.ts';
import type { SweepParts } from './parts.ts';
import { carryOut, pointsOf } from './write.ts';

/** Young records are still in their own invocation's hands. */
const TOO_YOUNG = MINUTE;
const LOOK_BACK = 15 * MINUTE;

/** Downlinks untouched for this long get another wake-up. */
const STUCK_AFTER = 2 * MINUTE;

export interface Swept {
  completed: number;
  woken: number;
  attached: number;
}

/** Records are looked at again for this long: a late one gets a place in time that was looked at before it came. */
const OVERLAP = 3 * MINUTE;

/** The mark: every record of a time before it was looked at. */
const LOOKED_UP_TO = 'sweep';

/** One BatchGet serves this many records. */
const BATCH = 50;

/**
 * Completes what a died process left half-done: records whose points are missing, of the last 15 minutes or since the
 * last sweep, whichever is longer; records listed as open, downlinks nobody dispatches, attachments that never became
 * real.
 */
export async function sweep(parts: SweepParts, options: { youngest?: number } = {}): Promise<Swept> {
  const now = parts.clock();
  const completed = await completeRecords(parts, now - (options.youngest ?? TOO_YOUNG));
  let attached = 0;
  for await (const integration of allIntegrations(parts)) {
    if (integration.attachment?.state !== 'pending') continue;
    await parts.queues.requestAttach(integration.id);
    attached += 1;
  }
  const stuck = await parts.downlinks.stuck(now - STUCK_AFTER, 100);
  for (const deviceId of stuck) await parts.queues.wakeDownlinks({ kind: 'wake', deviceId });
  return { completed, woken: stuck.length, attached };
}

/**
 * Looks through the records up to `to`, an hour at a time, and marks each hour done: a sweep that runs out of time
 * goes on where it stopped. A machine that was off for a day catches up with all it missed.
 */
async function completeRecords(parts: SweepParts, to: number): Promise<number> {
  const marked = await parts.marks.read(LOOKED_UP_TO);
  let from = Math.max(marked === null ? to - LOOK_BACK : Math.min(marked, to) - OVERLAP, to - MESSAGE_DAYS * DAY);
  let completed = 0;
  while (from < to) {
    const end = Math.min(from + HOUR, to);
    for await (const { id, shards } of allIntegrations(parts)) {
      const batch: Message[] = [];
      for await (const message of parts.messages.unfinished({ integrationId: id, shards, from, to: end })) {
        if (message.outcome === 'stored') batch.push(message);
        if (batch.length === BATCH) completed += await completeBatch(parts, batch.splice(0));
      }
      completed += await completeBatch(parts, batch);
    }
    await parts.marks.write(LOOKED_UP_TO, end);
    from = end;
  }
  return completed;
}

/** A record whose points are all there was completed: points and latest values are written side by side. */
async function completeBatch(parts: SweepParts, batch: Message[]): Promise<number> {
  const points = batch.flatMap((message) => message.plan.effects.flatMap((effect) => pointsOf(message, effect)));
  const missing = points.length === 0 ? [] : await parts.telemetry.missing(points);
  const lacking = new Set(missing.map(({ message }) => messageId(message)));
  for (const message of batch) {
    if (lacking.has(message.id)) {
      await carryOut(parts, message);
      parts.stats.count(message.integrationId, 'healed');
    }
    if (message.open) await parts.messages.close(message.key);
  }
  return lacking.size;
}

async function* allIntegrations(parts: SweepParts): AsyncGenerator<Integration> {
  let cursor: string | null = null;
  do {
    const page = await parts.catalog.integrations({ limit: 100, cursor });
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== null);
}
