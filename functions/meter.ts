import type { DynamoCall } from '../lib/stores/dynamo.ts';

/** Counts what this process asks of DynamoDB: the write path's price is a promise, and a test reads it here. */
export interface Meter {
  calls: number;
  /** Index units counted. */
  writeUnits: number;
  readUnits: number;
  /** `operation table`, in order; the last 100. */
  operations: string[];
  add: (call: DynamoCall) => void;
  reset: () => void;
}

export function createMeter(): Meter {
  const meter: Meter = {
    calls: 0,
    writeUnits: 0,
    readUnits: 0,
    operations: [],
    add(call) {
      meter.calls += 1;
      meter.writeUnits += call.writeUnits;
      meter.readUnits += call.readUnits;
      meter.operations.push(`${call.operation} ${call.table}`);
      if (meter.operations.length > 100) meter.operations.shift();
    },
    reset() {
      Object.assign(meter, { calls: 0, writeUnits: 0, readUnits: 0, operations: [] });
    },
  };
  return meter;
}
