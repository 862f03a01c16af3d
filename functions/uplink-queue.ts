import middy from '@middy/core';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { Failure } from '../lib/model/failure.ts';
import { drain } from '../lib/pipeline/drain.ts';
import { withDeadline } from '../lib/stores/deadline.ts';
import { flushStats, logFailure } from './edge/middleware.ts';
import { isPoison } from './edge/poison.ts';
import { spillItemOf } from './edge/spill.ts';
import { everyRecord, receiveCount } from './edge/sqs.ts';
import { platform } from './ports.ts';

/** The function may run 30 s: what hangs is given up in time to hide every item of the batch until its next try. */
const BATCH = { stores: 15_000, snapshots: 15_000, queues: 25_000 };

const answer = middy((event: SQSEvent) => everyRecord(event, consume, later)).use(
  flushStats(async () => (await platform()).stats),
);

/** The spill queue: what could not be written when it came. It waits here until the store is back, for up to 14 days. */
export const handler: typeof answer = ((event, context) =>
  withDeadline(BATCH, () => answer(event, context))) as typeof answer;

async function consume(record: SQSRecord): Promise<void> {
  const item = spillItemOf(record.body, Number(record.attributes.SentTimestamp), record.messageId);
  if (item === null) throw new Failure('bad-envelope', 'Nothing of ours: it goes to the dead-letter queue');
  await drain(await platform(), item);
}

/** An outage leaves the item in the queue, further apart each time; poison is buried with its reason in the log. */
async function later(record: SQSRecord, thrown: unknown): Promise<'retry' | 'done'> {
  const ports = await platform();
  const receives = receiveCount(record);
  if (!isPoison(thrown, receives)) {
    await ports.postpone('spill', record.receiptHandle, receives).catch(() => undefined);
    return 'retry';
  }
  logFailure('uplink-queue', thrown);
  await ports.bury(record.body);
  return 'done';
}
