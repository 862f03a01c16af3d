import middy from '@middy/core';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { asFailure } from '../lib/model/failure.ts';
import { dispatch } from '../lib/pipeline/downlink.ts';
import { fromQueue, orderDownlink } from '../lib/pipeline/downlink-order.ts';
import { deviceOf, downlinkMessageOf } from './edge/downlink-order.ts';
import { flushStats, logFailure } from './edge/middleware.ts';
import { eachOfItsKind, receiveCount } from './edge/sqs.ts';
import { platform } from './ports.ts';

/** The downlink queue: wake-ups of our own, and orders by the public schema. */
export const handler = middy((event: SQSEvent) =>
  eachOfItsKind(event, ({ body }) => deviceOf(body), consume, later),
).use(flushStats(async () => (await platform()).stats));

async function consume(record: SQSRecord): Promise<void> {
  const ports = await platform();
  const message = downlinkMessageOf(record.body);
  if (message.kind === 'order') await orderDownlink(ports, fromQueue(message));
  else await dispatch(ports, message.deviceId, message.due);
}

async function later(record: SQSRecord, thrown: unknown): Promise<'retry' | 'done'> {
  logFailure('downlink', thrown);
  if (asFailure(thrown).code !== 'unavailable') return 'done';
  await (await platform()).postpone('downlink', record.receiptHandle, receiveCount(record)).catch(() => undefined);
  return 'retry';
}
