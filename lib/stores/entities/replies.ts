import type { PendingReply } from '../../model/entity.ts';
import type { EntityRef, EntityStore, Lease } from '../../model/ports.ts';
import { EXPIRY } from '../../model/tables.ts';
import type { Item } from '../dynamo.ts';
import { expiryOf } from '../expiry.ts';
import { type EntityOptions, entitiesTable, partitionOf, replyKey } from './items.ts';
import { checkReplySize, noRoom, removeOldLeases } from './reply-room.ts';
import { LEASE_FOR, LEASES, type PackedReply, packReply, replyFor, slotOf, unpackReply } from './reply-slot.ts';

type Replies = Pick<EntityStore, 'putReply' | 'takeReply' | 'cancelReply'>;

/** The slot `r#<integrationId>` of a device: one pending reply, its version, and the last deliveries. */
export function createReplies(options: EntityOptions): Replies {
  return {
    putReply: (ref, integrationId, reply, now) => putReply(options, slotIn(options, ref, integrationId), reply, now),
    takeReply: (ref, lease, now) => takeReply(options, slotIn(options, ref, lease.integrationId), lease, now),
    async cancelReply(ref, integrationId, downlinkId) {
      const written = await options.dynamo.update({
        ...slotIn(options, ref, integrationId),
        UpdateExpression: 'REMOVE p',
        ConditionExpression: 'p.d = :d',
        ExpressionAttributeValues: { ':d': downlinkId },
      });
      return written.done;
    },
  };
}

type Slot = ReturnType<typeof slotIn>;

function slotIn(options: EntityOptions, ref: EntityRef, integrationId: string) {
  return { TableName: entitiesTable(options), Key: { pk: partitionOf(ref), sk: replyKey(integrationId) } };
}

/** Where old deliveries take the room, they go first. Throws `output-too-large` for what has none even then. */
async function putReply(options: EntityOptions, slot: Slot, reply: PendingReply, now: number) {
  checkReplySize(reply);
  const put = await writeReply(options, slot, reply, now);
  if (put !== null) return put;
  const freed = await removeOldLeases(options.dynamo, slot, now);
  const again = freed ? await writeReply(options, slot, reply, now) : null;
  if (again === null) throw noRoom(reply);
  return again;
}

/**
 * One conditional write; null = the item would be too large. Ids of a device's downlinks grow with time, so "newest" needs no clock: when a newer one
 * waits already, ours is the one superseded.
 */
async function writeReply({ dynamo }: EntityOptions, slot: Slot, reply: PendingReply, now: number) {
  const write = {
    ...slot,
    UpdateExpression: 'SET p = :p, #x = :x ADD v :one',
    ConditionExpression: 'attribute_not_exists(p) OR p.d <= :d OR p.x <= :now',
    ExpressionAttributeNames: { '#x': EXPIRY },
    ExpressionAttributeValues: {
      ':p': packReply(reply),
      ':x': expiryOf(Math.max(reply.expiresAt, now) + LEASE_FOR),
      ':one': 1,
      ':d': reply.downlinkId,
      ':now': now,
    },
    ReturnValues: 'ALL_OLD',
  } as const;
  const written = await dynamo.update(write, { expect: ['size'] });
  if (!written.done && written.why === 'size') return null;
  return { superseded: written.done ? supersededBy(reply, written.item) : reply.downlinkId };
}

/** One conditional write moves the pending reply to the place of its version; a loser looks whether it is its own. */
async function takeReply(
  { dynamo }: EntityOptions,
  slot: Slot,
  lease: Lease,
  now: number,
): Promise<PendingReply | null> {
  const place = lease.version % LEASES;
  const written = await dynamo.update({
    ...slot,
    UpdateExpression: `SET t${place} = p, b${place} = :by, a${place} = :now REMOVE p`,
    ConditionExpression: 'v = :v AND p.x > :now',
    ExpressionAttributeValues: { ':by': lease.by, ':now': now, ':v': lease.version },
    ReturnValues: 'ALL_OLD',
  });
  const taken = written.done ? (written.item?.['p'] as PackedReply | undefined) : undefined;
  if (taken !== undefined) return unpackReply(taken);
  const item = await dynamo.get({ ...slot, ConsistentRead: true });
  return item === undefined ? null : replyFor(slotOf(item, now), lease.by, now);
}

function supersededBy(reply: PendingReply, old: Item | undefined): string | null {
  const before = old?.['p'] as PackedReply | undefined;
  return before === undefined || before.d === reply.downlinkId ? null : before.d;
}
