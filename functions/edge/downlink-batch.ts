import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { Failure } from '../../lib/model/failure.ts';
import { type DispatchTime, dispatchTime } from '../../lib/pipeline/dispatch-time.ts';
import { dispatch } from '../../lib/pipeline/downlink.ts';
import { fromQueue, type OrderParts, storeDownlink } from '../../lib/pipeline/downlink-order.ts';
import type { DispatchParts } from '../../lib/pipeline/parts.ts';
import type { QueueConsumer } from '../../lib/stores/queue-consumer.ts';
import { deviceOf, downlinkMessageOf } from './downlink-order.ts';
import { logFailure } from './middleware.ts';
import { isPoison } from './poison.ts';
import { eachOfItsKind, receiveCount } from './sqs.ts';

export type BatchParts = DispatchParts & OrderParts & QueueConsumer;

/** No trouble, so that no log tells of it: the record comes again in a moment. */
const NO_TIME = new Failure('unavailable', 'No time was left for this record');

/** Wake-ups and orders of one invocation that began then (epoch ms): they share its time, and what is left comes again. */
export function downlinkBatch(parts: BatchParts, event: SQSEvent, begun: number): Promise<SQSBatchResponse> {
  const time = dispatchTime(begun);
  return eachOfItsKind(
    event,
    ({ body }) => deviceOf(body),
    (record) => consume(parts, record, time),
    (record, thrown) => later(parts, record, thrown),
  );
}

/** An order needs no wake-up of its own: until its downlink is on its way, the order itself comes again. */
async function consume(parts: BatchParts, record: SQSRecord, time: DispatchTime): Promise<void> {
  if (parts.clock() >= time.starts) throw NO_TIME;
  const message = downlinkMessageOf(record.body);
  if (message.kind === 'wake') return dispatch(parts, message.deviceId, message.due, time);
  const queued = { sentAt: Number(record.attributes.SentTimestamp), messageId: record.messageId };
  const { deviceId } = await storeDownlink(parts, fromQueue(message), queued);
  await dispatch(parts, deviceId, undefined, time);
}

/** What waits for a store comes again; what nobody can carry out is set aside, with its reason in the log. */
async function later(parts: BatchParts, record: SQSRecord, thrown: unknown): Promise<'retry' | 'done'> {
  const receives = receiveCount(record);
  if (thrown !== NO_TIME) logFailure('downlink', thrown);
  if (isPoison(thrown, receives)) {
    await parts.bury(record.body, 'downlink');
    return 'done';
  }
  await parts.postpone('downlink', record.receiptHandle, receives).catch(() => undefined);
  return 'retry';
}
