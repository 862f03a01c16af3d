import { randomBytes } from 'node:crypto';
import { type Clock, DAY, SECOND, utcDay } from '../model/clock.ts';
import { joinKey } from '../model/message-key.ts';
import type { Stats } from '../model/ports.ts';
import { EXPIRY, tableName } from '../model/tables.ts';
import type { Dynamo } from './dynamo.ts';
import { expiryOf, isAlive } from './expiry.ts';

export interface StatsOptions {
  dynamo: Dynamo;
  stack: string;
  clock: Clock;
  /** Told what was written, for metrics. It may take its time, but not longer than the invocation. */
  flushed?: (integrationId: string, counts: Record<string, number>) => void | Promise<void>;
}

const FLUSH_EVERY = 10 * SECOND;
const KEPT_DAYS = 60;

/**
 * Counters in memory, written out when 10 s have passed since the last time. Each process has an item of its own per
 * integration and minute, so no counter is ever contended.
 */
export function createStats(options: StatsOptions): Stats {
  const { dynamo, clock } = options;
  const TableName = tableName(options.stack, 'stats');
  const instance = randomBytes(6).toString('base64url');
  let counts = new Map<string, Record<string, number>>();
  let flushedAt = clock();
  let running: Promise<void> | null = null;

  function count(integrationId: string, name: string, by = 1): void {
    const own = counts.get(integrationId) ?? {};
    own[name] = (own[name] ?? 0) + by;
    counts.set(integrationId, own);
  }

  async function write(integrationId: string, own: Record<string, number>): Promise<void> {
    try {
      await dynamo.update(additionOf(TableName, { integrationId, instance, now: clock() }, own));
    } catch (thrown) {
      // Kept for the next time: the counts matter more than their minute.
      for (const [name, by] of Object.entries(own)) count(integrationId, name, by);
      throw thrown;
    }
    // What fails here is not counted again: it was written.
    await options.flushed?.(integrationId, own);
  }

  async function flushAll(): Promise<void> {
    flushedAt = clock();
    const due = counts;
    counts = new Map();
    await Promise.all([...due].map(([integrationId, own]) => write(integrationId, own)));
  }

  return {
    count,
    async flush(force = false) {
      if (!force && (running !== null || clock() - flushedAt < FLUSH_EVERY)) return;
      await running;
      running = flushAll().finally(() => {
        running = null;
      });
      await running;
    },
    read: (integrationId, day) => readDay(options, integrationId, day),
  };
}

/** Adds to the item of this process, integration and minute. */
function additionOf(
  TableName: string,
  { integrationId, instance, now }: { integrationId: string; instance: string; now: number },
  own: Record<string, number>,
) {
  const names = Object.keys(own);
  const minute = new Date(now).toISOString().slice(11, 16).replace(':', '');
  return {
    TableName,
    Key: { pk: joinKey(integrationId, utcDay(now)), sk: joinKey(minute, instance) },
    UpdateExpression: `SET #x = :x ADD ${names.map((_, i) => `#c${i} :c${i}`).join(', ')}`,
    ExpressionAttributeNames: { '#x': EXPIRY, ...Object.fromEntries(names.map((name, i) => [`#c${i}`, name])) },
    ExpressionAttributeValues: {
      ':x': expiryOf(now + KEPT_DAYS * DAY),
      ...Object.fromEntries(names.map((name, i) => [`:c${i}`, own[name]])),
    },
  };
}

/** The sums of one integration and UTC day (`yyyymmdd`) over all processes and minutes. */
async function readDay({ dynamo, stack, clock }: StatsOptions, integrationId: string, day: string) {
  const sums: Record<string, number> = {};
  const items = dynamo.each({
    TableName: tableName(stack, 'stats'),
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': joinKey(integrationId, day) },
  });
  for await (const { pk: _pk, sk: _sk, ...item } of items) {
    if (!isAlive(item, clock())) continue;
    for (const [name, value] of Object.entries(item)) {
      if (name !== EXPIRY) sums[name] = (sums[name] ?? 0) + Number(value);
    }
  }
  return sums;
}
