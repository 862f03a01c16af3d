import type { LedgerEntry } from '../../model/books.ts';
import { Failure } from '../../model/failure.ts';
import type { Message } from '../../model/message.ts';
import { joinKey, TIMELESS } from '../../model/message-key.ts';
import { OUTCOMES, type Outcome } from '../../model/outcome.ts';
import type { MessageStore } from '../../model/ports.ts';
import { cursorOf, positionOf } from '../cursor.ts';
import type { Item } from '../dynamo.ts';
import { isAlive } from '../expiry.ts';
import { arrivalsOf, keyOf, type MessageOptions, messagesTable } from './items.ts';
import { bucketsOf, digits } from './list.ts';
import { readMessage } from './read.ts';

type LedgerQuery = Parameters<MessageStore['ledger']>[0];

/** A day's bucket, and per shard the sort key read last: `''` = none yet, null = the shard is done. */
type Place = [bucket: string, ...at: (string | null)[]];

/** Empty days cost a round each: after this many a page ends, so that no request is long. */
const MOST_ROUNDS = 32;

/**
 * Reads the journal as it lies, bucket by bucket: every record once, whatever its state. The range counts by the
 * message's own time, in the bucket of those without one by receipt, as it does in lists.
 */
export function createLedger(options: MessageOptions): Pick<MessageStore, 'ledger'> {
  return {
    async ledger(query) {
      const buckets = bucketsOf(query, options.clock());
      const fresh = () => Array.from({ length: query.shards }, () => '');
      let [bucket, ...at] = query.cursor
        ? positionOf(query.cursor, isPlace)
        : ([buckets[0] ?? TIMELESS, ...fresh()] as Place);
      const items: LedgerEntry[] = [];
      for (let round = 0; round < MOST_ROUNDS && items.length < query.limit; round += 1) {
        const pages = await Promise.all(at.map((after, shard) => readShard(options, query, { bucket, shard, after })));
        items.push(...pages.flatMap((page) => page.entries));
        at = pages.map((page) => page.last);
        if (at.some((one) => one !== null)) continue;
        // A bucket that has expired meanwhile is not found; only the timeless one is left then.
        const next = bucket === TIMELESS ? undefined : buckets[buckets.indexOf(bucket) + 1 || buckets.length - 1];
        if (next === undefined) return { items, cursor: null };
        bucket = next;
        at = fresh();
      }
      return { items, cursor: cursorOf([bucket, ...at]) };
    },
  };
}

interface Shard {
  bucket: string;
  shard: number;
  after: string | null;
}

async function readShard(options: MessageOptions, query: LedgerQuery, { bucket, shard, after }: Shard) {
  if (after === null) return { entries: [], last: null };
  const { integrationId, shards, from, to, limit } = query;
  const pk = joinKey(integrationId, bucket, shard);
  // Below `to` itself: its sort keys go on after the digits.
  const [low, high] = bucket === TIMELESS ? ['0', 'g'] : [digits(from), digits(to)];
  const { items, last } = await options.dynamo.query({
    TableName: messagesTable(options),
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
    ExpressionAttributeValues: { ':pk': pk, ':low': low, ':high': high },
    Limit: Math.ceil(limit / shards),
    ...(after === '' ? {} : { ExclusiveStartKey: { pk, sk: after } }),
  });
  const wanted = items
    .filter((item) => isAlive(item, options.clock()))
    .filter(({ r }) => bucket !== TIMELESS || r === undefined || (Number(r) >= from && Number(r) < to));
  const entries = await Promise.all(wanted.map((item) => entryOf(options, item)));
  return { entries, last: last === undefined ? null : String(last['sk']) };
}

async function entryOf(options: MessageOptions, item: Item): Promise<LedgerEntry> {
  return {
    key: keyOf(item),
    outcome: OUTCOMES.find((one: Outcome) => one === item['o']) ?? null,
    arrivals: arrivalsOf(item),
    message: await readable(options, item),
  };
}

/** Null for a content that is damaged or lacks parts; an outage is thrown. */
async function readable(options: MessageOptions, item: Item): Promise<Message | null> {
  try {
    return await readMessage(options, item);
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    return null;
  }
}

function isPlace(value: unknown): value is Place {
  if (!Array.isArray(value) || value.length < 2) return false;
  const [bucket, ...at] = value;
  return typeof bucket === 'string' && at.every((one) => one === null || typeof one === 'string');
}
