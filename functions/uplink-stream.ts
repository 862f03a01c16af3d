import middy from '@middy/core';
import { type Arrival, freezeArrival } from '../lib/model/arrival.ts';
import { asFailure, Failure } from '../lib/model/failure.ts';
import type { LiveIntegration } from '../lib/model/ports.ts';
import { streamRoutingKey } from '../lib/model/stream.ts';
import { receive } from '../lib/pipeline/uplink.ts';
import { withDeadline } from '../lib/stores/deadline.ts';
import { arrivalsOf, eachInOrder } from './edge/kinesis.ts';
import { flushStats, logFailure } from './edge/middleware.ts';
import { type Platform, platform } from './ports.ts';

const answer = middy(async (event: unknown) => {
  const ports = await platform();
  const { stream, arrivals } = arrivalsOf(event);
  const live = await ports.live.byRoutingKey(streamRoutingKey(stream));
  if (live?.integration.enabled) {
    const { takeApart = (arrival: Arrival) => [arrival] } = ports.registry[live.integration.type] ?? {};
    return eachInOrder(arrivals.flatMap(takeApart), (arrival) => take(ports, live, arrival));
  }
  ports.stats.count(ports.stack, live === null ? 'unknown-integration' : 'integration-disabled', arrivals.length);
  const lost = `${arrivals.length} records of the stream '${stream}' have no enabled integration`;
  logFailure('uplink-stream', new Failure('unknown-integration', lost));
  return { batchItemFailures: [] };
}).use(flushStats(async () => (await platform()).stats));

/** Batches of a Kinesis stream. The function may run 30 s: what hangs is given up in time to keep the rest in the queue. */
export const handler = ((event, context) =>
  withDeadline({ stores: 15_000, snapshots: 18_000, queues: 25_000 }, () => answer(event, context))) as typeof answer;

/** An outage that the queue shares leaves the record in its stream; a mistake of ours waits in the queue, not in the way. */
async function take(ports: Platform, live: LiveIntegration, arrival: Arrival): Promise<void> {
  try {
    await receive(ports, live, arrival);
  } catch (thrown) {
    logFailure('uplink-stream', thrown);
    if (asFailure(thrown).code === 'unavailable') throw thrown;
    await ports.queues.spill({ kind: 'arrival', integrationId: live.integration.id, arrival: freezeArrival(arrival) });
  }
}
