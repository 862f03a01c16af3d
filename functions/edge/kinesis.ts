import type { KinesisStreamBatchResponse, KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import type { Arrival } from '../../lib/model/arrival.ts';
import { Failure } from '../../lib/model/failure.ts';
import { isJsonObject } from '../../lib/model/json.ts';

/** `shardId-000000000000:4954…` */
const EVENT_ID = /^(shardId-\d+):(\d+)$/;

/** What a mapping brings in one batch: records of one shard, in its order. */
export interface StreamBatch {
  /** Name of the stream. */
  stream: string;
  arrivals: Arrival[];
}

/**
 * Event of a Kinesis event source mapping → arrivals. Stream, shard and sequence number are an arrival's id, which every
 * retry repeats; its time is that of the stream. Throws `bad-envelope` for an event that is none.
 */
export function arrivalsOf(event: unknown): StreamBatch {
  if (!isJsonObject(event) || !Array.isArray(event['Records'])) throw foreign();
  const records = (event as unknown as KinesisStreamEvent).Records;
  const stream = /:stream\/([\w.-]+)$/.exec(String(records[0]?.eventSourceARN))?.[1];
  if (stream === undefined) throw foreign();
  return { stream, arrivals: records.map((record) => arrivalOf(stream, record)) };
}

function arrivalOf(stream: string, { eventID, kinesis }: KinesisStreamRecord): Arrival {
  const [, shardId, sequenceNumber] = EVENT_ID.exec(eventID) ?? [];
  if (shardId === undefined || sequenceNumber === undefined || !isRecord(kinesis)) throw foreign();
  const { data, partitionKey, approximateArrivalTimestamp } = kinesis;
  return {
    id: `${stream}:${shardId}:${sequenceNumber}`,
    // Seconds with a fraction.
    receivedAt: Math.round(approximateArrivalTimestamp * 1_000),
    body: new Uint8Array(Buffer.from(data, 'base64')),
    contentType: 'application/octet-stream',
    headers: {},
    rawQuery: '',
    streamRecord: { partitionKey, shardId, sequenceNumber },
  };
}

function isRecord(kinesis: unknown): boolean {
  return (
    isJsonObject(kinesis) &&
    typeof kinesis['data'] === 'string' &&
    typeof kinesis['partitionKey'] === 'string' &&
    Number.isFinite(kinesis['approximateArrivalTimestamp'])
  );
}

function foreign(): Failure {
  return new Failure('bad-envelope', 'This is not the event of a Kinesis event source mapping', {
    fix: 'Let the deploy option uplinkStreams make the mapping; invoke this function with nothing else.',
  });
}

/** Partition keys handled at the same time: aggregated records can bring thousands, and more would only wait for sockets. */
const KEYS_AT_ONCE = 100;

/**
 * Records of one partition key one after the other, as their sender ordered them; up to 100 keys at once. A key ends at
 * its first record that cannot be kept: Lambda begins again at the lowest one named, and what was kept has no effect then.
 */
export async function eachInOrder(
  arrivals: Arrival[],
  handle: (arrival: Arrival) => Promise<void>,
): Promise<KinesisStreamBatchResponse> {
  const byKey = Map.groupBy(arrivals, ({ streamRecord }) => streamRecord?.partitionKey);
  const failed: (Arrival | null)[] = [];
  // All take from one iterator, so that keys begin in the order of the stream.
  const waiting = [...byKey.values()].entries();
  const work = async () => {
    for (const [index, group] of waiting) failed[index] = await firstFailed(group, handle);
  };
  await Promise.all(Array.from({ length: KEYS_AT_ONCE }, work));
  // Records out of one aggregated record share its number; Lambda wants each once.
  const named = new Set(failed.flatMap((arrival) => arrival?.streamRecord?.sequenceNumber ?? []));
  return { batchItemFailures: [...named].map((itemIdentifier) => ({ itemIdentifier })) };
}

async function firstFailed(group: Arrival[], handle: (arrival: Arrival) => Promise<void>): Promise<Arrival | null> {
  for (const arrival of group) {
    const taken = await handle(arrival).then(
      () => true,
      () => false,
    );
    if (!taken) return arrival;
  }
  return null;
}
