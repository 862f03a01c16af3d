import { randomUUID } from 'node:crypto';
import { type RangeQuery, rangeQueryOf } from '../../stores/telemetry/timestream-query.ts';
import { AwsRefusal } from '../aws-refusal.ts';
import type { TimestreamRecord, TimestreamStore } from './store.ts';

interface Column {
  name: string;
  type: string;
}

/**
 * Query as Timestream answers it, for the one question the telemetry store asks: all rows of one entity in a range of
 * time. Every other text is refused.
 */
export function queryRange(store: TimestreamStore, input: { QueryString?: string }): object {
  const query = rangeQueryOf(input.QueryString ?? '');
  if (query === null)
    throw new AwsRefusal(400, 'ValidationException', `this query does not run here: ${input.QueryString}`);
  const records = recordsOf(store, query);
  const columns = columnsOf(records);
  return {
    QueryId: randomUUID().replaceAll('-', '').toUpperCase(),
    ColumnInfo: columns.map(({ name, type }) => ({ Name: name, Type: { ScalarType: type } })),
    Rows: records.map((record) => ({ Data: cellsOf(record, columns) })),
    QueryStatus: { ProgressPercentage: 100, CumulativeBytesScanned: 0, CumulativeBytesMetered: 0 },
  };
}

function recordsOf(store: TimestreamStore, query: RangeQuery): TimestreamRecord[] {
  const range = { from: nanoseconds(query.from), to: nanoseconds(query.to), order: query.order };
  const found: TimestreamRecord[] = [];
  for (const record of store.read(query, range)) {
    if (found.length >= query.limit) break;
    const entity = record.dimensions.find(({ Name }) => Name === 'entity');
    if (entity?.Value === query.entity) found.push(record);
  }
  return found;
}

/** `SELECT *`: dimensions, then Timestream's own two, then every measure that occurs. */
function columnsOf(records: TimestreamRecord[]): Column[] {
  const dimensions = new Set(records.flatMap((record) => record.dimensions.map(({ Name }) => Name)));
  const measures = new Map(records.flatMap((record) => record.values.map(({ Name, Type }) => [Name, Type])));
  return [
    ...[...dimensions].map((name) => ({ name, type: 'VARCHAR' })),
    { name: 'measure_name', type: 'VARCHAR' },
    { name: 'time', type: 'TIMESTAMP' },
    ...[...measures].map(([name, type]) => ({ name, type })),
  ];
}

function cellsOf(record: TimestreamRecord, columns: Column[]): object[] {
  const values = new Map([
    ...record.dimensions.map(({ Name, Value }) => [Name, Value] as const),
    ['measure_name', record.measure] as const,
    ['time', timeText(record.time)] as const,
    ...record.values.map(({ Name, Value }) => [Name, Value] as const),
  ]);
  return columns.map(({ name }) => {
    const value = values.get(name);
    return value === undefined ? { NullValue: true } : { ScalarValue: value };
  });
}

function nanoseconds(ms: number): bigint {
  return BigInt(ms) * 1_000_000n;
}

/** `2026-03-14 15:09:26.535000000`, UTC. */
function timeText(time: bigint): string {
  const iso = new Date(Number(time / 1_000_000n)).toISOString();
  const rest = String(time % 1_000_000n).padStart(6, '0');
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}${rest}`;
}
