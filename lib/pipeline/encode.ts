import { downlinksOf } from '../converters/contracts/result.ts';
import type { Engine } from '../converters/engine.ts';
import type { Downlink, EncodedDownlink } from '../model/downlink.ts';
import type { EntityState } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { LiveIntegration } from '../model/ports.ts';
import { variablesOf } from './device-variables.ts';
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
  const { version } = live.downlink;
  const metadata = enrich(downlink, state, live);
  const run = engine.runDownlink(version, {
    msg: downlink.msg,
    metadata,
    msgType: downlink.msgType,
    integrationMetadata: integrationMetadata(live),
    variables: variablesOf(state),
    now: downlink.createdAt,
    seed: downlink.id,
  });
  return downlinksOf(version, run.output, { metadata });
}
