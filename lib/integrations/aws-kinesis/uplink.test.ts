import { expect, it } from 'vitest';
import type { Arrival } from '../../model/arrival.ts';
import { parse } from './uplink.ts';

const streamRecord = { partitionKey: 'sensor-7', shardId: 'shardId-000000000000', sequenceNumber: '49' };
const arrival: Arrival = {
  ...{ id: 'stream:shard:49', receivedAt: 5, body: new Uint8Array([1]), contentType: '', headers: {}, rawQuery: '' },
  streamRecord,
};

it('is one message for each place in the stream, at the time of the stream', () => {
  const [one] = parse(arrival);
  expect(one).toMatchObject({
    dedupKey: 'stream:shard:49',
    time: 5,
    deviceHint: 'sensor-7',
    networkKeys: streamRecord,
  });
});

it('refuses what lies in no stream', () => {
  const { streamRecord: _, ...rest } = arrival;
  expect(() => parse(rest)).toThrow(expect.objectContaining({ code: 'bad-envelope' }));
});

it.each([
  [[0xf3, 0x89, 0x9a, 0xc2, 0x0a]],
  [[0xf3, 0x89, 0x9a, 0xc2]],
  [[0xf3, 0x89, 0x9a]],
  [[0xf3, 0x89, 0x9a, 0xc3, 0x0a]],
  [[]],
])('takes any bytes as they are: %j', (bytes) => {
  const body = new Uint8Array(bytes);
  expect(parse({ ...arrival, body })).toMatchObject([{ dedupKey: 'stream:shard:49', payload: body }]);
});
