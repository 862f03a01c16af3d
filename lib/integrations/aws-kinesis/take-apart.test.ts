import { expect, it } from 'vitest';
import type { Arrival } from '../../model/arrival.ts';
import { aggregated, field, number, sealed } from './aggregate.test-kit.ts';
import { takeApart } from './take-apart.ts';
import { parse } from './uplink.ts';

const place = { partitionKey: 'outer', shardId: 'shardId-000000000000', sequenceNumber: '49' };

function arrival(body: Uint8Array): Arrival {
  const rest = { contentType: '', headers: {}, rawQuery: '' };
  return { id: 'stream:shard:49', receivedAt: 1_000, body, streamRecord: place, ...rest };
}

const three = arrival(aggregated(['a', 'one'], ['b', 'two', '7'], ['a', 'three']));

it('makes each inner record an arrival of its own, with its keys and a lasting id', () => {
  const inner = takeApart(three);
  expect(inner.map(({ id }) => id)).toEqual(['stream:shard:49:0', 'stream:shard:49:1', 'stream:shard:49:2']);
  expect(inner.map(({ body }) => Buffer.from(body).toString())).toEqual(['one', 'two', 'three']);
  expect(inner[1]?.streamRecord).toEqual({ ...place, partitionKey: 'b', explicitHashKey: '7', subSequenceNumber: '1' });
  expect(inner[2]?.streamRecord).toEqual({ ...place, partitionKey: 'a', subSequenceNumber: '2' });
  expect(takeApart(three)).toEqual(inner);
});

it('gives the last record of each key the time of the stream, those before a millisecond less each', () => {
  expect(takeApart(three).map(({ receivedAt }) => receivedAt)).toEqual([999, 1_000, 1_000]);
});

it('means the same to the parser, whole or taken apart', () => {
  expect(parse(three)).toEqual(takeApart(three).flatMap(parse));
  expect(parse(three).map(({ dedupKey }) => dedupKey)).toEqual(takeApart(three).map(({ id }) => id));
});

it('leaves alone what was taken apart, also when an aggregated record lies in another', () => {
  const nested = takeApart(arrival(aggregated(['a', aggregated(['b', 'deep'])])));
  expect(nested).toHaveLength(1);
  expect(nested.flatMap(takeApart)).toEqual(nested);
  expect(nested.flatMap(parse)).toMatchObject([{ deviceHint: 'a', payload: nested[0]?.body }]);
});

it('takes the whole to be larger than one message may be', () => {
  const puts = [1, 2, 3, 4].map((one) => [`k${one}`, new Uint8Array(255 * 1_024)] as [string, Uint8Array]);
  expect(takeApart(arrival(aggregated(...puts))).map(({ body }) => body.byteLength)).toEqual(
    puts.map(() => 255 * 1_024),
  );
});

it('keeps ordinary ones, empty ones and broken ones whole', () => {
  const kept = [arrival(new Uint8Array([1])), arrival(sealed()), arrival(sealed(Buffer.from([0x0b])))];
  for (const one of kept) expect(takeApart(one)).toEqual([one]);
  const { streamRecord: _, ...placeless } = three;
  expect(takeApart(placeless)).toEqual([placeless]);
});

it('gives one that cannot be read with the others, for the parser to say why', () => {
  const good = field(3, Buffer.concat([number(1, 0), field(3, 'x')]));
  const inner = takeApart(arrival(sealed(field(1, 'a'), good, field(3, ''), good)));
  const message = 'Record 1 of an aggregated one cannot be read: it has no data';
  expect(inner.map(({ streamRecord }) => streamRecord?.damage)).toEqual([undefined, message, undefined]);
  const [first, bad, third] = inner as [Arrival, Arrival, Arrival];
  expect([first, third].flatMap(parse)).toHaveLength(2);
  expect(() => parse(bad)).toThrow(expect.objectContaining({ code: 'bad-envelope', message }));
});
