import type { PendingReply } from '../../model/entity.ts';
import { Failure } from '../../model/failure.ts';
import type { Dynamo, Key } from '../dynamo.ts';
import { LEASE_FOR, LEASES } from './reply-slot.ts';

/** Bytes of one reply. An item ends at 400 KB, and what else it holds must find room when the reply is taken. */
export const REPLY_LIMIT = 384 * 1_024;

/** Throws `output-too-large`: an outage is what passes, and this never does. */
export function checkReplySize(reply: PendingReply): void {
  const bytes = bytesOf(reply);
  if (bytes <= REPLY_LIMIT) return;
  throw new Failure('output-too-large', `The reply has ${bytes} bytes with its headers; the limit is ${REPLY_LIMIT}`, {
    field: 'data',
    fix: `Let the converter return less: at most ${REPLY_LIMIT} bytes.`,
  });
}

/** Of a reply that fits an item, but not with those that uplinks may still ask for again. */
export function noRoom(reply: PendingReply): Failure {
  const what = `The reply has ${bytesOf(reply)} bytes, and with those of the last ten minutes more than the 400 KB of an item`;
  return new Failure('output-too-large', what, {
    field: 'data',
    fix: 'Let the converter return less, or order it again ten minutes after the last large one left.',
  });
}

/**
 * Places are taken in turn, so a delivery that nobody may ask for again stays until its place is needed. Each goes only if
 * it is still the one that was seen. False = there was none.
 */
export async function removeOldLeases(
  dynamo: Dynamo,
  slot: { TableName: string; Key: Key },
  now: number,
): Promise<boolean> {
  const item = (await dynamo.get({ ...slot, ConsistentRead: true })) ?? {};
  const places = Array.from({ length: LEASES }, (_, place) => place);
  const old = places.filter((place) => Number(item[`a${place}`] ?? now) <= now - LEASE_FOR);
  for (const place of old) {
    await dynamo.update({
      ...slot,
      UpdateExpression: `REMOVE t${place}, b${place}, a${place}`,
      ConditionExpression: `a${place} = :a`,
      ExpressionAttributeValues: { ':a': item[`a${place}`] },
    });
  }
  return old.length > 0;
}

/** As DynamoDB counts them, but for names and a few bytes a value. */
function bytesOf({ contentType, headers, body }: PendingReply): number {
  const texts = [contentType, ...Object.entries(headers).flat()];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), body.byteLength);
}
