import type { EntityState, PendingReply, ReplySlot } from '../model/entity.ts';
import type { Context } from './record.ts';
import { settleReplies } from './reply-settle.ts';

/**
 * The pending downlink of a synchronous integration, for exactly one uplink. The loser of a race gets nothing;
 * the same uplink sent again gets the same reply again, and where replies only count at once, no other.
 */
export async function takeReply(
  { parts, live, type }: Context,
  states: Map<string, EntityState>,
  { by, first }: { by: string; first: boolean },
): Promise<PendingReply | null> {
  if (type.downlink.mode !== 'reply') return null;
  const mayLease = first || type.downlink.atOnce !== true;
  for (const state of states.values()) {
    const slot = state.replies.find((one) => one.integrationId === live.integration.id);
    if (slot === undefined) continue;
    const reply = leasedTo(slot, by) ?? (mayLease ? await lease(parts, state, slot, by) : null);
    if (reply !== null) return reply;
  }
  return null;
}

function leasedTo(slot: ReplySlot, by: string): PendingReply | null {
  return slot.leases.find((lease) => lease.by === by)?.reply ?? null;
}

async function lease(
  { entities, downlinks, clock }: Context['parts'],
  { entity }: EntityState,
  slot: ReplySlot,
  by: string,
): Promise<PendingReply | null> {
  const now = clock();
  if (slot.pending === null || slot.pending.expiresAt <= now) return null;
  const taken = { integrationId: slot.integrationId, by, version: slot.version };
  const reply = await entities.takeReply({ kind: entity.kind, id: entity.id }, taken, now);
  // HTTP gives no proof of receipt: handing it over is all that can be known. Once leased the reply must leave, so a
  // failure to note it may not stop it.
  if (reply !== null) await note({ entities, downlinks, clock }, reply.downlinkId, now).catch(() => undefined);
  return reply;
}

/** Still `encoded`: its dispatcher has put it there, and died before he could say so to it and to what lay there before. */
async function note(
  parts: Pick<Context['parts'], 'entities' | 'downlinks' | 'clock'>,
  id: string,
  at: number,
): Promise<void> {
  const noted = { state: 'transmitted', at } as const;
  if (await parts.downlinks.advance(id, ['pending'], noted)) return;
  if (!(await parts.downlinks.advance(id, ['encoded'], noted))) return;
  const downlink = await parts.downlinks.get(id);
  if (downlink !== null) await settleReplies(parts, downlink);
}
