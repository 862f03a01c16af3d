import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/** Handles each record on its own: a bad one never blocks the others, and only the failed ones come again. */
export async function eachRecord(
  event: SQSEvent,
  handle: (record: SQSRecord) => Promise<void>,
  onFailure: (record: SQSRecord, thrown: unknown) => Promise<'retry' | 'done'>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      await handle(record);
    } catch (thrown) {
      const fate = await onFailure(record, thrown);
      if (fate === 'retry') batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

/** How often SQS handed this record out, counting now. Numbers are strings in SQS events. */
export function receiveCount(record: SQSRecord): number {
  return Number(record.attributes.ApproximateReceiveCount);
}
