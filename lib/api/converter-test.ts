import { createRoute, type z } from '@hono/zod-openapi';
import { downlinksOf, resultOf } from '../converters/contracts/result.ts';
import type { Run } from '../converters/engine.ts';
import { downlinkInput, uplinkInput } from '../converters/vectors/input.ts';
import { makeVersion } from '../converters/version.ts';
import { type ScriptWarning, warningsOf } from '../converters/warnings.ts';
import type { Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import { inputIn, type TestBody } from './converter-test-input.ts';
import { Result, Test } from './converter-test-shapes.ts';
import { checkedForm } from './form-shapes.ts';
import { typeOf } from './integration-types.ts';
import type { Api, ApiParts } from './parts.ts';
import { answers, jsonBody } from './shapes.ts';

const route = createRoute({
  method: 'post',
  path: '/api/converters/test',
  tags: ['Converters'],
  summary: 'Run a script on one payload, by the engine of live messages. A failing script is a 200 with `error`',
  request: { body: jsonBody(Test) },
  responses: answers(200, Result, 'The result'),
});

type TestResult = z.output<typeof Result>;

export function converterTestRoutes(api: Api): void {
  api.openapi(route, (c) => c.json(runTest(c.var.parts, c.req.valid('json')), 200));
}

function runTest(parts: ApiParts, test: TestBody): TestResult {
  const { integrationType, kind, contract, language, script } = test;
  if (integrationType) typeOf(parts.registry, integrationType, 'integrationType', 'invalid');
  const version = makeVersion({ kind, contract, language, script, form: checkedForm(contract, kind, test.form) });
  const started = parts.clock();
  // Kept outside, so that a result the contract refuses still shows the script's output and logs.
  const kept: { run?: Run; warnings: ScriptWarning[] } = { warnings: [] };
  const shown = (result: TestResult) => ({ ...result, warnings: [...kept.warnings, ...result.warnings] });
  try {
    kept.warnings = warningsOf(version);
    const judged =
      kind === 'uplink' ? testUplink(parts, version, test, kept) : testDownlink(parts, version, test, kept);
    return shown({ ...blank(kept.run), ...judged });
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.outcome !== 'quarantined') throw thrown;
    const failed = { output: null, logs: thrown.detail.logs ?? [], ms: parts.clock() - started };
    return shown({ ...blank(kept.run ?? failed), error: thrown.toJSON() });
  }
}

function blank({ output, logs, ms }: Run = { output: null, logs: [], ms: 0 }): TestResult {
  const judged = { converterOutput: null, reading: null, downlinks: null, warnings: [] };
  return { output: output ?? null, ...judged, logs, ms, error: null };
}

/** What the contract makes of the output. One object in, one reading out; an array stays an array. */
function testUplink(
  { engine, registry, clock }: ApiParts,
  version: Version,
  test: TestBody,
  kept: { run?: Run },
): Partial<TestResult> {
  const input = uplinkInput(version, inputIn(test), registry, { now: clock(), seed: 'test' });
  kept.run = engine.runUplink(version, input);
  const { output, readings, warnings } = resultOf(version, kept.run.output, input);
  const [only] = readings;
  const reading = Array.isArray(kept.run.output) || only === undefined ? readings : only;
  return { converterOutput: output, reading, warnings };
}

function testDownlink(
  { engine, clock }: ApiParts,
  version: Version,
  test: TestBody,
  kept: { run?: Run },
): Partial<TestResult> {
  const input = downlinkInput(inputIn(test), { now: clock(), seed: 'test' });
  kept.run = engine.runDownlink(version, input);
  return { downlinks: downlinksOf(version, kept.run.output, input) };
}
