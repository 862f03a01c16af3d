import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IntegrationFolder, integrationFolders } from '../bin/generate/integration-folders.ts';
import { arrivalOf, configOf, type SampleRequest } from '../bin/generate/sample.ts';
import type { Arrival } from '../lib/model/arrival.ts';
import { Failure } from '../lib/model/failure.ts';
import type { Parsed } from '../lib/model/uplink.ts';
import { mutatedEnvelope, NOTHING_SAID, oddJson, withoutBody } from './envelopes.test-kit.ts';

const folders = await integrationFolders(join(import.meta.dirname, '..'));

/** Parses and holds the result to the contract: a list of well-formed things, or a Failure that knows its fate. */
function parseSafely(folder: IntegrationFolder, arrival: Arrival, request: SampleRequest): Parsed[] {
  const started = performance.now();
  try {
    const parsed = folder.definition.parse(arrival, configOf(folder.definition, request));
    for (const one of parsed) expectWellFormed(one);
    return parsed;
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    expect(['not-json', 'bad-envelope']).toContain(thrown.code);
    return [];
  } finally {
    expect(performance.now() - started).toBeLessThan(500);
  }
}

function expectWellFormed(one: Parsed): void {
  expect(one.dedupKey).not.toBe('');
  for (const text of [one.dedupKey, one.deviceHint]) expect(text ?? '').not.toMatch(NOTHING_SAID);
  if (one.time !== undefined) expect(Number.isFinite(one.time)).toBe(true);
  if (one.kind === 'event') return;
  expect(one.payload).toBeInstanceOf(Uint8Array);
  expect(() => JSON.stringify(one.networkKeys)).not.toThrow();
}

describe.each(folders.map((folder) => ({ type: folder.name, folder })))('$type', ({ folder }) => {
  const requests = folder.samples.map(({ request }) => request);

  it('survives any JSON', () => {
    fc.assert(
      fc.property(fc.constantFrom(...requests), oddJson, (request, body) => {
        parseSafely(folder, arrivalOf({ ...withoutBody(request), bodyJson: body }), request);
      }),
      { numRuns: 300 },
    );
  });

  it('survives its samples with any member replaced or removed, or any piece of text', () => {
    fc.assert(
      fc.property(mutatedEnvelope(requests), (request) => {
        parseSafely(folder, arrivalOf(request), request);
      }),
      { numRuns: 2_000 },
    );
  });

  it('survives any bytes and any query', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...requests),
        fc.uint8Array({ maxLength: 300 }),
        fc.string(),
        (request, body, rawQuery) => {
          parseSafely(folder, { ...arrivalOf(request), body, rawQuery }, request);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('ends in time on the largest bodies', () => {
    const request = requests[0] ?? { contentType: '' };
    for (const text of ['['.repeat(260_000), `{"a":"${'\\"'.repeat(120_000)}"}`, `{"data":"${'A'.repeat(250_000)}"}`]) {
      parseSafely(folder, arrivalOf({ ...withoutBody(request), bodyText: text }), request);
    }
  });
});
