import { ASSUMED, PRICES } from './prices.ts';

/** What one uplink asks of AWS, measured. */
export interface Usage {
  writeUnits: number;
  readUnits: number;
  /** Read again and again by the sweep. */
  sweepReadUnits: number;
}

/** Dollars per million uplinks through one door. */
export interface Cost {
  door: string;
  entry: number;
  lambda: number;
  dynamo: number;
  sweep: number;
  logs: number;
  sum: number;
}

const RULE = PRICES.iotRule + PRICES.iotAction;

const DOORS = [
  { door: 'HTTP API', entry: PRICES.httpApi },
  { door: 'function URL', entry: PRICES.functionUrl },
  { door: 'IoT rule', entry: PRICES.iotMessage + RULE },
  { door: 'IoT rule, Basic Ingest', entry: RULE },
];

/** Each uplink its own invocation: what batches save is not counted. */
export function costs({ writeUnits, readUnits, sweepReadUnits }: Usage): Cost[] {
  const gbSeconds = (ASSUMED.billedMs / 1_000) * ASSUMED.memoryGb;
  const lambda = PRICES.lambdaRequest + 1e6 * gbSeconds * PRICES.lambdaGbSecond;
  const dynamo = writeUnits * PRICES.dynamoWriteUnit + readUnits * PRICES.dynamoReadUnit;
  const sweep = sweepReadUnits * PRICES.dynamoReadUnit;
  const logs = (1e6 * ASSUMED.logBytes * PRICES.logGb) / 1e9;
  const rest = lambda + dynamo + sweep + logs;
  return DOORS.map(({ door, entry }) => ({ door, entry, lambda, dynamo, sweep, logs, sum: entry + rest }));
}
