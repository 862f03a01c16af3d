import type { _Record as TimestreamRecord, TimestreamWriteClient } from '@aws-sdk/client-timestream-write';
import { Failure } from '../../model/failure.ts';
import type { TelemetryPoint } from '../../model/ports.ts';
import { outage } from '../dynamo-errors.ts';
import { recordsOf } from './timestream-records.ts';

/** WriteRecords takes this many. */
const RECORDS_PER_CALL = 100;

export interface Refused {
  point: TelemetryPoint;
  failure: Failure;
}

interface Placed {
  point: TelemetryPoint;
  record: TimestreamRecord;
}

/**
 * Writes points and answers those that Timestream refuses for good: times outside its retention, values above 2 KB.
 * `version` (epoch ms) decides between two writes of one record. An outage throws `unavailable`.
 */
export async function writeRecords(
  client: TimestreamWriteClient,
  place: { database: string; table: string },
  points: TelemetryPoint[],
  version: number,
): Promise<Refused[]> {
  const placed = recordsOf(points);
  const refused: Refused[] = [];
  for (let start = 0; start < placed.length; start += RECORDS_PER_CALL) {
    refused.push(...(await writeSome(client, place, placed.slice(start, start + RECORDS_PER_CALL), version)));
  }
  return refused;
}

async function writeSome(
  client: TimestreamWriteClient,
  { database, table }: { database: string; table: string },
  placed: Placed[],
  version: number,
): Promise<Refused[]> {
  const { RejectedRecordsException, WriteRecordsCommand } = await import('../sdk/timestream-write.ts');
  const command = new WriteRecordsCommand({
    DatabaseName: database,
    TableName: table,
    CommonAttributes: { MeasureValueType: 'MULTI', TimeUnit: 'NANOSECONDS', Version: version },
    Records: placed.map(({ record }) => record),
  });
  try {
    await client.send(command);
    return [];
  } catch (thrown) {
    // The others of the call are stored.
    if (!(thrown instanceof RejectedRecordsException)) throw outage('WriteRecords', thrown);
    return (thrown.RejectedRecords ?? []).flatMap(({ RecordIndex = 0, Reason = '', ExistingVersion = 0 }) => {
      const one = placed[RecordIndex];
      // The same or a newer write is there: nothing is missing.
      return one === undefined || ExistingVersion >= version
        ? []
        : [{ point: one.point, failure: refusal(one, Reason) }];
    });
  }
}

function refusal({ point, record }: Placed, reason: string): Failure {
  const at = new Date(point.ts).toISOString();
  return new Failure('unsupported', `Timestream refused ${record.MeasureName} of '${point.name}' at ${at}: ${reason}`, {
    fix: "The values are kept in DynamoDB. Check the table's retention, and that no text is longer than 2 KB.",
  });
}
