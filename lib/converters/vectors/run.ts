import type { Version } from '../../model/converter.ts';
import { Failure, type FailureReport } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import type { Expected, Vector, VectorInput } from '../../model/vector.ts';
import { downlinksOf, resultOf } from '../contracts/result.ts';
import type { Engine } from '../engine.ts';
import { type Difference, differences } from './difference.ts';
import { ignores } from './ignore.ts';
import { downlinkInput, type IntegrationTypes, type Moment, uplinkInput } from './input.ts';

/** How one vector ended. */
export interface VectorResult {
  id: string;
  name: string;
  ok: boolean;
  /** Where what came differs from what was expected. */
  differences: Difference[];
  /** It failed, where a result was expected. */
  error?: FailureReport;
}

export type RunParts = { engine: Pick<Engine, 'runUplink' | 'runDownlink'>; types: IntegrationTypes };

/** Messages between which others get their turn. */
const BETWEEN_PAUSES = 8;

/** What a version makes of an input, as far as the kind of expectation asks for it. Throws the script's Failure. */
export function resultFor(
  { engine, types }: RunParts,
  version: Version,
  given: VectorInput,
  { receivedAt, wants }: { receivedAt: number; wants: 'output' | 'converterOutput' | 'error' },
): Json {
  const moment: Moment = { now: receivedAt, seed: 'vector' };
  if (version.kind === 'downlink') {
    const input = downlinkInput(given, moment);
    const { output } = engine.runDownlink(version, input);
    if (wants === 'error') downlinksOf(version, output, input);
    return output;
  }
  const input = uplinkInput(version, given, types, moment);
  const { output } = engine.runUplink(version, input);
  // A codec's own `errors` are a result that can be expected as it is.
  return wants === 'output' ? output : resultOf(version, output, input).output;
}

/** Runs a vector through the engine of live messages, with its limits. Throws only when the engine is unavailable. */
export function runVector(parts: RunParts, version: Version, vector: Vector): VectorResult {
  const { id, name, input, expected, receivedAt } = vector;
  const wants = 'output' in expected ? 'output' : 'error' in expected ? 'error' : 'converterOutput';
  let found: Difference[];
  try {
    const actual = resultFor(parts, version, input, { receivedAt, wants });
    found = 'error' in expected ? [{ path: 'error', expected: expected.error, actual }] : differencesOf(vector, actual);
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code === 'unavailable') throw thrown;
    const report = thrown.toJSON();
    if (!('error' in expected)) return { id, name, ok: false, differences: [], error: report };
    found = errorDifferences(expected.error, report);
  }
  return { id, name, ok: found.length === 0, differences: found };
}

/**
 * All of them, one after the other; live messages of the same process come between. Once `isLate` says so, the rest
 * counts as failed without being run.
 */
export async function runVectors(
  parts: RunParts,
  version: Version,
  vectors: Vector[],
  isLate: () => boolean = () => false,
): Promise<VectorResult[]> {
  const results: VectorResult[] = [];
  for (const vector of vectors) {
    results.push(isLate() ? notRun(vector) : runVector(parts, version, vector));
    if (results.length % BETWEEN_PAUSES === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return results;
}

function notRun({ id, name }: Vector): VectorResult {
  const error = new Failure('timeout', 'It was not run: the vectors before it took too long');
  return { id, name, ok: false, differences: [], error: error.toJSON() };
}

function differencesOf({ expected, ignore }: Vector, actual: Json): Difference[] {
  const wanted =
    'output' in expected ? expected.output : 'converterOutput' in expected ? expected.converterOutput : null;
  return differences(wanted, actual).filter(({ path }) => !ignores(ignore, path));
}

function errorDifferences(
  expected: Extract<Expected, { error: unknown }>['error'],
  actual: FailureReport,
): Difference[] {
  const message = expected.message === undefined ? [] : differences(expected.message, actual.message, 'error.message');
  return [...differences(expected.code, actual.code, 'error.code'), ...message];
}
