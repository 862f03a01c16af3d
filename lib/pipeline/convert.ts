import type { UplinkInput } from '../converters/contracts/contract.ts';
import { deviceInput } from '../converters/contracts/device-input.ts';
import { resultOf, takes } from '../converters/contracts/result.ts';
import type { Engine } from '../converters/engine.ts';
import type { Arrival } from '../model/arrival.ts';
import type { Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import type { LiveIntegration } from '../model/ports.ts';
import type { Reading } from '../model/reading.ts';
import type { Uplink } from '../model/uplink.ts';

import { uplinkMetadata } from './uplink-metadata.ts';

export interface Conversion {
  readings: Reading[];
  /** What a codec warned of; it stays on the message. */
  warnings: string[];
  logs: string[];
  ms: number;
}

/**
 * Runs the active uplink converter on one uplink, completes what it says by its form and normalises it.
 * A failing script is a value here, not a throw: it ends in quarantine, never in an error to the sender.
 * `variables` are those of the device, for codecs that ask for them.
 */
export function convert(
  engine: Engine,
  live: LiveIntegration,
  arrival: Arrival,
  uplink: Uplink,
  variables: Record<string, string> = {},
): Conversion | Failure {
  if (live.uplink === null) {
    return new Failure('no-converter', `Integration '${live.integration.name}' has no uplink converter`, {
      field: 'uplinkConverterId',
      fix: 'Give the integration an uplink converter, then replay the quarantined messages.',
    });
  }
  const { version } = live.uplink;
  try {
    const input = { ...inputOf(version, live, arrival, uplink), variables };
    const run = engine.runUplink(version, input);
    const { readings, warnings } = concluded(run, () => resultOf(version, run.output, input));
    return { readings, warnings, logs: run.logs, ms: run.ms };
  } catch (thrown) {
    // Also `unsupported`: a version this build cannot run. Only an engine that did not start is an outage.
    if (thrown instanceof Failure && thrown.code !== 'unavailable') return thrown;
    throw thrown;
  }
}

/** What the contract of a version hands to its script. Throws `no-device-bytes`. */
export function inputOf(version: Version, live: LiveIntegration, arrival: Arrival, uplink: Uplink): UplinkInput {
  const metadata = uplinkMetadata(live, arrival);
  const message = { now: arrival.receivedAt, seed: arrival.id };
  if (takes(version) === 'device') return { ...deviceInput(version, uplink, metadata, arrival.receivedAt), ...message };
  const { payload, payloadKind } = uplink;
  return { payload, payloadKind, metadata, ...message };
}

/** A result the contract refuses still shows the script's log. */
function concluded<R>({ logs }: { logs: string[] }, conclude: () => R): R {
  try {
    return conclude();
  } catch (thrown) {
    if (!(thrown instanceof Failure) || logs.length === 0) throw thrown;
    throw new Failure(thrown.code, thrown.message, { ...thrown.detail, logs });
  }
}
