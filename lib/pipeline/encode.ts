import { encodedDownlinksOf } from '../converters/contracts/encoded-downlinks.ts';
import type { Engine } from '../converters/engine.ts';
import type { Downlink, EncodedDownlink } from '../model/downlink.ts';
import type { EntityState } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { LiveIntegration } from '../model/ports.ts';
import { enrich, integrationMetadata } from './enrich.ts';

/** Runs the active downlink converter. An empty list = it had nothing to say. Throws the script's failure. */
export function encode(
  engine: Engine,
  downlink: Downlink,
  state: EntityState,
  live: LiveIntegration,
): EncodedDownlink[] {
  if (live.downlink === null) {
    throw new Failure('no-converter', `Integration '${live.integration.name}' has no downlink converter`, {
      field: 'downlinkConverterId',
      fix: 'Give the integration a downlink converter.',
    });
  }
  const run = engine.runDownlink(live.downlink.version, {
    msg: downlink.msg,
    metadata: enrich(downlink, state, live),
    msgType: downlink.msgType,
    integrationMetadata: integrationMetadata(live),
    now: downlink.createdAt,
    seed: downlink.id,
  });
  return encodedDownlinksOf(run.output);
}
