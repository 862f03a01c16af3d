import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { Failure } from '../model/failure.ts';
import type { JsonObject } from '../model/json.ts';
import type { StreamWriter } from '../model/ports.ts';
import { inTime } from './deadline.ts';

export interface StreamWriterOptions {
  kinesis: () => Promise<KinesisClient>;
}

/** What Kinesis says when it has no room at this moment, with status 400. */
const THROTTLED = /Throughput|Throttl|LimitExceeded/;

const FIX = {
  key: 'Let the role of the downlink function use kms:GenerateDataKey in the policy of the key that encrypts the stream.',
  stream:
    'Name the stream in the deploy option downlinkStreams, which gives the right to write to it. If a key of your own encrypts it, that key must allow kms:GenerateDataKey, too.',
};

/** Puts one record into a stream. The answer names shard and sequence number, which is all that Kinesis tells. */
export function createStreamWriter(options: StreamWriterOptions): StreamWriter {
  return {
    async put(stream, partitionKey, payload) {
      try {
        const { PutRecordCommand } = await import('./sdk/kinesis.ts');
        const client = await options.kinesis();
        const record = new PutRecordCommand({ StreamName: stream, PartitionKey: partitionKey, Data: payload });
        const put = await inTime('stores', (sending) => client.send(record, sending));
        const { ShardId = '', SequenceNumber = '', $metadata } = put;
        const status = $metadata.httpStatusCode ?? 200;
        return { via: 'kinesis', stream, status, shardId: ShardId, sequenceNumber: SequenceNumber };
      } catch (thrown) {
        throw refused(stream, thrown);
      }
    },
  };
}

/** An outage comes again later; a stream that is not there, or a missing right, stays so. */
function refused(stream: string, thrown: unknown): Failure {
  const { name = 'Error', message = String(thrown), $metadata } = thrown as Thrown;
  const status = $metadata?.httpStatusCode ?? null;
  const extra: JsonObject = { via: 'kinesis', stream, error: name, status };
  const lasting = status !== null && status >= 400 && status < 500 && status !== 429 && !THROTTLED.test(name);
  return new Failure(lasting ? 'delivery-failed' : 'unavailable', `Kinesis did not take the record: ${message}`, {
    extra,
    ...(lasting ? { fix: /^KMS| kms:/.test(`${name} ${message}`) ? FIX.key : FIX.stream } : { retry: {} }),
    cause: thrown,
  });
}

interface Thrown {
  name?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number };
}
