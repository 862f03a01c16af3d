import { AwsRefusal } from '../aws-refusal.ts';
import type { TimestreamRecord, TimestreamStore, TimestreamValue } from './store.ts';

/** A record on the wire; `CommonAttributes` has the same members. */
interface WireRecord {
  Dimensions?: { Name: string; Value: string }[];
  MeasureName?: string;
  MeasureValue?: string;
  MeasureValueType?: string;
  MeasureValues?: TimestreamValue[];
  Time?: string;
  TimeUnit?: string;
  Version?: number;
}

export interface WriteRecordsInput {
  DatabaseName?: string;
  TableName?: string;
  CommonAttributes?: WireRecord;
  Records?: WireRecord[];
}

interface Rejected {
  RecordIndex: number;
  Reason: string;
  ExistingVersion?: number;
}

const LIMITS = { records: 100, measures: 256, dimensions: 128, nameBytes: 256, dimensionNameBytes: 60 } as const;

/** Records may lie this far in the future. */
const FUTURE = 15n * 60n * 1_000_000_000n;

/**
 * WriteRecords as Timestream answers it: what it cannot take is told as RejectedRecordsException (419) by index, and the
 * other records of the call **are** stored. `now` in epoch ms.
 */
export function writeRecords(store: TimestreamStore, input: WriteRecordsInput, now: number): object {
  const { DatabaseName: database, TableName: table, Records = [], CommonAttributes = {} } = input;
  if (!database || !table) throw invalid('DatabaseName and TableName are needed');
  if (Records.length === 0 || Records.length > LIMITS.records) throw invalid(`1 to ${LIMITS.records} records a call`);
  const records = Records.map((record) => ({ database, table, ...merge(CommonAttributes, record) }));
  const rejected: Rejected[] = [];
  store.together(() => {
    for (const [RecordIndex, record] of records.entries()) {
      const reason = writeOne(store, record, BigInt(now) * 1_000_000n);
      if (reason !== null) rejected.push({ RecordIndex, ...reason });
    }
  });
  if (rejected.length > 0) {
    const message = 'One or more records have been rejected. See RejectedRecords for details.';
    throw new AwsRefusal(419, 'RejectedRecordsException', message, { RejectedRecords: rejected });
  }
  return { RecordsIngested: { Total: records.length, MemoryStore: records.length, MagneticStore: 0 } };
}

function writeOne(store: TimestreamStore, record: TimestreamRecord, now: bigint): Omit<Rejected, 'RecordIndex'> | null {
  if (record.time > now + FUTURE) {
    return { Reason: 'The record timestamp is outside the time range of the data store.' };
  }
  const existing = store.write(record);
  if (existing === null) return null;
  const Reason = `The record version ${record.version} is lower than or equal to the existing version ${existing}. A higher version is required to update the measure value.`;
  return { Reason, ExistingVersion: existing };
}

function merge(common: WireRecord, own: WireRecord): Omit<TimestreamRecord, 'database' | 'table'> {
  const dimensions = [...(common.Dimensions ?? []), ...(own.Dimensions ?? [])];
  const merged = { ...common, ...own };
  const { MeasureName: measure, Time, TimeUnit = 'MILLISECONDS', Version: version = 1 } = merged;
  if (!measure || Time === undefined) throw invalid('every record needs MeasureName and Time');
  checkNames(dimensions, measure);
  return { dimensions, measure, version, time: nanoseconds(Time, TimeUnit), values: valuesOf(merged, measure) };
}

function checkNames(dimensions: { Name: string; Value: string }[], measure: string): void {
  if (dimensions.length === 0 || dimensions.length > LIMITS.dimensions) throw invalid('1 to 128 dimensions a record');
  if (Buffer.byteLength(measure) > LIMITS.nameBytes) throw invalid('a measure name has at most 256 bytes');
  const names = new Set<string>();
  for (const { Name, Value } of dimensions) {
    if (!Name || Buffer.byteLength(Name) > LIMITS.dimensionNameBytes) throw invalid(`dimension name ${Name}`);
    if (!Value) throw invalid(`dimension ${Name} has no value`);
    if (names.has(Name)) throw invalid(`dimension ${Name} is there twice`);
    names.add(Name);
  }
}

function valuesOf(record: WireRecord, measure: string): TimestreamValue[] {
  const { MeasureValueType: type = 'DOUBLE', MeasureValue: value, MeasureValues: values = [] } = record;
  const list = type === 'MULTI' ? values : [{ Name: measure, Value: value ?? '', Type: type }];
  if (list.length === 0 || list.length > LIMITS.measures) throw invalid('1 to 256 measure values a record');
  for (const { Name, Value, Type } of list) {
    if (!Name || Buffer.byteLength(Name) > LIMITS.nameBytes) throw invalid(`measure value name ${Name}`);
    if (!fits(Value, Type)) throw invalid(`'${Value}' is no ${Type}`);
  }
  return list;
}

function fits(value: unknown, type: string): boolean {
  if (typeof value !== 'string' || value === '') return false;
  if (type === 'DOUBLE') return Number.isFinite(Number(value));
  if (type === 'BIGINT' || type === 'TIMESTAMP') return /^-?\d{1,19}$/.test(value);
  if (type === 'BOOLEAN') return /^(?:true|false)$/i.test(value);
  return type === 'VARCHAR' && Buffer.byteLength(value) <= 2_048;
}

const NANOSECONDS: { [unit: string]: bigint } = {
  SECONDS: 1_000_000_000n,
  MILLISECONDS: 1_000_000n,
  MICROSECONDS: 1_000n,
  NANOSECONDS: 1n,
};

function nanoseconds(time: string, unit: string): bigint {
  const factor = NANOSECONDS[unit];
  if (factor === undefined || !/^\d{1,19}$/.test(time)) throw invalid(`'${time}' ${unit} is no time`);
  return BigInt(time) * factor;
}

function invalid(message: string): AwsRefusal {
  return new AwsRefusal(400, 'ValidationException', message);
}
