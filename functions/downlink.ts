import middy from '@middy/core';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { dispatch } from '../lib/pipeline/downlink.ts';
import { fromQueue, storeDownlink } from '../lib/pipeline/downlink-order.ts';
import { deviceOf, downlinkMessageOf } from './edge/downlink-order.ts';
import { flushStats, logFailure } from './edge/middleware.ts';
import { isPoison } from './edge/poison.ts';
import { eachOfItsKind, receiveCount } from './edge/sqs.ts';
import { platform } from './ports.ts';

/** The downlink queue: wake-ups of our own, and orders by the public schema. */
export const handler = middy((event: SQSEvent) =>
  eachOfItsKind(event, ({ body }) => deviceOf(body), consume, later),
).use(flushStats(async () => (await platform()).stats));

/** An order needs no wake-up of its own: until its downlink is on its way, the order itself comes again. */
async function consume(record: SQSRecord): Promise<void> {
  const ports = await platform();
  const message = downlinkMessageOf(record.body);
  if (message.kind === 'wake') return dispatch(ports, message.deviceId, message.due);
  const queued = { sentAt: Number(record.attributes.SentTimestamp), messageId: record.messageId };
  const { deviceId } = await storeDownlink(ports, fromQueue(message), queued);
  await dispatch(ports, deviceId);
}

/** What waits for a store comes again; what nobody can carry out is set aside, with its reason in the log. */
async function later(record: SQSRecord, thrown: unknown): Promise<'retry' | 'done'> {
  const ports = await platform();
  const receives = receiveCount(record);
  logFailure('downlink', thrown);
  if (isPoison(thrown, receives)) {
    await ports.bury(record.body, 'downlink');
    return 'done';
  }
  await ports.postpone('downlink', record.receiptHandle, receives).catch(() => undefined);
  return 'retry';
}
