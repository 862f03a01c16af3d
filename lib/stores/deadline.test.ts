import { expect, it } from 'vitest';
import { Failure } from '../model/failure.ts';
import { inTime, type Sending, withDeadline } from './deadline.ts';

const ENDS = { stores: 30, snapshots: 60, queues: 90 };

function never({ abortSignal }: Sending): Promise<never> {
  return new Promise((_, reject) => abortSignal?.addEventListener('abort', () => setTimeout(reject, 500)));
}

async function msOf(work: Promise<unknown>): Promise<{ ms: number; thrown: unknown }> {
  const began = performance.now();
  const thrown = await work.then(
    () => null,
    (one: unknown) => one,
  );
  return { ms: performance.now() - began, thrown };
}

it('gives up what hangs at the end of its kind, and does not wait for it', async () => {
  const { ms, thrown } = await withDeadline(ENDS, () => msOf(inTime('stores', never)));
  expect(thrown).toMatchObject({ code: 'unavailable' });
  expect(ms).toBeGreaterThan(20);
  expect(ms).toBeLessThan(300);
});

it('makes no call of a kind whose time is over, and still makes those of a later kind', async () => {
  await withDeadline(ENDS, async () => {
    await expect(inTime('stores', never)).rejects.toThrow(Failure);
    let called = 0;
    await expect(inTime('stores', async () => (called += 1))).rejects.toThrow(Failure);
    expect(called).toBe(0);
    expect(await inTime('queues', async () => 'kept')).toBe('kept');
  });
});

it('a deadline that lies in the past lets no call begin', async () => {
  const refused = withDeadline({ ...ENDS, stores: -5 }, () => inTime('stores', async () => 1));
  await expect(refused).rejects.toThrow(Failure);
});

it('a process that stood still has time left for the queue', async () => {
  await withDeadline(ENDS, async () => {
    const end = performance.now() + 150;
    while (performance.now() < end);
    await expect(inTime('stores', async () => 1)).rejects.toThrow(Failure);
    const slow = () => new Promise((resolve) => setTimeout(() => resolve('kept'), 30));
    expect(await inTime('queues', slow)).toBe('kept');
  });
});

it('without a deadline, and outside of one, a call takes its time', async () => {
  expect(await inTime('stores', async (sending) => sending)).toEqual({});
  await withDeadline(ENDS, async () => undefined);
  expect(await inTime('queues', async (sending) => sending)).toEqual({});
});

it('two invocations at once have deadlines of their own', async () => {
  const slow = () => new Promise((resolve) => setTimeout(() => resolve('done'), 60));
  const [short, long] = await Promise.allSettled([
    withDeadline(ENDS, () => inTime('stores', slow)),
    withDeadline({ ...ENDS, stores: 2_000 }, () => inTime('stores', slow)),
  ]);
  expect(short.status).toBe('rejected');
  expect(long).toEqual({ status: 'fulfilled', value: 'done' });
});

it('passes on what a call answers or throws', async () => {
  await withDeadline({ stores: 1_000, snapshots: 1_000, queues: 1_000 }, async () => {
    expect(await inTime('snapshots', async ({ abortSignal }) => abortSignal?.aborted)).toBe(false);
    await expect(inTime('stores', () => Promise.reject(new RangeError('own')))).rejects.toThrow(RangeError);
  });
});
