import middy from '@middy/core';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { asFailure } from '../lib/model/failure.ts';
import { drain } from '../lib/pipeline/drain.ts';
import { flushStats, logFailure } from './edge/middleware.ts';
import { spillItemOf } from './edge/spill.ts';
import { eachRecord, receiveCount } from './edge/sqs.ts';
import { platform } from './ports.ts';

/** The spill queue: what could not be written when it came. It waits here until the store is back, for up to 14 days. */
export const handler = middy((event: SQSEvent) => eachRecord(event, consume, later)).use(
  flushStats(async () => (await platform()).stats),
);

async function consume(record: SQSRecord): Promise<void> {
  const item = spillItemOf(record.body, Number(record.attributes.SentTimestamp), record.messageId);
  const ports = await platform();
  if (item === null) return ports.bury(record.body);
  await drain(ports, item);
}

/** An outage leaves the item in the queue, further apart each time; anything else is poison and is buried with its reason. */
async function later(record: SQSRecord, thrown: unknown): Promise<'retry' | 'done'> {
  const ports = await platform();
  if (asFailure(thrown).code === 'unavailable') {
    await ports.postpone('spill', record.receiptHandle, receiveCount(record)).catch(() => undefined);
    return 'retry';
  }
  logFailure('uplink-queue', thrown);
  await ports.bury(record.body);
  return 'done';
}
