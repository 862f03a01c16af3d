import { type Clock, DAY, utcMonth } from '../../model/clock.ts';
import type { JsonObject } from '../../model/json.ts';
import type { MessageKey } from '../../model/message.ts';
import { joinKey } from '../../model/message-key.ts';
import type { EntityRef, TelemetryPoint } from '../../model/ports.ts';
import { EXPIRY, tableName } from '../../model/tables.ts';
import type { Dynamo, Item, Key } from '../dynamo.ts';
import { partitionOf } from '../entities/items.ts';
import { expiryOf } from '../expiry.ts';
import { type Packed, packKey, packValue, unpackKey, unpackValue } from '../value.ts';

/** What every part of the telemetry store is made from. */
export interface TelemetryOptions {
  dynamo: Dynamo;
  stack: string;
  clock: Clock;
  /** Points that another store refused lie apart from the others: `d#<id>#<yymm>#<shelf>`. */
  shelf?: string;
}

/** Points stay this long after they were written: two summers can be compared. */
const KEPT_DAYS = 400;

export function telemetryTable({ stack }: { stack: string }): string {
  return tableName(stack, 'telemetry');
}

/** `d#<id>#<yymm>`: one month of one entity. */
export function monthKey(ref: EntityRef, month: string, shelf: string | undefined): string {
  return [partitionOf(ref), month, ...(shelf === undefined ? [] : [shelf])].join('#');
}

/**
 * Key per point: time, then ten digits of the message's hash, then a number where one message brought several points
 * of one time for one entity. The same plan gives the same keys, so writing twice changes nothing.
 */
export function keysOf(points: TelemetryPoint[], shelf?: string): Key[] {
  const seen = new Map<string, number>();
  return points.map(({ ref, ts, hash }) => {
    const pk = monthKey(ref, utcMonth(ts), shelf);
    const sk = joinKey(digits(ts), hash.slice(0, 10));
    const before = seen.get(`${pk} ${sk}`) ?? 0;
    seen.set(`${pk} ${sk}`, before + 1);
    return { pk, sk: before === 0 ? sk : joinKey(...sk.split('#'), before) };
  });
}

export function pointItem(point: TelemetryPoint, key: Key, now: number): Item {
  const { message, values } = point;
  return { ...key, v: packAll(values), m: [message.pk, message.sk], [EXPIRY]: expiryOf(now + KEPT_DAYS * DAY) };
}

export function timeOf(item: Item): number {
  return Number(String(item['sk']).slice(0, 13));
}

export function valuesOf(item: Item): JsonObject {
  const packed = (item['v'] ?? {}) as { [key: string]: Packed };
  return Object.fromEntries(Object.entries(packed).map(([key, value]) => [unpackKey(key), unpackValue(value)]));
}

export function messageKeyIn(item: Item): MessageKey {
  const [pk = '', sk = ''] = item['m'] as string[];
  return { pk, sk };
}

export function digits(ms: number): string {
  return String(Math.max(0, Math.floor(ms))).padStart(13, '0');
}

/** No point is older, and before it `yymm` would sort wrongly. */
const EARLIEST = Date.UTC(2000, 0, 1);

/** Months that hold points and touch the range, in the order of reading. */
export function monthsWithin(months: Set<string>, from: number, to: number, order: 'asc' | 'desc'): string[] {
  const [first, last] = [utcMonth(Math.max(from, EARLIEST)), utcMonth(Math.max(from, EARLIEST, to - 1))];
  const within = [...months].filter((month) => month >= first && month <= last).sort();
  return order === 'asc' ? within : within.reverse();
}

function packAll(values: JsonObject): { [key: string]: Packed } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [packKey(key), packValue(value)]));
}
