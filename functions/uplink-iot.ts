import middy from '@middy/core';
import { Failure } from '../lib/model/failure.ts';
import { receive } from '../lib/pipeline/uplink.ts';
import { arrivalOf } from './edge/iot.ts';
import { flushStats, logFailure } from './edge/middleware.ts';
import { platform } from './ports.ts';

/**
 * A topic rule's Lambda action. The invocation is asynchronous: what we throw is tried twice more and then lands in
 * the spill queue, so only an outage is thrown.
 */
export const handler = middy(async (event: unknown) => {
  const ports = await platform();
  const { integrationId, arrival } = arrivalOf(event);
  const live = await ports.live.byId(integrationId);
  if (live === null || !live.integration.enabled) {
    ports.stats.count(ports.stack, live === null ? 'unknown-integration' : 'integration-disabled');
    logFailure('uplink-iot', new Failure('unknown-integration', `No enabled integration ${integrationId}`));
    return;
  }
  await receive(ports, live, arrival);
}).use(flushStats(async () => (await platform()).stats));
