import { createRoute, z } from '@hono/zod-openapi';
import { contentDigest } from '../converters/library-digest.ts';
import { Failure } from '../model/failure.ts';
import type { JsonObject } from '../model/json.ts';
import type { LibraryIndex, LibrarySource } from '../model/library.ts';
import {
  ContentParams,
  IndexAnswer,
  PutContent,
  PutIndex,
  PutSource,
  SourceAnswer,
  SourceId,
} from './library-shapes.ts';
import type { Api, ApiParts } from './parts.ts';
import { answers, empty, jsonBody, pageOf } from './shapes.ts';
import { vectorsOf } from './vector-write.ts';

const tags = ['Library'];

/** An answer names so many, which is more than any library has. */
const MOST_MISSING = 20_000;

const path = '/api/library-sources/{id}' as const;
const params = z.object({ id: SourceId });

const list = createRoute({
  ...{ method: 'get', path: '/api/library-sources', tags },
  summary: 'Libraries of converters, and how they were when they were last synced',
  responses: answers(200, pageOf(SourceAnswer), 'All of them'),
});

const put = createRoute({
  ...{ method: 'put', path, tags },
  summary: 'Name a library: a git repository or a folder. `tributary library sync` reads it',
  description: 'Another url or branch makes it one that was never synced; installed converters stay.',
  request: { params, body: jsonBody(PutSource) },
  responses: answers(200, SourceAnswer, 'Stored'),
});

const remove = createRoute({
  ...{ method: 'delete', path, tags },
  summary: 'Forget a library; converters installed from it stay',
  request: { params },
  responses: empty(204, 'Forgotten'),
});

const readIndex = createRoute({
  ...{ method: 'get', path: `${path}/index` as const, tags },
  summary: 'Everything in a library, without the scripts',
  request: { params },
  responses: answers(200, IndexAnswer, 'The converters'),
});

const putIndex = createRoute({
  ...{ method: 'put', path: `${path}/index` as const, tags },
  summary: 'The end of a sync: from now on the library holds this',
  description:
    'All contents it names must have been put before. Contents that only the last index named are removed. 409 lists in `missing` those to put first.',
  request: { params, body: jsonBody(PutIndex) },
  responses: answers(200, SourceAnswer, 'Stored'),
});

const putContent = createRoute({
  ...{ method: 'put', path: `${path}/contents/{digest}` as const, tags },
  summary: 'Script, form and vectors of a converter in a library, under their digest',
  request: { params: ContentParams, body: jsonBody(PutContent) },
  responses: empty(204, 'Stored'),
});

export function librarySourceRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const { catalog } = c.var.parts;
    const sources = await catalog.librarySources();
    const items = await Promise.all(sources.map(async (one) => shown(one, await catalog.libraryIndex(one.id))));
    return c.json({ items, cursor: null }, 200);
  });
  api.openapi(put, async (c) => {
    const { catalog } = c.var.parts;
    const { id } = c.req.valid('param');
    const given = c.req.valid('json');
    const current = await catalog.librarySource(id);
    const moves = current !== null && (current.url !== given.url || current.branch !== given.branch);
    // What was found elsewhere must not be installed as if it came from here.
    if (moves) await catalog.putLibraryIndex(id, null);
    const stored = await catalog.putLibrarySource({ id, ...given }, current?.etag ?? null);
    return c.json(shown(stored, await catalog.libraryIndex(id)), 200);
  });
  api.openapi(remove, async (c) => {
    const { id } = await sourceById(c.var.parts, c.req.valid('param').id);
    await c.var.parts.catalog.deleteLibrarySource(id);
    return c.body(null, 204);
  });
  addContents(api);
}

function addContents(api: Api): void {
  api.openapi(readIndex, async (c) => {
    const { id } = await sourceById(c.var.parts, c.req.valid('param').id);
    const index = await c.var.parts.catalog.libraryIndex(id);
    const { commit = null, licence = null, syncedAt = null, entries = [] } = index ?? {};
    return c.json({ commit, licence, syncedAt, items: entries, cursor: null }, 200);
  });
  api.openapi(putIndex, async (c) => {
    const source = await sourceById(c.var.parts, c.req.valid('param').id);
    const { items, commit, licence } = c.req.valid('json');
    const index = { commit, licence, syncedAt: c.var.parts.clock(), entries: items };
    const missing = await c.var.parts.catalog.putLibraryIndex(source.id, index);
    if (missing.length > 0) throw contentsMissing(missing);
    return c.json(shown(source, index), 200);
  });
  api.openapi(putContent, async (c) => {
    const { id, digest } = c.req.valid('param');
    const source = await sourceById(c.var.parts, id);
    const { kind, vectors, form, ...rest } = c.req.valid('json');
    const content = { ...rest, form: form as JsonObject, vectors: vectorsOf(c.var.parts, kind, vectors) };
    if (contentDigest(content) !== digest) {
      throw new Failure('invalid', 'The content has another digest', {
        field: 'digest',
        fix: 'Sync by the same version.',
      });
    }
    await c.var.parts.catalog.putLibraryContent(source.id, digest, content);
    return c.body(null, 204);
  });
}

/** Another sync may have removed what this one took for there. */
function contentsMissing(missing: string[]): Failure {
  return new Failure('conflict', `${missing.length} of the contents are not there`, {
    field: 'items',
    fix: 'Put those in `missing`, then the index again.',
    extra: { missing: missing.slice(0, MOST_MISSING) },
  });
}

/** Throws `not-found`. */
export async function sourceById({ catalog }: Pick<ApiParts, 'catalog'>, id: string): Promise<LibrarySource> {
  const source = await catalog.librarySource(id);
  if (source !== null) return source;
  throw new Failure('not-found', `There is no library '${id}'`, {
    field: 'id',
    fix: 'GET /api/library-sources lists them.',
  });
}

function shown({ etag: _etag, ...source }: LibrarySource, index: LibraryIndex | null): z.input<typeof SourceAnswer> {
  if (index === null) return { ...source, synced: null };
  const { commit, licence, syncedAt, entries } = index;
  const sum = (name: 'passed' | 'failed' | 'skipped') => entries.reduce((all, entry) => all + entry[name], 0);
  const counts = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  return { ...source, synced: { commit, licence, at: syncedAt, converters: entries.length, ...counts } };
}
