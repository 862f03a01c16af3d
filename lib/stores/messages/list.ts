import { DAY, MESSAGE_DAYS, utcDay } from '../../model/clock.ts';
import type { MessageSummary } from '../../model/message.ts';
import { ABSURD, joinKey, TIMELESS } from '../../model/message-key.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { MessageQuery, MessageStore, Page } from '../../model/ports.ts';
import { cursorOf, isTexts, positionOf } from '../cursor.ts';
import type { Item } from '../dynamo.ts';
import { isAlive } from '../expiry.ts';
import { keyOf, type MessageOptions, messagesTable, outcomeKey, summaryOf } from './items.ts';
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
  const { items, last } = await queryOutcome(options, query, {
    outcome: query.outcome ?? 'quarantined',
    forward: false,
  });
  const next = last === undefined ? null : cursorOf([String(last['pk']), String(last['sk']), String(last['fs'])]);
  return { items: await summariesOf(options, items.map(keyOf)), cursor: next };
}

/** One page of the index of outcomes; a cursor is `[pk, sk, fs]` of the last item. */
export function queryOutcome(
  options: MessageOptions,
  { integrationId, from, to, limit, cursor }: Pick<MessageQuery, 'integrationId' | 'from' | 'to' | 'limit' | 'cursor'>,
  { outcome, forward }: { outcome: Outcome; forward: boolean },
) {
  const fk = outcomeKey(integrationId, outcome);
  const start = cursor ? positionOf(cursor, isTexts) : null;
  return options.dynamo.query({
    TableName: messagesTable(options),
    IndexName: 'byOutcome',
    KeyConditionExpression: 'fk = :fk AND fs BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':fk': fk, ':from': digits(from), ':to': digits(to - 1) },
    ScanIndexForward: forward,
    Limit: limit,
    ...(start === null ? {} : { ExclusiveStartKey: { pk: start[0], sk: start[1], fk, fs: start[2] } }),
  });
}

/**
 * Newest first by the message's own time: the shards of a day are merged, day by day backwards, then the bucket of
 * messages without a time follows, in no order of time. A cursor is `[bucket, last sort key]`.
 */
async function listByTime(options: MessageOptions, query: MessageQuery): Promise<Page<MessageSummary>> {
  const found: MessageSummary[] = [];
  const buckets = bucketsOf(query, options.clock());
  const [from = buckets[0], before] = query.cursor ? positionOf(query.cursor, isTexts) : [];
  let bound = before;
  for (const bucket of buckets.slice(Math.max(0, buckets.indexOf(from ?? '')))) {
    for (let more = true; more; ) {
      const page = await newest(options, query, bucket, bound);
      for (const item of page.items) {
        bound = String(item['sk']);
        const summary = summaryOf(await readMessage(options, item));
        if (!matches(summary, query, bucket)) continue;
        found.push(summary);
        if (found.length === query.limit) return { items: byReceipt(found), cursor: cursorOf([bucket, bound]) };
      }
      more = page.end !== null;
      bound = page.end ?? undefined;
    }
  }
  return { items: byReceipt(found), cursor: null };
}

function matches({ outcome, receivedAt }: MessageSummary, query: MessageQuery, bucket: string): boolean {
  if (query.outcome !== undefined && outcome !== query.outcome) return false;
  return bucket !== TIMELESS || (receivedAt >= query.from && receivedAt < query.to);
}

/** Inside a page, receipt decides: it gives messages without a time their place among the others. */
function byReceipt(found: MessageSummary[]): MessageSummary[] {
  return found.sort((a, b) => b.receivedAt - a.receivedAt);
}

/** Days from newest to oldest, then the timeless one. Older records have expired. */
export function bucketsOf({ from, to }: Pick<MessageQuery, 'from' | 'to'>, now: number): string[] {
  const oldest = Math.max(from, now - MESSAGE_DAYS * DAY - ABSURD);
  const newest = Math.min(to, now + ABSURD);
  const days: string[] = [];
  for (let ms = newest; utcDay(ms) >= utcDay(oldest) && ms > oldest - DAY; ms -= DAY) days.push(utcDay(ms));
  return [...days, TIMELESS];
}

/**
 * The next records of one bucket over all its shards, in falling order of sort keys. `end`: everything down to this
 * sort key has been seen and there may be more below; null = the bucket ends here.
 */
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
  // Below the highest end of a shard's page other shards may hold records not read yet.
  const ends = pages.flatMap(({ last }) => (last === undefined ? [] : [String(last['sk'])]));
  const end = ends.length === 0 ? null : ends.reduce((a, b) => (a > b ? a : b));
  const items = pages
    .flatMap((page) => page.items)
    .filter((item) => item['sk'] !== bound && isAlive(item, options.clock()))
    .filter((item) => end === null || String(item['sk']) >= end)
    .sort(falling);
  return { items, end };
}

function falling(a: Item, b: Item): number {
  return String(a['sk']) < String(b['sk']) ? 1 : -1;
}

/** Epoch ms as the 13 digits that sort keys begin with. */
export function digits(ms: number): string {
  return String(Math.max(0, Math.floor(ms))).padStart(13, '0');
}
