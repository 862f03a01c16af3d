import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { isExport } from '../converters/thingsboard-export.ts';
import { warningsOf } from '../converters/warnings.ts';
import { Failure } from '../model/failure.ts';
import type { JsonObject } from '../model/json.ts';
import {
  ConverterAnswer,
  ConverterSummary,
  changeOf,
  NewConverter,
  PatchConverter,
  ReplaceConverter,
} from './converter-shapes.ts';
import type { Stored } from './converter-write.ts';
import { changeConverter, createConverter, deleteConverter, usersOf } from './converter-write.ts';
import { IfMatch, tag, writing } from './etag.ts';
import type { Api, ApiEnv, ApiParts } from './parts.ts';
import { answers, empty, IdParams, jsonBody, PAGING, pageOf } from './shapes.ts';

const about = { path: '/api/converters/{id}' as const, tags: ['Converters'] };

const create = createRoute({
  method: 'post',
  path: '/api/converters',
  tags: ['Converters'],
  summary: 'Create a converter; a script that does not compile is refused with line and column',
  description: 'The `converter.json` of a ThingsBoard export, of either converter version, is taken as it is.',
  request: { body: jsonBody(NewConverter) },
  responses: answers(201, ConverterAnswer, 'Created'),
});

const list = createRoute({
  method: 'get',
  path: '/api/converters',
  tags: ['Converters'],
  summary: 'List converters, without their scripts',
  request: { query: z.strictObject(PAGING) },
  responses: answers(200, pageOf(ConverterSummary), 'A page'),
});

const read = createRoute({
  ...about,
  method: 'get',
  summary: 'Read a converter',
  request: { params: IdParams },
  responses: answers(200, ConverterAnswer, 'The converter'),
});

const patch = createRoute({
  ...about,
  method: 'patch',
  summary: 'Change a converter: what is not given stays; another script is a new version',
  request: { params: IdParams, headers: IfMatch, body: jsonBody(PatchConverter) },
  responses: answers(200, ConverterAnswer, 'Changed'),
});

const replace = createRoute({
  ...about,
  method: 'put',
  summary: 'Replace a converter: what is not given returns to its default',
  description: 'Also by the `converter.json` of a ThingsBoard export.',
  request: { params: IdParams, headers: IfMatch, body: jsonBody(ReplaceConverter) },
  responses: answers(200, ConverterAnswer, 'Replaced'),
});

const remove = createRoute({
  ...about,
  method: 'delete',
  summary: 'Delete a converter no integration uses',
  request: { params: IdParams, headers: IfMatch },
  responses: empty(204, 'Deleted'),
});

export function converterRoutes(api: Api): void {
  api.openapi(create, async (c) => {
    const document = await exportIn(c);
    const stored = await createConverter(c.var.parts, c.req.valid('json'), c.var.caller.name, document);
    tag(c, stored.converter.etag);
    c.header('location', `/api/converters/${stored.converter.id}`);
    return c.json({ ...answerOf(stored), warnings: warningsOf(stored.version), integrations: [] }, 201);
  });
  api.openapi(list, async (c) => {
    const { items, cursor } = await c.var.parts.catalog.converters(c.req.valid('query'));
    return c.json({ items: items.map(summaryOf), cursor }, 200);
  });
  api.openapi(read, async (c) => {
    const stored = await converterById(c.var.parts, c.req.valid('param').id);
    tag(c, stored.converter.etag);
    return c.json({ ...answerOf(stored), ...(await effectsOf(c.var.parts, stored)) }, 200);
  });
  addWrites(api);
}

function addWrites(api: Api): void {
  for (const route of [patch, replace]) {
    api.openapi(route, async (c) => {
      const body = c.req.valid('json');
      const change = changeOf(body);
      const reasons = { who: c.var.caller.name, why: body.why, force: body.force };
      const stored = await onCurrent(
        c.var.parts,
        c.req.valid('param').id,
        c.req.valid('header')['if-match'],
        (current) => changeConverter(c.var.parts, current, change, reasons),
      );
      const document = await exportIn(c);
      if (document !== null) await c.var.parts.catalog.putImported(stored.converter.id, document);
      tag(c, stored.converter.etag);
      return c.json({ ...answerOf(stored), ...(await effectsOf(c.var.parts, stored)) }, 200);
    });
  }
  api.openapi(remove, async (c) => {
    await onCurrent(c.var.parts, c.req.valid('param').id, c.req.valid('header')['if-match'], (current) =>
      deleteConverter(c.var.parts, current),
    );
    return c.body(null, 204);
  });
}

/** The body, if it is an export of ThingsBoard: what of it means nothing here goes back into an export. */
async function exportIn(c: Context<ApiEnv>): Promise<JsonObject | null> {
  const body: unknown = await c.req.json();
  return isExport(body) ? body : null;
}

/** A write to a converter as it is now, guarded by its ETag. */
export function onCurrent<R>(
  parts: ApiParts,
  id: string,
  ifMatch: string | undefined,
  write: (current: Stored) => Promise<R>,
): Promise<R> {
  const load = async () => {
    const stored = await converterById(parts, id);
    return { ...stored, etag: stored.converter.etag };
  };
  return writing(ifMatch, load, write);
}

/** Throws `not-found`. */
export async function converterById({ catalog }: Pick<ApiParts, 'catalog'>, id: string): Promise<Stored> {
  const converter = id.length > 100 ? null : await catalog.converter(id);
  if (converter !== null) {
    const version = await catalog.version(converter.active);
    // Two kinds can share a hash.
    if (version !== null) return { converter, version: { ...version, kind: converter.kind } };
    throw new Failure('unavailable', `Version ${converter.active} of converter '${id}' is not there`);
  }
  throw new Failure('not-found', `There is no converter '${id.slice(0, 100)}'`, {
    field: 'id',
    fix: 'GET /api/converters lists them.',
  });
}

/** What a change of it touches, and what its script warns of. */
export async function effectsOf({ catalog }: Pick<ApiParts, 'catalog'>, { converter, version }: Stored) {
  const users = await usersOf(catalog, converter.id);
  return { warnings: warningsOf(version), integrations: users.map(({ id, name, type }) => ({ id, name, type })) };
}

/** A converter as the API shows it. */
export function answerOf({ converter, version }: Stored) {
  return { ...summaryOf(converter), script: version.script };
}

function summaryOf({ active, etag: _etag, ...converter }: Stored['converter']) {
  return { ...converter, version: active };
}
