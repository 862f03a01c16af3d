import type { Downlink } from '../model/downlink.ts';
import type { EntityState } from '../model/entity.ts';
import { inHand } from './downlink-in-hand.ts';
import type { Parts } from './parts.ts';
import { settleReplies } from './reply-settle.ts';

export type WithdrawParts = Pick<Parts, 'clock' | 'downlinks' | 'entities'>;

/** `gone`: it left, or ended otherwise. `in-hand`: it is being sent at this moment, and nobody can say yet. */
export type Withdrawal = 'withdrawn' | 'gone' | 'in-hand';

/** Each round somebody else moved it on, and a downlink has few states. */
const ROUNDS = 5;

/**
 * Takes back a downlink that waits: queued, kept as a reply, or left behind by a dispatcher that died. Every step is one
 * conditional write, so a dispatcher or an uplink that is faster wins, and the answer says so.
 */
export async function withdraw(
  parts: WithdrawParts,
  downlink: Downlink,
  state: 'cancelled' | 'superseded',
): Promise<Withdrawal> {
  let now: Downlink | null = downlink;
  for (let round = 0; now !== null && round < ROUNDS; round += 1) {
    if (inHand(now, parts.clock())) return 'in-hand';
    if (now.state === 'encoded') await settleReplies(parts, now);
    if (now.state === 'pending' || now.state === 'encoded') {
      if (await hasLeft(parts, now)) return 'gone';
    } else if (now.state !== 'queued') {
      return 'gone';
    }
    const change = { state, at: parts.clock() };
    if (await parts.downlinks.advance(now.id, [now.state], change, now.attempts)) return 'withdrawn';
    now = await parts.downlinks.get(downlink.id);
  }
  return now === null ? 'gone' : 'in-hand';
}

/**
 * Takes the reply out of the device's slot first: what no longer lies there cannot leave. False also when there was none,
 * because somebody died between the two writes; true when an uplink has it.
 */
async function hasLeft(parts: WithdrawParts, downlink: Downlink): Promise<boolean> {
  const { id, deviceId, integrationId } = downlink;
  if (integrationId === null) return false;
  const ref = { kind: 'device', id: deviceId } as const;
  if (await parts.entities.cancelReply(ref, integrationId, id)) return false;
  if (!isLeased(await parts.entities.load(ref, true), id)) return false;
  // The uplink that took it could not note it.
  await parts.downlinks.advance(id, ['pending', 'encoded'], { state: 'transmitted', at: parts.clock() });
  return true;
}

function isLeased(state: EntityState | null, id: string): boolean {
  return state?.replies.some(({ leases }) => leases.some(({ reply }) => reply.downlinkId === id)) ?? false;
}
