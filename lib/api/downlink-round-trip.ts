import type { z } from '@hono/zod-openapi';
import { decodedDownlinkOf, mismatchesOf } from '../converters/contracts/codec-round-trip.ts';
import type { Version } from '../model/converter.ts';
import { downlinkBytes, type EncodedDownlink } from '../model/downlink.ts';
import { Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { PreviewAnswer } from './downlink-preview-shapes.ts';
import type { ApiParts } from './parts.ts';

type RoundTrip = z.input<typeof PreviewAnswer>['downlinks'][number]['roundTrip'];

/** Reads the bytes back by the codec's own `decodeDownlink`, on the port they go to. Null: the converter has none. */
export function roundTripOf(
  { engine, clock }: Pick<ApiParts, 'engine' | 'clock'>,
  version: Version,
  { msg, variables }: { msg: Json; variables: Record<string, string> },
  encoded: EncodedDownlink,
): RoundTrip {
  const blank = { decoded: null, matches: false, mismatches: [], warnings: [], error: null };
  try {
    const { fPort } = encoded.metadata;
    const port = typeof fPort === 'number' ? { fPort } : {};
    const run = engine.decodeDownlink(version, {
      ...{ bytes: downlinkBytes(encoded).body, ...port },
      ...{ variables, now: clock() },
    });
    if (run === null) return null;
    const { data, warnings } = decodedDownlinkOf(run.output);
    const mismatches = mismatchesOf(msg, data);
    return { ...blank, decoded: data, matches: mismatches.length === 0, mismatches, warnings };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.outcome !== 'quarantined') throw thrown;
    return { ...blank, error: thrown.toJSON() };
  }
}
