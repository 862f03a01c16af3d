import middy from '@middy/core';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { attach } from '../lib/pipeline/attach.ts';
import { logFailure } from './edge/middleware.ts';
import { eachRecord } from './edge/sqs.ts';
import { attachPlatform } from './ports.ts';

/** The attach queue: each message names an integration whose topic rule may differ from what it wants. */
export const handler = middy((event: SQSEvent) => eachRecord(event, consume, later));

async function consume(record: SQSRecord): Promise<void> {
  const { integrationId } = JSON.parse(record.body) as { integrationId: string };
  await attach(await attachPlatform(), integrationId);
}

/** Every failure comes again; after its receives are used up the sweep still sees the pending attachment. */
function later(_record: SQSRecord, thrown: unknown): Promise<'retry'> {
  logFailure('attach', thrown);
  return Promise.resolve('retry');
}
