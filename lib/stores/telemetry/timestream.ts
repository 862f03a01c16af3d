import type { TimestreamQueryClient } from '@aws-sdk/client-timestream-query';
import type { TimestreamWriteClient } from '@aws-sdk/client-timestream-write';
import type { Failure } from '../../model/failure.ts';
import type { TelemetryQuery, TelemetryStore } from '../../model/ports.ts';
import { createDynamoTelemetry } from './dynamodb.ts';
import type { TelemetryOptions } from './items.ts';
import { readRange, type Series } from './timestream-read.ts';
import { writeRecords } from './timestream-write.ts';

export interface TimestreamOptions extends TelemetryOptions {
  timestreamWrite: () => Promise<TimestreamWriteClient>;
  timestreamQuery: () => Promise<TimestreamQueryClient>;
  /** Told of each point that Timestream refuses. */
  report?: (failure: Failure) => void;
}

/** Table of the stack's Timestream database, which is named like the stack. */
const TABLE = 'telemetry';

/**
 * The history in Timestream. Every point has its item in DynamoDB too, without values: it is the index from entities
 * to messages, and what the sweep looks for. What Timestream refuses keeps its values there, on a shelf of its own,
 * and is read from both.
 */
export function createTimestreamTelemetry(options: TimestreamOptions): TelemetryStore {
  const place = { database: options.stack, table: TABLE };
  const index = createDynamoTelemetry(options);
  const shelf = createDynamoTelemetry({ ...options, shelf: 'refused' });
  return {
    async write(points) {
      const valued = points.filter(({ values }) => Object.keys(values).length > 0);
      if (valued.length > 0) {
        const refused = await writeRecords(await options.timestreamWrite(), place, valued, options.clock());
        for (const { failure } of refused) options.report?.(failure);
        await shelf.write([...new Set(refused.map(({ point }) => point))]);
      }
      // Last, so that a point whose item is there needs no second look.
      await index.write(points.map((point) => ({ ...point, values: {} })));
    },
    async read(ref, query) {
      const [stored, refused] = await Promise.all([
        readRange(await options.timestreamQuery(), place, ref, query),
        shelf.read(ref, query),
      ]);
      return merged(stored, refused, query);
    },
    messages: (ref, query) => index.messages(ref, query),
    missing: (points) => index.missing(points),
  };
}

/** Both in one order; where both hold a time, Timestream's part of a split point and ours are the same. */
function merged(one: Series, other: Series, { order, limit }: TelemetryQuery): Series {
  const series: Series = { ...one };
  for (const [key, values] of Object.entries(other)) {
    const known = series[key] ?? [];
    const more = values.filter(({ ts }) => !known.some((value) => value.ts === ts));
    const sorted = [...known, ...more].sort((a, b) => (order === 'asc' ? a.ts - b.ts : b.ts - a.ts));
    series[key] = sorted.slice(0, limit);
  }
  return series;
}
