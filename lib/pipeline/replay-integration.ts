import { SECOND } from '../model/clock.ts';
import { asFailure } from '../model/failure.ts';
import type { LiveIntegration } from '../model/ports.ts';
import type { Replayed, ReplayPage, ReplayQuery } from '../model/replay.ts';
import { liveNow } from './live-now.ts';
import { type ReplayParts, replayBy } from './replay.ts';

/** A function of the API may take 29 s, a cold start and a slow last message included. */
const LONGEST = 15 * SECOND;

/**
 * Replays quarantined messages of an integration one after the other, in the order of their receipt: update-only keys
 * and those of one millisecond depend on it. Ends in time, also when the store fails half-way: what is done is told,
 * and the cursor goes on behind it. Throws `conflict` without integration or converter.
 */
export async function replayIntegration(parts: ReplayParts, query: ReplayQuery): Promise<ReplayPage> {
  const until = parts.clock() + LONGEST;
  const live = await liveNow(parts, query.integrationId);
  const page = await parts.messages.quarantined(query);
  const done: ReplayPage = { stored: 0, quarantined: 0, cursor: query.cursor };
  for (const { key, place } of page.items) {
    if (parts.clock() >= until) return done;
    try {
      const message = await parts.messages.get(key);
      const outcome = message === null ? null : await outcomeOf(parts, live, message);
      if (outcome !== null) done[outcome] += 1;
    } catch (thrown) {
      if (asFailure(thrown).code !== 'unavailable' || done.stored + done.quarantined === 0) throw thrown;
      return done;
    }
    done.cursor = place;
  }
  return { ...done, cursor: page.cursor };
}

/** Null: somebody else stored it meanwhile. What holds no uplink any more stays as it is. */
async function outcomeOf(
  parts: ReplayParts,
  live: LiveIntegration,
  message: Parameters<typeof replayBy>[2],
): Promise<Replayed['outcome'] | null> {
  try {
    return (await replayBy(parts, live, message)).outcome;
  } catch (thrown) {
    const { code } = asFailure(thrown);
    if (code === 'conflict') return null;
    if (code === 'unsupported') return 'quarantined';
    throw thrown;
  }
}
