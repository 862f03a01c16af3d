import { Failure } from '../model/failure.ts';
import type { LiveIntegration } from '../model/ports.ts';
import type { Parts } from './parts.ts';

/**
 * An integration and its active converter out of the catalog itself: what messages see may be 5 s old, and a replay
 * right after the fix would meet the fault again. Throws `conflict` when there is no integration or no converter any more.
 */
export async function liveNow(parts: Pick<Parts, 'live' | 'catalog'>, id: string): Promise<LiveIntegration> {
  const [live, integration] = await Promise.all([parts.live.byId(id), parts.catalog.integration(id)]);
  if (live === null || integration === null) {
    throw conflict('The integration of this message is gone', 'Its messages stay readable until they expire.');
  }
  const converterId = integration.uplinkConverterId;
  const converter = converterId === null ? null : await parts.catalog.converter(converterId);
  if (converter === null) {
    throw conflict(`Integration '${integration.name}' has no uplink converter`, 'Give it one, then replay.');
  }
  const version = await parts.catalog.version(converter.active);
  if (version === null) throw new Failure('unavailable', `Version ${converter.active} of a converter is not there`);
  return { ...live, integration, uplink: { converter, version: { ...version, kind: 'uplink' } } };
}

function conflict(message: string, fix: string): Failure {
  return new Failure('conflict', message, { field: 'id', fix });
}
