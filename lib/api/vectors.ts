import { createRoute } from '@hono/zod-openapi';
import type { Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import { present } from './converter-test-input.ts';
import { compiled, type Stored } from './converter-write.ts';
import { converterById } from './converters.ts';
import { IfMatch, tag, writing } from './etag.ts';
import type { Api, ApiParts } from './parts.ts';
import { answers, IdParams, jsonBody } from './shapes.ts';
import { tallyOf } from './vector-gate.ts';
import { GivenVectors, VectorRun, VectorsAnswer } from './vector-shapes.ts';
import { shownVector, vectorsOf } from './vector-write.ts';
import { namedVersion } from './version-history.ts';
import { Tally } from './version-shapes.ts';

const path = '/api/converters/{id}/vectors' as const;
const about = { tags: ['Converters'] };

/** The ETag of vectors nobody has stored yet. */
export const NONE = 'none';

const read = createRoute({
  ...{ ...about, method: 'get', path },
  summary: 'The vectors of a converter, and how the active version does on them',
  request: { params: IdParams },
  responses: answers(200, VectorsAnswer, 'All of them'),
});

const replace = createRoute({
  ...{ ...about, method: 'put', path },
  summary: 'Replace the vectors of a converter: what every version must pass before it becomes active',
  description: 'They are stored also when the active version fails them: the answer tells, and the next one must pass.',
  request: { params: IdParams, headers: IfMatch, body: jsonBody(GivenVectors) },
  responses: answers(200, VectorsAnswer, 'Stored'),
});

const run = createRoute({
  ...{ ...about, method: 'post', path: `${path}/run` as const },
  summary: 'Run the vectors on a version, or on a script that is not saved yet; nothing is changed',
  request: { params: IdParams, body: { ...jsonBody(VectorRun), required: false } },
  responses: answers(200, Tally, 'How they ended'),
});

export function vectorRoutes(api: Api): void {
  api.openapi(read, async (c) => {
    const { converter, version } = await converterById(c.var.parts, c.req.valid('param').id);
    const { items, etag } = await c.var.parts.catalog.vectors(converter.id);
    tag(c, etag ?? NONE);
    const vectors = await tallyOf(c.var.parts, version, items);
    return c.json({ items: items.map(shownVector), cursor: null, vectors }, 200);
  });
  api.openapi(replace, async (c) => {
    const { parts } = c.var;
    const { converter, version } = await converterById(parts, c.req.valid('param').id);
    const given = vectorsOf(parts, converter.kind, c.req.valid('json').items);
    const load = async () => ({ etag: (await parts.catalog.vectors(converter.id)).etag ?? NONE });
    const { items, etag } = await writing(c.req.valid('header')['if-match'], load, (seen) =>
      parts.catalog.putVectors(converter.id, given, seen.etag === NONE ? null : seen.etag),
    );
    tag(c, etag ?? NONE);
    const vectors = await tallyOf(parts, version, items);
    return c.json({ items: items.map(shownVector), cursor: null, vectors }, 200);
  });
  api.openapi(run, async (c) => {
    const { parts } = c.var;
    const stored = await converterById(parts, c.req.valid('param').id);
    const { version: name, ...change } = c.req.valid('json') ?? {};
    const based = name === undefined ? stored.version : await versionNamed(parts, stored, name);
    const version = compiled(parts, { ...based, ...present(change) });
    const { items } = await parts.catalog.vectors(stored.converter.id);
    return c.json(await tallyOf(parts, version, items), 200);
  });
}

/** A version of a converter's history. Throws `not-found`. */
export async function versionNamed({ catalog }: ApiParts, { converter }: Stored, name: string): Promise<Version> {
  const hash = namedVersion(await catalog.versionEntries(converter.id), name);
  const version = await catalog.version(hash);
  if (version === null) throw new Failure('unavailable', `Version ${hash} is not there`);
  return { ...version, kind: converter.kind };
}
