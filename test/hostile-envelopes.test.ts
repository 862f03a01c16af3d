import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IntegrationFolder, integrationFolders } from '../bin/generate/integration-folders.ts';
import { arrivalOf, configOf, type SampleRequest } from '../bin/generate/sample.ts';
import type { Arrival } from '../lib/model/arrival.ts';
import { Failure } from '../lib/model/failure.ts';
import { isJsonObject, type Json } from '../lib/model/json.ts';
import type { Parsed } from '../lib/model/uplink.ts';

const folders = await integrationFolders(join(import.meta.dirname, '..'));

/** JSON as an attacker writes it: odd names, odd numbers, long texts. */
const anyJson = fc.jsonValue({ maxDepth: 4, noUnicodeString: false }).map((value) => value as Json);

const oddJson: fc.Arbitrary<Json> = fc.oneof(
  anyJson,
  fc.constantFrom<Json>(
    null,
    '',
    0,
    -0,
    1e308,
    -1,
    true,
    [],
    {},
    '\u0000',
    '__proto__',
    'x'.repeat(10_000),
    '====',
    '🜁',
  ),
  fc.constant(JSON.parse('{"__proto__":{"rssi":1},"constructor":{"name":"x"},"length":-1}')),
);

/** Paths of all members of a value, so that one of them can be replaced. */
function pathsOf(value: Json, path: (string | number)[] = []): (string | number)[][] {
  const members = Array.isArray(value) ? value.entries() : isJsonObject(value) ? Object.entries(value) : [];
  return [path, ...[...members].flatMap(([step, member]) => pathsOf(member, [...path, step]))];
}

/** The value with the member at a path replaced, or removed when `by` is undefined. */
function replaced(value: Json, [step, ...rest]: (string | number)[], by: Json | undefined): Json | undefined {
  if (step === undefined) return by;
  const entries = Object.entries(value as object).flatMap(([key, member]) => {
    if (key !== String(step)) return [[key, member]];
    const changed = replaced(member, rest, by);
    return changed === undefined ? [] : [[key, changed]];
  });
  return Array.isArray(value) ? (entries.map(([, member]) => member) as Json) : (Object.fromEntries(entries) as Json);
}

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
  if (one.time !== undefined) expect(Number.isFinite(one.time)).toBe(true);
  if (one.kind === 'event') return;
  expect(one.payload).toBeInstanceOf(Uint8Array);
  expect(() => JSON.stringify(one.networkKeys)).not.toThrow();
}

describe.each(folders.map((folder) => ({ type: folder.name, folder })))('$type', ({ folder }) => {
  const requests = folder.samples.map(({ request }) => request);
  const changed = (request: SampleRequest, bodyJson: Json) => arrivalOf({ ...request, bodyJson });

  it('survives any JSON', () => {
    fc.assert(
      fc.property(fc.constantFrom(...requests), oddJson, (request, body) => {
        parseSafely(folder, arrivalOf({ ...withoutBody(request), bodyJson: body }), request);
      }),
      { numRuns: 300 },
    );
  });

  it('survives its samples with any member replaced or removed', () => {
    const withJson = requests.filter((request) => request.bodyJson !== undefined);
    const mutation = fc.constantFrom(...withJson).chain((request) => {
      const paths = fc.constantFrom(...pathsOf(request.bodyJson ?? null).slice(1));
      return fc.record({ request: fc.constant(request), path: paths, by: fc.option(oddJson, { nil: undefined }) });
    });
    fc.assert(
      fc.property(mutation, ({ request, path, by }) => {
        parseSafely(folder, changed(request, replaced(request.bodyJson ?? null, path, by) ?? null), request);
      }),
      { numRuns: 1_000 },
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

function withoutBody({ bodyJson: _json, bodyText: _text, bodyBase64: _base64, ...rest }: SampleRequest): SampleRequest {
  return rest;
}
