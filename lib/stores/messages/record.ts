import type { Message, NewMessage } from '../../model/message.ts';
import type { MessageStore, RecordAnswer } from '../../model/ports.ts';
import type { Item } from '../dynamo.ts';
import { PART_BYTES, partsOf } from '../parts.ts';
import { packContent } from './blob.ts';
import {
  arrivalMark,
  arrivalsOf,
  attributesOf,
  type MessageOptions,
  messageOf,
  messagesTable,
  partKey,
} from './items.ts';
import { readBlob } from './read.ts';

/** A record remembers this many arrivals one by one; more are only counted. */
const MAX_MARKS = 64;

/** W1: one UpdateItem that is dedup, journal and write-ahead plan at once. Only a record above 300 KB takes more. */
export function createRecord(options: MessageOptions): Pick<MessageStore, 'record'> {
  return {
    async record(message) {
      const blob = packContent(message);
      const split = blob.byteLength > PART_BYTES;
      // Parts first: the head is the commit, and parts without a head are never read.
      if (split) await putParts(options, message, blob);
      const fresh = { ...attributesOf(message), ...(split ? { p: partsOf(blob).length } : { b: blob }) };
      const old = await addArrival(options, message, fresh);
      if (old !== undefined) return answerOf(options, message, old);
      return { first: true, earlier: 0, message: messageOf({ ...message.key, ...fresh }, blob) };
    },
  };
}

/** Writes the record unless it is there, and notes the arrival in any case. Returns what was there before. */
async function addArrival(
  options: MessageOptions,
  { key, arrivalId }: NewMessage,
  fresh: Item,
): Promise<Item | undefined> {
  const names = Object.keys(fresh);
  const update = {
    TableName: messagesTable(options),
    Key: key,
    UpdateExpression: `SET ${names.map((name) => `#${name} = if_not_exists(#${name}, :${name})`).join(', ')} ADD a :mark`,
    ConditionExpression: 'attribute_not_exists(a) OR size(a) < :most',
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(names.map((name) => [`:${name}`, fresh[name]])),
      ':mark': new Set([arrivalMark(arrivalId)]),
      ':most': MAX_MARKS,
    },
    ReturnValues: 'ALL_OLD',
  } as const;
  const written = await options.dynamo.update(update);
  return written.done ? written.item : countArrival(options, key);
}

async function countArrival(options: MessageOptions, key: NewMessage['key']): Promise<Item | undefined> {
  const counted = await options.dynamo.update({
    TableName: messagesTable(options),
    Key: key,
    UpdateExpression: 'ADD n :one',
    ExpressionAttributeValues: { ':one': 1 },
    ReturnValues: 'ALL_OLD',
  });
  return counted.done ? counted.item : undefined;
}

async function putParts(options: MessageOptions, message: NewMessage, blob: Uint8Array): Promise<void> {
  const { x } = attributesOf(message);
  const items = partsOf(blob).map((b, index) => ({ ...partKey(message.key, index + 1), b, x }));
  await Promise.all(items.map((Item) => options.dynamo.put({ TableName: messagesTable(options), Item })));
}

/**
 * What was there counts. When it was written under our own arrival id, by an attempt whose answer got lost or whose
 * process died, it is ours: no re-delivery, and its plan is still to be carried out.
 */
async function answerOf(options: MessageOptions, { arrivalId }: NewMessage, old: Item): Promise<RecordAnswer> {
  const before = arrivalsOf(old);
  const seen = hasMark(old, arrivalMark(arrivalId));
  const message: Message = messageOf(old, await readBlob(options, old));
  const duplicates = seen ? Math.max(0, before - 1) : before;
  const ours = seen && before === 1;
  return { first: ours, earlier: ours ? 0 : before, message: { ...message, duplicates } };
}

function hasMark(item: Item, mark: Uint8Array): boolean {
  const marks = item['a'];
  return marks instanceof Set && [...marks].some((one: Uint8Array) => Buffer.from(one).equals(mark));
}
