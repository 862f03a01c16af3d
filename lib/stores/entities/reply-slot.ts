import { MINUTE } from '../../model/clock.ts';
import type { PendingReply, ReplySlot } from '../../model/entity.ts';
import { splitKey } from '../../model/message-key.ts';
import type { Item } from '../dynamo.ts';

/** A network re-sends an unanswered uplink within minutes; after that nobody asks for an old reply. */
export const LEASE_FOR = 10 * MINUTE;

/** Deliveries remembered per slot: places `t0…t3`, chosen by the version, so that taking is one write. */
export const LEASES = 4;

/** A reply as the item holds it: id, content type, headers, body, expiry in epoch ms. */
export interface PackedReply {
  d: string;
  ct: string;
  h: Record<string, string>;
  b: Uint8Array;
  x: number;
}

export function packReply(reply: PendingReply): PackedReply {
  return { d: reply.downlinkId, ct: reply.contentType, h: reply.headers, b: reply.body, x: reply.expiresAt };
}

export function unpackReply(packed: PackedReply): PendingReply {
  return { downlinkId: packed.d, contentType: packed.ct, headers: packed.h, body: packed.b, expiresAt: packed.x };
}

/** Slot of an item `r#<integrationId>`; expired replies and old leases are left out. */
export function slotOf(item: Item, now: number): ReplySlot {
  const pending = item['p'] as PackedReply | undefined;
  return {
    integrationId: splitKey(String(item['sk']))[1] ?? '',
    version: Number(item['v'] ?? 0),
    pending: pending === undefined || pending.x <= now ? null : unpackReply(pending),
    leases: leasesOf(item)
      .filter(({ at }) => at > now - LEASE_FOR)
      .sort((a, b) => a.at - b.at),
  };
}

/** The reply that an uplink, named by the hash of its dedup key, has been given; null when it got none of late. */
export function replyFor(slot: ReplySlot, by: string, now: number): PendingReply | null {
  return slot.leases.find((lease) => lease.by === by && lease.at > now - LEASE_FOR)?.reply ?? null;
}

function leasesOf(item: Item): ReplySlot['leases'] {
  return Array.from({ length: LEASES }, (_, place) => {
    const reply = item[`t${place}`] as PackedReply | undefined;
    if (reply === undefined) return [];
    return [{ by: String(item[`b${place}`]), at: Number(item[`a${place}`]), reply: unpackReply(reply) }];
  }).flat();
}
