import type { Watched } from './dynamo/front.ts';

/** Counts what functions ask of DynamoDB: the price of the write path is a promise, and this is where it is read. */
export interface Meter {
  calls: number;
  /** Index units counted. */
  writeUnits: number;
  readUnits: number;
  /** `operation table`, in order, since the last reset; the last 100. */
  operations: string[];
  add: (call: Watched) => void;
  reset: () => void;
}

const READS = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem']);

export function createMeter(): Meter {
  const meter: Meter = {
    calls: 0,
    writeUnits: 0,
    readUnits: 0,
    operations: [],
    add({ operation, tables, units }) {
      meter.calls += 1;
      if (READS.has(operation)) meter.readUnits += units;
      else meter.writeUnits += units;
      meter.operations.push(`${operation} ${tables.join(' ')}`);
      if (meter.operations.length > 100) meter.operations.shift();
    },
    reset() {
      Object.assign(meter, { calls: 0, writeUnits: 0, readUnits: 0, operations: [] });
    },
  };
  return meter;
}
