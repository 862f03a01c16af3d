import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Failure } from '../../lib/model/failure.ts';
import type { Stats } from '../../lib/model/ports.ts';
import { flushStats, problemOnError } from './middleware.ts';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

const down = () => Promise.reject(new Failure('unavailable', 'no platform'));
const run = (handler: () => Promise<unknown>, stats: () => Promise<Stats>) =>
  middy(handler).use(problemOnError('test')).use(flushStats(stats))({}, {} as Context);

it.each([
  ['counters that cannot be written', async () => ({ flush: down }) as unknown as Stats],
  ['counters that cannot be opened', down],
])('%s cost no answer', async (_, stats) => {
  expect(await run(async () => 'answer', stats)).toBe('answer');
  expect(await run(down, stats)).toMatchObject({ statusCode: 503 });
});

it('a trouble of ours is a 503 that tells a sender nothing of it', async () => {
  const answer = await run(
    () => Promise.reject(new TypeError('secret detail at line 7')),
    async () => ({ flush: async () => undefined }) as unknown as Stats,
  );
  expect(answer).toMatchObject({ statusCode: 503 });
  expect(JSON.stringify(answer)).not.toContain('secret');
});
