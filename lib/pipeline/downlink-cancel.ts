import { MINUTE } from '../model/clock.ts';
import { DOWNLINK_LIFETIME, type Downlink, FINAL_STATES } from '../model/downlink.ts';
import { Failure } from '../model/failure.ts';
import { type WithdrawParts, withdraw } from './downlink-withdraw.ts';
import type { Parts } from './parts.ts';

/** Takes back a downlink that waits. Throws `conflict` when it has left, ended or is being sent, `not-found`. */
export async function cancelDownlink(parts: WithdrawParts, id: string): Promise<Downlink> {
  const found = await existing(parts, id);
  const answer = await withdraw(parts, found, 'cancelled');
  const now = await existing(parts, id);
  if (answer === 'withdrawn' || now.state === 'cancelled') return now;
  if (answer === 'in-hand') {
    throw new Failure('conflict', 'This downlink is being sent right now', {
      field: 'state',
      fix: 'Ask again in half a minute: if it could not be sent, it can be cancelled then.',
    });
  }
  throw new Failure('conflict', `This downlink is ${now.state}: there is nothing left to cancel`, { field: 'state' });
}

/**
 * Sends a failed downlink once more, from the converter on, because that may be what was mended. It keeps its place: by
 * its age it goes before what was ordered later. `expiresAt` null: as it was, or 24 h from now if that has passed.
 * Throws `conflict` unless it failed, `invalid` for a time in the past, `not-found`.
 */
export async function redriveDownlink(
  parts: Pick<Parts, 'clock' | 'downlinks' | 'queues'>,
  id: string,
  expiresAt: number | null,
): Promise<Downlink> {
  const found = await existing(parts, id);
  const now = parts.clock();
  if (found.state !== 'failed') throw notFailed(found);
  if (expiresAt !== null && expiresAt <= now)
    throw new Failure('invalid', 'expiresAt lies in the past', { field: 'expiresAt', fix: 'Give epoch milliseconds.' });
  const until = expiresAt ?? (found.expiresAt > now + MINUTE ? found.expiresAt : now + DOWNLINK_LIFETIME);
  const moved = await parts.downlinks.advance(id, ['failed'], {
    ...{ state: 'queued', at: now, encoded: null, answer: null, notBefore: 0, sent: 0 },
    ...{ expiresAt: until, attemptsBefore: found.attempts },
  });
  await parts.queues.wakeDownlinks({ kind: 'wake', deviceId: found.deviceId });
  const after = await existing(parts, id);
  if (!moved && FINAL_STATES.some((state) => state === after.state)) throw notFailed(after);
  return after;
}

function notFailed({ state }: Downlink): Failure {
  return new Failure('conflict', `This downlink is ${state}; only a failed one is sent once more`, {
    field: 'state',
    fix: 'Order a new one with POST /api/devices/{id}/downlinks.',
  });
}

async function existing({ downlinks }: Pick<Parts, 'downlinks'>, id: string): Promise<Downlink> {
  const found = /^[\w-]{1,64}\.[\w-]{1,64}$/.test(id) ? await downlinks.get(id) : null;
  if (found !== null) return found;
  throw new Failure('not-found', `There is no downlink '${id.slice(0, 130)}'`, {
    field: 'id',
    fix: 'GET /api/devices/{id}/downlinks lists those of a device.',
  });
}
