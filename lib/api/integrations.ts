import { createRoute, z } from '@hono/zod-openapi';
import { Failure } from '../model/failure.ts';
import type { Integration } from '../model/integration.ts';
import { IfMatch, tag, writing } from './etag.ts';
import { integrationAnswer } from './integration-answer.ts';
import {
  CreateIntegration,
  changeOf,
  IntegrationAnswer,
  PatchIntegration,
  ReplaceIntegration,
} from './integration-shapes.ts';
import { changeIntegration, createIntegration, deleteIntegration, patchIntegration } from './integration-write.ts';
import type { Api, ApiParts } from './parts.ts';
import { answers, empty, IdParams, jsonBody, PAGING, pageOf } from './shapes.ts';

const about = { path: '/api/integrations/{id}' as const, tags: ['Integrations'] };

const create = createRoute({
  method: 'post',
  path: '/api/integrations',
  tags: ['Integrations'],
  summary: 'Create an integration',
  request: { body: jsonBody(CreateIntegration) },
  responses: answers(201, IntegrationAnswer, 'Created'),
});

const list = createRoute({
  method: 'get',
  path: '/api/integrations',
  tags: ['Integrations'],
  summary: 'List integrations',
  request: { query: z.strictObject(PAGING) },
  responses: answers(200, pageOf(IntegrationAnswer), 'A page'),
});

const read = createRoute({
  ...about,
  method: 'get',
  summary: 'Read an integration',
  request: { params: IdParams },
  responses: answers(200, IntegrationAnswer, 'The integration'),
});

const patch = createRoute({
  ...about,
  method: 'patch',
  summary: 'Change an integration: what is not given stays',
  request: { params: IdParams, headers: IfMatch, body: jsonBody(PatchIntegration) },
  responses: answers(200, IntegrationAnswer, 'Changed'),
});

const replace = createRoute({
  ...about,
  method: 'put',
  summary: 'Replace an integration: what is not given returns to its default',
  request: { params: IdParams, headers: IfMatch, body: jsonBody(ReplaceIntegration) },
  responses: answers(200, IntegrationAnswer, 'Replaced'),
});

const remove = createRoute({
  ...about,
  method: 'delete',
  summary: 'Delete an integration; its messages stay until they expire',
  request: { params: IdParams, headers: IfMatch },
  responses: { ...empty(204, 'Deleted'), ...empty(202, 'Will be gone once it is detached from AWS') },
});

export function integrationRoutes(api: Api): void {
  api.openapi(create, async (c) => {
    const stored = await createIntegration(c.var.parts, c.req.valid('json'));
    tag(c, stored.etag);
    c.header('location', `/api/integrations/${stored.id}`);
    return c.json(integrationAnswer(c.var.parts, stored), 201);
  });
  api.openapi(list, async (c) => {
    const { items, cursor } = await c.var.parts.catalog.integrations(c.req.valid('query'));
    return c.json({ items: items.map((one) => integrationAnswer(c.var.parts, one)), cursor }, 200);
  });
  api.openapi(read, async (c) => {
    const integration = await integrationById(c.var.parts, c.req.valid('param').id);
    tag(c, integration.etag);
    return c.json(integrationAnswer(c.var.parts, integration), 200);
  });
  addWrites(api);
}

function addWrites(api: Api): void {
  api.openapi(patch, async (c) => {
    const load = () => integrationById(c.var.parts, c.req.valid('param').id);
    const change = changeOf(c.req.valid('json'));
    const stored = await writing(c.req.valid('header')['if-match'], load, (current) =>
      patchIntegration(c.var.parts, current, change),
    );
    tag(c, stored.etag);
    return c.json(integrationAnswer(c.var.parts, stored), 200);
  });
  api.openapi(replace, async (c) => {
    const load = () => integrationById(c.var.parts, c.req.valid('param').id);
    const change = changeOf(c.req.valid('json'));
    const stored = await writing(c.req.valid('header')['if-match'], load, (current) =>
      changeIntegration(c.var.parts, current, change),
    );
    tag(c, stored.etag);
    return c.json(integrationAnswer(c.var.parts, stored), 200);
  });
  api.openapi(remove, async (c) => {
    const load = () => integrationById(c.var.parts, c.req.valid('param').id);
    const done = await writing(c.req.valid('header')['if-match'], load, (current) =>
      deleteIntegration(c.var.parts, current),
    );
    return c.body(null, done === 'deleted' ? 204 : 202);
  });
}

/** Throws `not-found`. */
export async function integrationById({ catalog }: Pick<ApiParts, 'catalog'>, id: string): Promise<Integration> {
  const integration = id.length > 100 ? null : await catalog.integration(id);
  if (integration !== null) return integration;
  throw new Failure('not-found', `There is no integration '${id.slice(0, 100)}'`, {
    field: 'id',
    fix: 'GET /api/integrations lists them.',
  });
}
