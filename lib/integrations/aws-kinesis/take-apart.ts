import type { Arrival, StreamRecord } from '../../model/arrival.ts';
import { Failure } from '../../model/failure.ts';
import { aggregatedIn, type InnerRecord } from './aggregated.ts';

/**
 * What a record of a stream stands for: itself, or the records that a producer put into it, as if each had come alone.
 * The id of each is that of the outer record and its place there, so that every redelivery repeats it. An inner record
 * that cannot be read comes with its `damage`. One that was taken out already is never taken apart again.
 * Throws `bad-envelope` when the aggregated record as a whole cannot be read.
 */
export function innerArrivals(arrival: Arrival): Arrival[] {
  const { streamRecord, body } = arrival;
  if (streamRecord === undefined || streamRecord.subSequenceNumber !== undefined) return [arrival];
  const inner = aggregatedIn(body);
  if (inner === null) return [arrival];
  const before = millisecondsBefore(inner);
  return inner.map((one, place) => innerArrival(arrival, streamRecord, one, place, before[place] ?? 0));
}

/** The same for the door: what cannot be taken apart stays whole, for `parse` to say why. */
export function takeApart(arrival: Arrival): Arrival[] {
  try {
    const inner = innerArrivals(arrival);
    return inner.length === 0 ? [arrival] : inner;
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    return [arrival];
  }
}

function innerArrival(
  outer: Arrival,
  streamRecord: StreamRecord,
  inner: InnerRecord,
  place: number,
  before: number,
): Arrival {
  const { data: body, ...rest } = inner;
  const keys =
    'damage' in rest ? { damage: `Record ${place} of an aggregated one cannot be read: ${rest.damage}` } : rest;
  return {
    ...outer,
    id: `${outer.id}:${place}`,
    receivedAt: outer.receivedAt - before,
    body,
    streamRecord: { ...streamRecord, ...keys, subSequenceNumber: String(place) },
  };
}

/**
 * The stream gives all of them one time, and a point of the same key and time replaces the one before. So the last record
 * of a partition key has that time, and each one before it a millisecond less: it was there earlier in any case. Adding
 * would let the next record of the stream look older than this one.
 */
function millisecondsBefore(inner: InnerRecord[]): number[] {
  const seen = new Map<string, number>();
  const backwards = inner.toReversed().map((one) => {
    const key = 'damage' in one ? '' : one.partitionKey;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before;
  });
  return backwards.reverse();
}
