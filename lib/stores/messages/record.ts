import type { Message, NewMessage } from '../../model/message.ts';
import type { MessageStore, RecordAnswer } from '../../model/ports.ts';
import type { Item } from '../dynamo.ts';
import { PART_BYTES, partsOf } from '../parts.ts';
import { packContent } from './blob.ts';
import { keepOther } from './conflicts.ts';
import {
  arrivalMark,
  arrivalsOf,
  attributesOf,
  digestOf,
  holds,
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
      const fresh = { ...attributesOf(message), ...(split ? await putParts(options, message, blob) : { b: blob }) };
      const old = await addArrival(options, message, fresh);
      if (old !== undefined) return answerOf(options, message, old);
      return { first: true, earlier: 0, message: messageOf({ ...message.key, ...fresh }, blob) };
    },
  };
}

/**
 * Writes the record unless it is there, and notes the arrival in any case. Returns what was there before. An index
 * entry comes with a fresh record only: a re-delivery must not list again what was closed, or belongs elsewhere.
 */
async function addArrival(options: MessageOptions, message: NewMessage, fresh: Item): Promise<Item | undefined> {
  const { fk, fs, ...unlisted } = fresh;
  if (fk !== undefined) {
    const made = await options.dynamo.update(writeOf(options, message, fresh, 'attribute_not_exists(o)', {}));
    if (made.done) return made.item;
  }
  const few = 'attribute_not_exists(a) OR size(a) < :most';
  const write = writeOf(options, message, unlisted, few, { ':most': MAX_MARKS });
  const written = await options.dynamo.update(write);
  return written.done ? written.item : countArrival(options, message.key);
}

function writeOf(options: MessageOptions, { key, arrivalId }: NewMessage, item: Item, condition: string, more: Item) {
  const names = Object.keys(item);
  return {
    TableName: messagesTable(options),
    Key: key,
    UpdateExpression: `SET ${names.map((name) => `#${name} = if_not_exists(#${name}, :${name})`).join(', ')} ADD a :mark`,
    ConditionExpression: condition,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(names.map((name) => [`:${name}`, item[name]])),
      ':mark': new Set([arrivalMark(arrivalId)]),
      ...more,
    },
    ReturnValues: 'ALL_OLD',
  } as const;
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

/** Two bodies under one dedup key must not mix their parts, so the parts' keys hold a digest of what they are part of. */
export async function putParts(
  options: MessageOptions,
  message: Omit<NewMessage, 'arrivalId'>,
  blob: Uint8Array,
): Promise<Item> {
  const { x } = attributesOf(message);
  const head = { p: partsOf(blob).length, g: digestOf(blob) };
  const items = partsOf(blob).map((b, index) => ({ ...partKey(message.key, head.g, index + 1), b, x }));
  await Promise.all(items.map((Item) => options.dynamo.put({ TableName: messagesTable(options), Item })));
  return head;
}

/**
 * What was there counts. When it was written under our own arrival id, by an attempt whose answer got lost or whose
 * process died, it is ours: no re-delivery, and its plan is still to be carried out.
 */
async function answerOf(options: MessageOptions, given: NewMessage, old: Item): Promise<RecordAnswer> {
  const { arrivalId } = given;
  const before = arrivalsOf(old);
  const seen = holds(old['a'], arrivalMark(arrivalId));
  const message: Message = messageOf(old, await readBlob(options, old));
  const duplicates = seen ? Math.max(0, before - 1) : before;
  const ours = seen && before === 1;
  const conflict = !ours && (await keepOther(options, given, { item: old, raw: message.raw }));
  const answer = { first: ours, earlier: ours ? 0 : before, message: { ...message, duplicates } };
  return conflict ? { ...answer, conflict } : answer;
}
