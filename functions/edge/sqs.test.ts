import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { eachOfItsKind, eachRecord, everyRecord } from './sqs.ts';

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

describe('one kind after the other', () => {
  const records = ['a1', 'b1', 'a2', 'b2', 'c1'].map((messageId) => ({ messageId }));
  const kinds = { Records: records } as unknown as SQSEvent;
  const kindOf = ({ messageId }: SQSRecord) => messageId.slice(0, 1);

  it('keeps the order of each, and lets none wait for another', async () => {
    const begun: string[] = [];
    const held: (() => void)[] = [];
    const answer = eachOfItsKind(
      kinds,
      kindOf,
      ({ messageId }) => {
        begun.push(messageId);
        return messageId === 'a1' ? new Promise<void>((resolve) => held.push(resolve)) : Promise.resolve();
      },
      async () => 'retry',
    );
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(begun.sort()).toEqual(['a1', 'b1', 'b2', 'c1']);
    held[0]?.();
    expect(await answer).toEqual({ batchItemFailures: [] });
    expect(begun).toContain('a2');
  });

  it('names exactly what must come again', async () => {
    const handle = async ({ messageId }: SQSRecord) => {
      if (messageId.endsWith('2')) throw new Error(messageId);
    };
    const answer = await eachOfItsKind(kinds, kindOf, handle, async () => 'retry');
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort()).toEqual(['a2', 'b2']);
  });
});
