import { differenceLine } from '../converters/vectors/difference.ts';
import { runVectors, type VectorResult } from '../converters/vectors/run.ts';
import { SECOND } from '../model/clock.ts';
import type { Version } from '../model/converter.ts';
import { Failure, type FailureReport } from '../model/failure.ts';
import type { JsonObject } from '../model/json.ts';
import type { Vector } from '../model/vector.ts';
import type { ApiParts } from './parts.ts';

export type GateParts = Pick<ApiParts, 'catalog' | 'engine' | 'registry' | 'clock'>;

/** How the vectors of a converter ended. */
export interface Tally {
  passed: number;
  failed: number;
  failures: VectorFailure[];
}

export interface VectorFailure {
  id: string;
  name: string;
  /** Lines such as `telemetry.temperature: expected 21.5, got 21`. */
  diff: string[];
  error: FailureReport | null;
}

export const NO_VECTORS: Tally = { passed: 0, failed: 0, failures: [] };

/** API Gateway waits 29 s for an answer. */
const MOST_TIME = 15 * SECOND;

/** What of the failures an answer shows. */
const SHOWN_FAILURES = 50;
const SHOWN_LINES = 20;

/** Runs the vectors of a converter on a version, by the engine of live messages. */
export async function tallyOf(parts: GateParts, version: Version, vectors: Vector[]): Promise<Tally> {
  const end = parts.clock() + MOST_TIME;
  const run = { engine: parts.engine, types: parts.registry };
  const results = await runVectors(run, version, vectors, () => parts.clock() > end);
  const failed = results.filter(({ ok }) => !ok);
  return {
    passed: results.length - failed.length,
    failed: failed.length,
    failures: failed.slice(0, SHOWN_FAILURES).map(failureOf),
  };
}

/**
 * What a version must pass before it becomes active. Throws `conflict` with `vectors`, the failures among them, unless
 * `force` gives a reason.
 */
export async function passGate(
  parts: GateParts,
  converterId: string,
  version: Version,
  { force, field }: { force: string | undefined; field: string },
): Promise<Tally> {
  const { items } = await parts.catalog.vectors(converterId);
  const tally = await tallyOf(parts, version, items);
  if (tally.failed > 0 && force === undefined) throw refusal(tally, field);
  return tally;
}

/** What the history keeps of a reason to force: nothing where nothing failed. */
export function forcedBy(tally: Tally, force: string | undefined): { forced?: string } {
  return force === undefined || tally.failed === 0 ? {} : { forced: force };
}

function refusal(tally: Tally, field: string): Failure {
  const { passed, failed, failures } = tally;
  const [first] = failures;
  const reason = first === undefined ? '' : `; '${first.name}': ${first.diff[0] ?? first.error?.message ?? ''}`;
  return new Failure('conflict', `${failed} of ${passed + failed} vectors fail${reason}`, {
    field,
    fix: 'Correct the script or its vectors, or give "force" with the reason to activate it all the same.',
    extra: { vectors: tally as unknown as JsonObject },
  });
}

function failureOf({ id, name, differences, error = undefined }: VectorResult): VectorFailure {
  const lines = differences.slice(0, SHOWN_LINES).map(differenceLine);
  const more = differences.length - lines.length;
  return { id, name, diff: more > 0 ? [...lines, `… and ${more} more`] : lines, error: error ?? null };
}
