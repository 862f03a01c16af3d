import type { Json } from '../../model/json.ts';
import type { MessageKey } from '../../model/message.ts';
import type { EntityRef, TelemetryQuery, TelemetryStore } from '../../model/ports.ts';
import { cursorOf, isTexts, positionOf } from '../cursor.ts';
import type { Item } from '../dynamo.ts';
import { isAlive } from '../expiry.ts';
import {
  digits,
  keysOf,
  messageKeyIn,
  monthKey,
  monthsWithin,
  pointItem,
  type TelemetryOptions,
  telemetryTable,
  timeOf,
  valuesOf,
} from './items.ts';

type Series = Record<string, { ts: number; value: Json }[]>;

/** The history in the table `<stack>-telemetry`: one item per timestamp, with all its keys. */
export function createDynamoTelemetry(options: TelemetryOptions): TelemetryStore {
  const TableName = telemetryTable(options);
  return {
    async write(points) {
      const keys = keysOf(points, options.shelf);
      const items = points.map((point, i) => pointItem(point, keys[i] ?? { pk: '', sk: '' }, options.clock()));
      await Promise.all(items.map((Item) => options.dynamo.put({ TableName, Item })));
    },
    read: (ref, query) => read(options, ref, query),
    messages: (ref, query) => messages(options, ref, query),
    async missing(points) {
      const keys = keysOf(points, options.shelf);
      const found = await options.dynamo.batchGet(TableName, keys, { ProjectionExpression: 'pk, sk' });
      const present = new Set(found.map((item) => `${item['pk']} ${item['sk']}`));
      return points.filter((_, i) => !present.has(`${keys[i]?.pk} ${keys[i]?.sk}`));
    },
  };
}

/**
 * Up to `limit` values per key. With keys it reads until each has enough; without, the first `limit` points say which
 * keys there are.
 */
async function read(options: TelemetryOptions, ref: EntityRef, query: TelemetryQuery): Promise<Series> {
  const { keys, limit } = query;
  const series: Map<string, Series[string]> = new Map((keys ?? []).map((key) => [key, []]));
  let points = 0;
  for await (const item of itemsOf(options, ref, query)) {
    const values = valuesOf(item);
    if (Object.keys(values).length === 0) continue;
    points += 1;
    for (const [key, value] of Object.entries(values)) add(series, query, key, { ts: timeOf(item), value });
    const full = keys === undefined ? points >= limit : keys.every((key) => (series.get(key)?.length ?? 0) >= limit);
    if (full) break;
  }
  return Object.fromEntries([...series].filter(([, found]) => found.length > 0));
}

function add(
  series: Map<string, Series[string]>,
  { keys, limit }: TelemetryQuery,
  key: string,
  one: Series[string][number],
) {
  const found = series.get(key);
  if (found === undefined) {
    if (keys === undefined) series.set(key, [one]);
  } else if (found.length < limit) found.push(one);
}

type Range = Pick<TelemetryQuery, 'from' | 'to' | 'months' | 'order'>;

async function* itemsOf(options: TelemetryOptions, ref: EntityRef, range: Range, after?: Item): AsyncGenerator<Item> {
  for (const month of monthsWithin(range.months, range.from, range.to, range.order)) {
    const pk = monthKey(ref, month, options.shelf);
    if (after !== undefined && passed(String(after['pk']), pk, range.order)) continue;
    const found = options.dynamo.each({
      TableName: telemetryTable(options),
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': digits(range.from), ':to': digits(range.to) },
      ScanIndexForward: range.order === 'asc',
      ...(after?.['pk'] === pk ? { ExclusiveStartKey: after } : {}),
    });
    for await (const item of found) if (isAlive(item, options.clock())) yield item;
  }
}

function passed(at: string, pk: string, order: Range['order']): boolean {
  return order === 'desc' ? pk > at : pk < at;
}

async function messages(options: TelemetryOptions, ref: EntityRef, query: Parameters<TelemetryStore['messages']>[1]) {
  const { limit, cursor } = query;
  const [pk, sk] = cursor ? positionOf(cursor, isTexts) : [];
  const after = pk === undefined ? undefined : { pk, sk };
  const found: MessageKey[] = [];
  const seen = new Set<string>();
  let last: Item | undefined;
  for await (const item of itemsOf(options, ref, { ...query, order: 'desc' }, after)) {
    if (found.length === limit) return { items: found, cursor: cursorOf([String(last?.['pk']), String(last?.['sk'])]) };
    last = item;
    const key = messageKeyIn(item);
    if (seen.has(`${key.pk} ${key.sk}`)) continue;
    seen.add(`${key.pk} ${key.sk}`);
    found.push(key);
  }
  return { items: found, cursor: null };
}
