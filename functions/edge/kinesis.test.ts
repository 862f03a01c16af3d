import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../lib/model/arrival.ts';
import { arrivalsOf, eachInOrder } from './kinesis.ts';

const kinesis = {
  ...{ kinesisSchemaVersion: '1.0', partitionKey: 'sensor-7', sequenceNumber: '49', data: 'AP8=' },
  approximateArrivalTimestamp: 1_748_779_205.123,
};
const record = {
  ...{ eventID: 'shardId-000000000006:49', eventSource: 'aws:kinesis', awsRegion: 'eu-central-1', kinesis },
  eventSourceARN: 'arn:aws:kinesis:eu-central-1:123456789012:stream/from.devices_1',
};

describe('a batch of a stream', () => {
  it('is taken apart: bytes, place in the stream, and the time of the stream in ms', () => {
    const { stream, arrivals } = arrivalsOf({ Records: [record] });
    expect(stream).toBe('from.devices_1');
    expect(arrivals).toEqual([
      {
        ...{
          id: 'from.devices_1:shardId-000000000006:49',
          receivedAt: 1_748_779_205_123,
          body: new Uint8Array([0, 255]),
        },
        ...{ contentType: 'application/octet-stream', headers: {}, rawQuery: '' },
        streamRecord: { partitionKey: 'sensor-7', shardId: 'shardId-000000000006', sequenceNumber: '49' },
      },
    ]);
  });

  it.each([
    null,
    {},
    { Records: {} },
    { Records: [] },
    { Records: [null] },
    { Records: [{ ...record, eventSourceARN: 'arn:aws:sqs:eu-central-1:123456789012:queue' }] },
    { Records: [{ ...record, eventID: '49' }] },
    { Records: [{ ...record, kinesis: undefined }] },
    { Records: [{ ...record, kinesis: { ...kinesis, data: 7 } }] },
    { Records: [record, { ...record, kinesis: { ...kinesis, approximateArrivalTimestamp: 'now' } }] },
  ])('is not %j', (event) => {
    expect(() => arrivalsOf(event)).toThrow(expect.objectContaining({ code: 'bad-envelope' }));
  });
});

const [template] = arrivalsOf({ Records: [record] }).arrivals;

/** `a1` = record 1 of partition key a. */
function arrivals(...names: string[]): Arrival[] {
  return names.map((name) => {
    const streamRecord = { partitionKey: name.charAt(0), shardId: 's', sequenceNumber: name.slice(1) };
    return { ...(template as Arrival), id: name, streamRecord };
  });
}

describe('each in order', () => {
  it('ends a key at its first failure, and no other key', async () => {
    const handled: string[] = [];
    const answer = await eachInOrder(arrivals('a1', 'b2', 'a3', 'b4', 'a5'), async ({ id }) => {
      handled.push(id);
      if (id === 'a3') throw new Error(id);
    });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '3' }] });
    expect(handled.sort()).toEqual(['a1', 'a3', 'b2', 'b4']);
  });

  it('lets no key wait for another', async () => {
    const begun: string[] = [];
    const held: (() => void)[] = [];
    const answer = eachInOrder(arrivals('a1', 'a2', 'b3'), ({ id }) => {
      begun.push(id);
      return id === 'a1' ? new Promise<void>((resolve) => held.push(resolve)) : Promise.resolve();
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(begun.sort()).toEqual(['a1', 'b3']);
    held[0]?.();
    expect(await answer).toEqual({ batchItemFailures: [] });
    expect(begun).toContain('a2');
  });

  it('names an aggregated record once, whichever of its keys failed', async () => {
    const inner = arrivals('a1', 'b1', 'c1', 'd2');
    const answer = await eachInOrder(inner, ({ id }) =>
      id === 'c1' ? Promise.resolve() : Promise.reject(new Error(id)),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }, { itemIdentifier: '2' }] });
  });

  it('handles a hundred keys at once, and begins them in the order of the stream', async () => {
    const begun: string[] = [];
    let running = 0;
    let most = 0;
    const many = Array.from({ length: 250 }, (_, index) => `${String.fromCharCode(0x4e00 + index)}${index}`);
    await eachInOrder(arrivals(...many), async ({ id }) => {
      begun.push(id);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    });
    expect(begun).toEqual(many);
    expect(most).toBe(100);
  });
});
