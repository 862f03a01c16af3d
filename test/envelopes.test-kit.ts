import fc from 'fast-check';
import { bodyOf, type SampleRequest } from '../bin/generate/sample.ts';
import { isJsonObject, type Json } from '../lib/model/json.ts';

/** JSON as an attacker writes it: odd names, odd numbers, long texts. */
const anyJson = fc.jsonValue({ maxDepth: 4, noUnicodeString: false }).map((value) => value as Json);

export const oddJson: fc.Arbitrary<Json> = fc.oneof(
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

/** Pieces of text that parsers stumble over. */
const oddText = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    '\u0000',
    '&#0;',
    '&lt;',
    '<!DOCTYPE a>',
    ']]>',
    '%',
    '%zz',
    '+',
    '"',
    "'",
    '{',
    '[',
    '}',
    '<',
    '>',
    ',',
  ),
);

/** What scripts make of a value that is not there, or no text, when a name is put together. */
export const NOTHING_SAID = /undefined|\[object |(^|[\s/-])(NaN|null)($|[\s/-])/;

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

/** A request with any member of its JSON replaced or removed. */
export function memberChanged(requests: SampleRequest[]): fc.Arbitrary<SampleRequest> {
  const withJson = requests.filter((request) => request.bodyJson !== undefined);
  return fc.constantFrom(...withJson).chain((request) => {
    const body = request.bodyJson ?? null;
    const paths = fc.constantFrom(...pathsOf(body).slice(1));
    const by = fc.option(oddJson, { nil: undefined });
    return fc.tuple(paths, by).map(([path, value]) => ({ ...request, bodyJson: replaced(body, path, value) ?? null }));
  });
}

/** A request with a piece of its text, body or query, cut out or put in: broken JSON, XML, forms and tokens. */
export function textChanged(requests: SampleRequest[]): fc.Arbitrary<SampleRequest> {
  const change = fc.record({ at: fc.nat(4_000), length: fc.nat(12), by: oddText, inQuery: fc.boolean() });
  return fc.tuple(fc.constantFrom(...requests), change).map(([request, { at, length, by, inQuery }]) => {
    const spliced = (text: string) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + by + text.slice(from + length);
    };
    if (inQuery && request.rawQuery) return { ...request, rawQuery: spliced(request.rawQuery) };
    return { ...withoutBody(request), bodyText: spliced(Buffer.from(bodyOf(request)).toString()) };
  });
}

/** Envelopes that are nearly right: what no test by hand thinks of. */
export function mutatedEnvelope(requests: SampleRequest[]): fc.Arbitrary<SampleRequest> {
  return fc.oneof({ weight: 3, arbitrary: memberChanged(requests) }, { weight: 1, arbitrary: textChanged(requests) });
}

export function withoutBody(request: SampleRequest): SampleRequest {
  const { bodyJson: _json, bodyText: _text, bodyBase64: _base64, ...rest } = request;
  return rest;
}
