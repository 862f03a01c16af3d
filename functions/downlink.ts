import middy from '@middy/core';
import type { SQSEvent } from 'aws-lambda';
import { withDeadline } from '../lib/stores/deadline.ts';
import { downlinkBatch } from './edge/downlink-batch.ts';
import { flushStats } from './edge/middleware.ts';
import { clock, platform } from './ports.ts';

/** The function may run 30 s, and pushes for 22 of them: what hangs after that is given up in time to hide the records. */
const BATCH = { stores: 26_000, snapshots: 26_000, queues: 28_000 };

const answer = middy(async (event: SQSEvent) => {
  const begun = clock();
  return downlinkBatch(await platform(), event, begun);
}).use(flushStats(async () => (await platform()).stats));

/** The downlink queue: wake-ups of our own, and orders by the public schema. */
export const handler: typeof answer = ((event, context) =>
  withDeadline(BATCH, () => answer(event, context))) as typeof answer;
