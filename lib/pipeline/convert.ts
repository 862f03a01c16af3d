import { readingsOf } from '../converters/contracts/thingsboard-output.ts';
import type { Engine } from '../converters/engine.ts';
import type { Arrival } from '../model/arrival.ts';
import { Failure } from '../model/failure.ts';
import type { LiveIntegration } from '../model/ports.ts';
import type { Reading } from '../model/reading.ts';
import type { Uplink } from '../model/uplink.ts';
import { uplinkMetadata } from './uplink-metadata.ts';

export interface Conversion {
  readings: Reading[];
  logs: string[];
  ms: number;
}

/**
 * Runs the active uplink converter on one uplink and normalises what it says.
 * A failing script is a value here, not a throw: it ends in quarantine, never in an error to the sender.
 */
export function convert(engine: Engine, live: LiveIntegration, arrival: Arrival, uplink: Uplink): Conversion | Failure {
  if (live.uplink === null) {
    return new Failure('no-converter', `Integration '${live.integration.name}' has no uplink converter`, {
      field: 'uplinkConverterId',
      fix: 'Give the integration an uplink converter, then replay the quarantined messages.',
    });
  }
  try {
    const run = engine.runUplink(live.uplink.version, {
      payload: uplink.payload,
      payloadKind: uplink.payloadKind,
      metadata: uplinkMetadata(live, arrival),
      now: arrival.receivedAt,
      seed: arrival.id,
    });
    return { readings: readingsOf(run.output, arrival.receivedAt), logs: run.logs, ms: run.ms };
  } catch (thrown) {
    // Also `unsupported`: a version this build cannot run. Only an engine that did not start is an outage.
    if (thrown instanceof Failure && thrown.code !== 'unavailable') return thrown;
    throw thrown;
  }
}
