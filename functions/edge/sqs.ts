import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

type Handle = (record: SQSRecord) => Promise<void>;
type OnFailure = (record: SQSRecord, thrown: unknown) => Promise<'retry' | 'done'>;

/** Handles each record on its own: a bad one never blocks the others, and only the failed ones come again. */
export async function eachRecord(event: SQSEvent, handle: Handle, onFailure: OnFailure): Promise<SQSBatchResponse> {
  const fates: ('retry' | 'done')[] = [];
  for (const record of event.Records) fates.push(await fateOf(record, handle, onFailure));
  return answerOf(event, fates);
}

/** Those with one key after the other, different keys at once: a device whose network hangs holds up no other device. */
export async function eachOfItsKind(
  event: SQSEvent,
  keyOf: (record: SQSRecord) => string,
  handle: Handle,
  onFailure: OnFailure,
): Promise<SQSBatchResponse> {
  const queues = Map.groupBy(event.Records, keyOf);
  const answers = await Promise.all([...queues.values()].map((Records) => eachRecord({ Records }, handle, onFailure)));
  return { batchItemFailures: answers.flatMap(({ batchItemFailures }) => batchItemFailures) };
}

/** The same all at once, for records whose order does not matter: while a store hangs, the batch waits but once. */
export async function everyRecord(event: SQSEvent, handle: Handle, onFailure: OnFailure): Promise<SQSBatchResponse> {
  return answerOf(event, await Promise.all(event.Records.map((record) => fateOf(record, handle, onFailure))));
}

/** A record whose failure cannot be dealt with either comes again, and does not take the batch with it. */
async function fateOf(record: SQSRecord, handle: Handle, onFailure: OnFailure): Promise<'retry' | 'done'> {
  try {
    await handle(record);
    return 'done';
  } catch (thrown) {
    return onFailure(record, thrown).catch(() => 'retry');
  }
}

function answerOf({ Records }: SQSEvent, fates: ('retry' | 'done')[]): SQSBatchResponse {
  const failed = Records.filter((_, i) => fates[i] === 'retry');
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/** How often SQS handed this record out, counting now. Numbers are strings in SQS events. */
export function receiveCount(record: SQSRecord): number {
  return Number(record.attributes.ApproximateReceiveCount);
}
