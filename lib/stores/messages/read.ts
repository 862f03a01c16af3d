import type { Message, MessageKey, MessageSummary } from '../../model/message.ts';
import { integrationOfKey } from '../../model/message-key.ts';
import type { MessageStore } from '../../model/ports.ts';
import type { Item } from '../dynamo.ts';
import { isAlive } from '../expiry.ts';
import { concatenated } from '../parts.ts';
import { keyOf, type MessageOptions, messageOf, messagesTable, outcomeKey, partKey, summaryOf } from './items.ts';

export function createReading(options: MessageOptions): Pick<MessageStore, 'get' | 'summaries' | 'close' | 'warn'> {
  const TableName = messagesTable(options);
  return {
    async get(key) {
      const item = await options.dynamo.get({ TableName, Key: key, ConsistentRead: true });
      return item?.['o'] === undefined || !isAlive(item, options.clock()) ? null : readMessage(options, item);
    },
    summaries: (keys) => summariesOf(options, keys),
    /** The item leaves the index. A record that lists something else stays there. */
    async close(key) {
      await options.dynamo.update({
        TableName,
        Key: key,
        UpdateExpression: 'REMOVE fk, fs',
        ConditionExpression: 'fk = :open',
        ExpressionAttributeValues: { ':open': outcomeKey(integrationOfKey(key), 'open') },
      });
    },
    async warn(key, warning) {
      await options.dynamo.update({
        TableName,
        Key: key,
        UpdateExpression: 'ADD w :warning',
        ConditionExpression: 'attribute_exists(o)',
        ExpressionAttributeValues: { ':warning': new Set([warning]) },
      });
    },
  };
}

export async function readMessage(options: MessageOptions, item: Item): Promise<Message> {
  return messageOf(item, await readBlob(options, item));
}

/** The content of a record, put together when it lies in parts. */
export async function readBlob(options: MessageOptions, item: Item): Promise<Uint8Array> {
  if (item['b'] instanceof Uint8Array) return item['b'];
  const keys = Array.from({ length: Number(item['p']) }, (_, index) =>
    partKey(keyOf(item), String(item['g']), index + 1),
  );
  const parts = await options.dynamo.batchGet(messagesTable(options), keys, { ConsistentRead: true });
  const inOrder = parts.sort((a, b) => partNumber(a) - partNumber(b));
  return concatenated(inOrder.map((part) => part['b'] as Uint8Array));
}

/** In the order of the keys; what is gone is left out. */
export async function summariesOf(options: MessageOptions, keys: MessageKey[]): Promise<MessageSummary[]> {
  const items = await options.dynamo.batchGet(messagesTable(options), keys);
  const alive = items.filter((item) => item['o'] !== undefined && isAlive(item, options.clock()));
  const messages = await Promise.all(alive.map((item) => readMessage(options, item)));
  const byKey = new Map(messages.map((message) => [place(message.key), summaryOf(message)]));
  return keys.flatMap((key) => byKey.get(place(key)) ?? []);
}

function place({ pk, sk }: MessageKey): string {
  return `${pk}\n${sk}`;
}

function partNumber(part: Item): number {
  return Number(String(part['sk']).split('~').at(-1));
}
