import { DAY, MESSAGE_DAYS, utcDay } from '../../model/clock.ts';
import type { MessageSummary } from '../../model/message.ts';
import { ABSURD, joinKey, TIMELESS } from '../../model/message-key.ts';
import type { MessageQuery, MessageStore, Page } from '../../model/ports.ts';
import { cursorOf, isTexts, positionOf } from '../cursor.ts';
import type { Item } from '../dynamo.ts';
import { isAlive } from '../expiry.ts';
import { isPart, keyOf, type MessageOptions, messagesTable, outcomeKey, summaryOf } from './items.ts';
import { readMessage, summariesOf } from './read.ts';

/** Outcomes that the index lists; the others are read from the shards, where nearly every record matches. */
const INDEXED = new Set(['quarantined', 'refused']);

export function createListing(options: MessageOptions): Pick<MessageStore, 'list'> {
  return {
    list: (query) => (INDEXED.has(query.outcome ?? '') ? listByOutcome(options, query) : listByTime(options, query)),
  };
}

/** Newest first by receipt, through the index. */
async function listByOutcome(options: MessageOptions, query: MessageQuery): Promise<Page<MessageSummary>> {
  const { integrationId, outcome = 'quarantined', from, to, limit, cursor } = query;
  const fk = outcomeKey(integrationId, outcome);
  const start = cursor ? positionOf(cursor, isTexts) : null;
  const { items, last } = await options.dynamo.query({
    TableName: messagesTable(options),
    IndexName: 'byOutcome',
    KeyConditionExpression: 'fk = :fk AND fs BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':fk': fk, ':from': digits(from), ':to': digits(to - 1) },
    ScanIndexForward: false,
    Limit: limit,
    ...(start === null ? {} : { ExclusiveStartKey: { pk: start[0], sk: start[1], fk, fs: start[2] } }),
  });
  const next = last === undefined ? null : cursorOf([String(last['pk']), String(last['sk']), String(last['fs'])]);
  return { items: await summariesOf(options, items.map(keyOf)), cursor: next };
}

/**
 * Newest first by the message's own time: the shards of a day are merged, day by day backwards, then the bucket of
 * messages without a time follows. A cursor is `[day, last sort key]`.
 */
async function listByTime(options: MessageOptions, query: MessageQuery): Promise<Page<MessageSummary>> {
  const found: MessageSummary[] = [];
  const buckets = bucketsOf(query, options.clock());
  const [atDay, before] = query.cursor ? positionOf(query.cursor, isTexts) : [buckets[0], undefined];
  const firstBucket = Math.max(0, buckets.indexOf(atDay ?? ''));
  let bound = before;
  for (const bucket of buckets.slice(firstBucket)) {
    for (;;) {
      const { items, more } = await newest(options, query, bucket, bound);
      for (const item of items) {
        bound = String(item['sk']);
        const summary = summaryOf(await readMessage(options, item));
        if (query.outcome !== undefined && summary.outcome !== query.outcome) continue;
        if (bucket === TIMELESS && (summary.receivedAt < query.from || summary.receivedAt >= query.to)) continue;
        found.push(summary);
        if (found.length === query.limit) return { items: found, cursor: cursorOf([bucket, bound]) };
      }
      if (!more) break;
    }
    bound = undefined;
  }
  return { items: found, cursor: null };
}

/** Days from newest to oldest, then the timeless one. Older records have expired. */
function bucketsOf({ from, to }: MessageQuery, now: number): string[] {
  const oldest = Math.max(from, now - MESSAGE_DAYS * DAY - ABSURD);
  const newest = Math.min(to, now + ABSURD);
  const days: string[] = [];
  for (let ms = newest; utcDay(ms) >= utcDay(oldest) && ms > oldest - DAY; ms -= DAY) days.push(utcDay(ms));
  return [...days, TIMELESS];
}

/** The next records of one bucket over all its shards, in falling order of sort keys. */
async function newest(options: MessageOptions, query: MessageQuery, bucket: string, bound: string | undefined) {
  const { integrationId, shards, from, to, limit } = query;
  const [low, high] = bucket === TIMELESS ? ['0', bound ?? 'g'] : [digits(from), bound ?? digits(to)];
  const pages = await Promise.all(
    Array.from({ length: shards }, (_, shard) =>
      options.dynamo.query({
        TableName: messagesTable(options),
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
        ExpressionAttributeValues: { ':pk': joinKey(integrationId, bucket, shard), ':low': low, ':high': high },
        ScanIndexForward: false,
        // One more than wanted: BETWEEN brings the bound itself along.
        Limit: limit + 1,
      }),
    ),
  );
  const merged = pages.flatMap(({ items, last }) => {
    const usable = items.filter((item) => item['sk'] !== bound && !isPart(item) && isAlive(item, options.clock()));
    return last === undefined ? usable : usable.filter((item) => String(item['sk']) >= String(last['sk']));
  });
  // Below the highest end of a shard's page other shards may hold records not read yet.
  const ends = pages.flatMap(({ last }) => (last === undefined ? [] : [String(last['sk'])]));
  const safe = ends.length === 0 ? '' : ends.reduce((a, b) => (a > b ? a : b));
  const items = merged.filter((item) => String(item['sk']) >= safe).sort(falling);
  return { items, more: ends.length > 0 };
}

function falling(a: Item, b: Item): number {
  return String(a['sk']) < String(b['sk']) ? 1 : -1;
}

function digits(ms: number): string {
  return String(Math.max(0, Math.floor(ms))).padStart(13, '0');
}
