import type { TelemetryStore } from '../model/ports.ts';
import { createDynamoTelemetry } from './telemetry/dynamodb.ts';
import type { TelemetryOptions } from './telemetry/items.ts';
import { createTimestreamTelemetry, type TimestreamOptions } from './telemetry/timestream.ts';

/** The history of values: in DynamoDB, or in Timestream for accounts that have it. */
export function createTelemetryStore(
  options: (TelemetryOptions & { history?: 'dynamodb' }) | (TimestreamOptions & { history: 'timestream' }),
): TelemetryStore {
  return options.history === 'timestream' ? createTimestreamTelemetry(options) : createDynamoTelemetry(options);
}
