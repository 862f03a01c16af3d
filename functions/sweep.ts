import middy from '@middy/core';
import { sweep } from '../lib/pipeline/sweep.ts';
import { flushStats } from './edge/middleware.ts';
import { platform } from './ports.ts';

/** Every minute: completes what a died process left half-done. */
export const handler = middy(async (event: { youngest?: number }) => sweep(await platform(), event)).use(
  flushStats(async () => (await platform()).stats),
);
