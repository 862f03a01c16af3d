import { DAY, utcDay } from '../../model/clock.ts';
import type { Message } from '../../model/message.ts';
import { joinKey } from '../../model/message-key.ts';
import type { MessageStore } from '../../model/ports.ts';
import { keyOf, type MessageOptions, messagesTable, outcomeKey } from './items.ts';
import { readMessage } from './read.ts';

type UnfinishedQuery = Parameters<MessageStore['unfinished']>[0];

/** What the sweep looks at: stored records of a range of time, and those the range would miss, which the index lists. */
export function createUnfinished(options: MessageOptions): Pick<MessageStore, 'unfinished'> {
  return {
    async *unfinished(query) {
      for (const day of daysOf(query)) {
        for (let shard = 0; shard < query.shards; shard += 1) yield* inShard(options, query, day, shard);
      }
      yield* open(options, query);
    },
  };
}

async function* inShard(
  options: MessageOptions,
  { integrationId, from, to }: UnfinishedQuery,
  day: string,
  shard: number,
) {
  const records = options.dynamo.each({
    TableName: messagesTable(options),
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    FilterExpression: 'o = :stored AND attribute_not_exists(fk)',
    ExpressionAttributeValues: {
      ':pk': joinKey(integrationId, day, shard),
      ':from': digits(from),
      ':to': digits(to),
      ':stored': 'stored',
    },
  });
  for await (const item of records) yield await readMessage(options, item);
}

async function* open(options: MessageOptions, { integrationId, to }: UnfinishedQuery): AsyncGenerator<Message> {
  const listed = options.dynamo.each({
    TableName: messagesTable(options),
    IndexName: 'byOutcome',
    KeyConditionExpression: 'fk = :fk AND fs <= :to',
    ExpressionAttributeValues: { ':fk': outcomeKey(integrationId, 'open'), ':to': digits(to) },
  });
  for await (const item of listed) {
    const whole = await options.dynamo.get({ TableName: messagesTable(options), Key: keyOf(item) });
    if (whole?.['o'] !== undefined) yield await readMessage(options, whole);
  }
}

function daysOf({ from, to }: UnfinishedQuery): string[] {
  const days = new Set<string>();
  for (let ms = from; ms < to + DAY; ms += DAY) days.add(utcDay(Math.min(ms, to)));
  return [...days];
}

function digits(ms: number): string {
  return String(Math.floor(ms)).padStart(13, '0');
}
