import { AwsRefusal } from './aws-refusal.ts';
import { queryRange } from './timestream/query.ts';
import type { TimestreamStore } from './timestream/store.ts';
import { type WriteRecordsInput, writeRecords } from './timestream/write-records.ts';

/** Write and query endpoint of Timestream LiveAnalytics: answers the body of the 200. */
export function answerTimestream(store: TimestreamStore, operation: string, body: Buffer): object {
  const input = parse(body);
  // A client with an address from the environment looks for one all the same, and takes only the host of the answer.
  if (operation === 'DescribeEndpoints') return { Endpoints: [{ Address: '127.0.0.1', CachePeriodInMinutes: 1_440 }] };
  if (operation === 'WriteRecords') return writeRecords(store, input as WriteRecordsInput, Date.now());
  if (operation === 'Query') return queryRange(store, input);
  throw new AwsRefusal(400, 'UnknownOperationException', `Timestream's ${operation} does not run here`);
}

function parse(body: Buffer): object {
  try {
    return JSON.parse(body.toString()) as object;
  } catch {
    throw new AwsRefusal(400, 'SerializationException', 'the body is not JSON');
  }
}
