import { DAY, MESSAGE_DAYS, MINUTE } from '../model/clock.ts';
import type { Integration } from '../model/integration.ts';
import type { Message } from '../model/message.ts';
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

/** When the last sweep began. */
const LAST_SWEEP = 'sweep';

/**
 * Completes what a died process left half-done: records whose points are missing, of the last 15 minutes or since the
 * last sweep, whichever is longer; records listed as open, downlinks nobody dispatches, attachments that never became
 * real.
 */
export async function sweep(parts: SweepParts, options: { youngest?: number } = {}): Promise<Swept> {
  const swept: Swept = { completed: 0, woken: 0, attached: 0 };
  const now = parts.clock();
  const from = await lookFrom(parts, now);
  for await (const integration of allIntegrations(parts)) {
    swept.completed += await completeMessages(parts, integration, { from, to: now - (options.youngest ?? TOO_YOUNG) });
    if (integration.attachment?.state === 'pending') {
      await parts.queues.requestAttach(integration.id);
      swept.attached += 1;
    }
  }
  for (const deviceId of await parts.downlinks.stuck(now - STUCK_AFTER, 100)) {
    await parts.queues.wakeDownlinks({ kind: 'wake', deviceId });
    swept.woken += 1;
  }
  await parts.marks.write(LAST_SWEEP, now);
  return swept;
}

/** A machine that was off, or a stack whose sweep failed for hours, catches up with all it missed. */
async function lookFrom({ marks }: SweepParts, now: number): Promise<number> {
  const last = (await marks.read(LAST_SWEEP)) ?? now;
  return Math.max(Math.min(now, last) - LOOK_BACK, now - MESSAGE_DAYS * DAY);
}

async function completeMessages(
  parts: SweepParts,
  integration: Integration,
  range: { from: number; to: number },
): Promise<number> {
  let completed = 0;
  for await (const message of parts.messages.unfinished({
    ...range,
    integrationId: integration.id,
    shards: integration.shards,
  })) {
    if (message.outcome !== 'stored') continue;
    const lacking = await lacksEffects(parts, message);
    if (lacking) await carryOut(parts, message);
    if (message.open) await parts.messages.close(message.key);
    if (!lacking) continue;
    parts.stats.count(integration.id, 'healed');
    completed += 1;
  }
  return completed;
}

/** A record whose points are all there was completed: points and latest values are written side by side. */
async function lacksEffects(parts: SweepParts, message: Message): Promise<boolean> {
  const points = message.plan.effects.flatMap((effect) => pointsOf(message, effect));
  return (await parts.telemetry.missing(points)).length > 0;
}

async function* allIntegrations(parts: SweepParts): AsyncGenerator<Integration> {
  let cursor: string | null = null;
  do {
    const page = await parts.catalog.integrations({ limit: 100, cursor });
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== null);
}
