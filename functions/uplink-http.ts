import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Failure } from '../lib/model/failure.ts';
import type { LiveIntegration } from '../lib/model/ports.ts';
import { receive } from '../lib/pipeline/uplink.ts';
import { addressOf, arrivalOf, problem, settled } from './edge/http.ts';
import { flushStats, problemOnError } from './edge/middleware.ts';
import { punctual } from './edge/punctual.ts';
import { clock, type Platform, platform } from './ports.ts';

const answer = middy(async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
  const ports = await platform();
  const live = await find(ports, addressOf(event));
  const { reply, failure } = await receive(ports, live, arrivalOf(event));
  if (failure !== null) return problem(failure);
  return settled(reply, live.config['replaceNoContentToOk'] === true);
})
  .use(problemOnError('uplink-http'))
  .use(flushStats(async () => (await platform()).stats));

/** A webhook of a network server: `/api/v1/integrations/{type}/{routingKey}`, by the methods of its type. */
export const handler = punctual(answer, clock);

/** The routing key is a secret: whoever does not know it learns nothing, not even what is disabled. */
async function find(ports: Platform, address: { type: string; routingKey: string }): Promise<LiveIntegration> {
  const live = address.routingKey === '' ? null : await ports.live.byRoutingKey(address.routingKey);
  const served = ports.type === undefined || ports.type === address.type;
  if (live !== null && served && live.integration.type === address.type && live.integration.enabled) return live;
  ports.stats.count(ports.stack, live === null ? 'unknown-integration' : 'integration-disabled');
  throw new Failure('unknown-integration', 'No integration answers at this address', {
    fix: 'Check type and routing key in the URL, and that the integration is enabled.',
  });
}
