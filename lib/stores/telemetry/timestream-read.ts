import type { QueryResponse, Row, TimestreamQueryClient } from '@aws-sdk/client-timestream-query';
import type { Json } from '../../model/json.ts';
import type { EntityRef, TelemetryQuery } from '../../model/ports.ts';
import { outage } from '../dynamo-errors.ts';
import { type RangeQuery, rangeQueryText } from './timestream-query.ts';
import { readMeasure } from './timestream-records.ts';

export type Series = Record<string, { ts: number; value: Json }[]>;

/** Rows looked at when keys are named: some may be rare among others. */
const MAX_ROWS = 10_000;

/** Up to `limit` values per key, in the order asked for. */
export async function readRange(
  client: TimestreamQueryClient,
  place: { database: string; table: string },
  ref: EntityRef,
  query: TelemetryQuery,
): Promise<Series> {
  const { keys, from, to, order, limit } = query;
  const rows = keys === undefined ? limit : MAX_ROWS;
  const series = new Map<string, Series[string]>();
  for await (const { ts, key, value } of valuesIn(client, { ...place, entity: ref.id, from, to, order, limit: rows })) {
    if (keys !== undefined && !keys.includes(key)) continue;
    const found = series.get(key) ?? [];
    series.set(key, found);
    if (found.length < limit) found.push({ ts, value });
    if (keys?.every((one) => (series.get(one)?.length ?? 0) >= limit)) break;
  }
  return Object.fromEntries(series);
}

async function* valuesIn(client: TimestreamQueryClient, query: RangeQuery) {
  const { QueryCommand } = await import('../sdk/timestream-query.ts');
  const QueryString = rangeQueryText(query);
  let NextToken: string | undefined;
  do {
    const next = NextToken === undefined ? {} : { NextToken };
    const page: QueryResponse = await client.send(new QueryCommand({ QueryString, ...next })).catch((thrown) => {
      throw outage('Timestream Query', thrown);
    });
    for (const row of page.Rows ?? []) yield* valuesOfRow(page, row);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
}

function* valuesOfRow({ ColumnInfo = [] }: QueryResponse, { Data = [] }: Row) {
  const cells = ColumnInfo.map(({ Name = '' }, index) => [Name, Data[index]?.ScalarValue] as const);
  const time = cells.find(([name]) => name === 'time')?.[1];
  if (time === undefined) return;
  for (const [name, text] of cells) {
    const found = text === undefined ? null : readMeasure(name, text);
    if (found !== null) yield { ts: timeOf(time), ...found };
  }
}

/** `2026-03-14 15:09:26.535000000`, UTC. */
function timeOf(text: string): number {
  return Date.parse(`${text.slice(0, 23).replace(' ', 'T')}Z`);
}
