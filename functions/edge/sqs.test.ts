import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { eachRecord, everyRecord } from './sqs.ts';

const event = { Records: ['a', 'b', 'c'].map((messageId) => ({ messageId })) } as unknown as SQSEvent;

describe.each([
  ['one by one', eachRecord],
  ['all at once', everyRecord],
])('%s', (_, batch) => {
  it('names exactly what must come again', async () => {
    const handle = async ({ messageId }: SQSRecord) => {
      if (messageId !== 'b') throw new Error(messageId);
    };
    const answer = await batch(event, handle, async (record) => (record.messageId === 'a' ? 'retry' : 'done'));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }] });
  });

  it('a failure nobody can deal with brings its record again, not the batch', async () => {
    const handle = async ({ messageId }: SQSRecord) => {
      if (messageId === 'b') throw new Error('first');
    };
    const answer = await batch(event, handle, () => Promise.reject(new Error('second')));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }] });
  });

  it('is happy with nothing to complain about', async () => {
    const done = async () => undefined;
    expect(await batch(event, done, async () => 'retry')).toEqual({ batchItemFailures: [] });
  });
});

it('all at once waits for the slowest only', async () => {
  const began = performance.now();
  const handle = () => new Promise<void>((resolve) => setTimeout(resolve, 60));
  await everyRecord(event, handle, async () => 'retry');
  expect(performance.now() - began).toBeLessThan(150);
});
