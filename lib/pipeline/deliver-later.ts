import { MINUTE, SECOND } from '../model/clock.ts';
import type { Downlink } from '../model/downlink.ts';
import type { Failure } from '../model/failure.ts';
import { hash128 } from '../model/message-key.ts';
import type { DispatchParts } from './parts.ts';

/** A push that failed this often is given up, after about two hours; its answer is kept. */
export const MAX_ATTEMPTS = 12;

/** The first pause; each further one is four times as long, up to the longest. */
const FIRST_PAUSE = 2 * SECOND;
const LONGEST_PAUSE = 15 * MINUTE;

/** When and as which attempt a downlink goes out again; null: it is given up. `notBefore` is absent for failures of our own stores. */
export function nextAttempt(
  downlink: Downlink,
  failure: Failure,
  now: number,
): { attempts: number; notBefore?: number } | null {
  const { retry } = failure.detail;
  const attempts = downlink.attempts + (retry?.uncounted === true ? 0 : 1);
  // Sent once more by hand, it has all its tries again.
  const tries = attempts - (downlink.attemptsBefore ?? 0);
  if (failure.code !== 'unavailable' || tries >= MAX_ATTEMPTS) return null;
  if (retry === undefined) return { attempts };
  const chance = chanceOf(`${downlink.id}/${attempts}/${now}`);
  // What was never sent waits in proportion to its age: a network that is down for a day is not asked each half minute.
  const full = retry.uncounted === true ? (now - downlink.createdAt) / 4 : FIRST_PAUSE * 4 ** Math.max(0, tries - 1);
  const pause = Math.min(LONGEST_PAUSE, full) * (0.5 + chance / 2);
  // All who wait for one host would come back at the same moment: a little later by chance.
  const asked = retry.afterMs === undefined ? 0 : retry.afterMs + chance * Math.min(5 * SECOND, retry.afterMs / 4);
  return { attempts, notBefore: Math.ceil(now + Math.max(asked, pause)) };
}

/** From 0 to 1, the same for the same text: spreads without a source of randomness. */
function chanceOf(text: string): number {
  return Number.parseInt(hash128(text).slice(0, 8), 16) / 0xffff_ffff;
}

/** Until when a downlink waits; it is looked at once more when it expires. */
export function waitUntil({ notBefore = 0, expiresAt }: Downlink): number {
  return Math.min(notBefore, expiresAt);
}

/**
 * Wakes the dispatcher when a pause ends. SQS delays by 15 minutes at most, so that a wake-up may come early and is sent
 * again; `due` tells it from others, which start no such chain of their own.
 */
export async function wakeWhenDue(parts: Pick<DispatchParts, 'queues' | 'clock'>, downlink: Downlink): Promise<void> {
  const due = waitUntil(downlink);
  const seconds = Math.ceil((due - parts.clock()) / SECOND);
  await parts.queues.wakeDownlinks({ kind: 'wake', deviceId: downlink.deviceId, due }, Math.max(1, seconds));
}
