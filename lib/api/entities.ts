import { createRoute, z } from '@hono/zod-openapi';
import type { Entity, EntityKind } from '../model/entity.ts';
import { entityId } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { EntityClaim } from '../model/reading.ts';
import { CreateEntity, EntityAnswer, entityAnswer, entityState, PatchEntity, wordsOf } from './entity-shapes.ts';
import { checkMatch, etagOf, IfMatch, tag } from './etag.ts';
import type { Api, ApiParts } from './parts.ts';
import { answers, empty, IdParams, jsonBody, Name, PAGING, pageOf } from './shapes.ts';

/** Devices and assets are the same thing to the API: create, list, read, change, delete. */
export function entityRoutes(api: Api, kind: EntityKind): void {
  addCollection(api, kind);
  addItem(api, kind);
}

function addCollection(api: Api, kind: EntityKind): void {
  const { path, tags, plural, one } = wordsOf(kind);
  const list = createRoute({
    ...{ method: 'get', path, tags },
    summary: `List ${plural}, by name`,
    request: {
      query: z.strictObject({
        name: Name.optional().openapi({ description: 'Names that begin so; the exact name comes first' }),
        profile: Name.optional(),
        ...PAGING,
      }),
    },
    responses: answers(200, pageOf(EntityAnswer), 'A page'),
  });
  const create = createRoute({
    ...{ method: 'post', path, tags },
    summary: `Create ${one}`,
    request: { body: jsonBody(CreateEntity) },
    responses: answers(201, EntityAnswer, 'Created'),
  });
  api.openapi(list, async (c) => {
    const { name, profile, ...paging } = c.req.valid('query');
    const filters = {
      ...(name === undefined ? {} : { namePrefix: name }),
      ...(profile === undefined ? {} : { profile }),
    };
    const { items, cursor } = await c.var.parts.entities.list(kind, { ...paging, ...filters });
    return c.json({ items: items.map(entityAnswer), cursor }, 200);
  });
  api.openapi(create, async (c) => {
    const entity = await createEntity(c.var.parts, kind, c.req.valid('json'));
    tag(c, etagOf(entityAnswer(entity)));
    c.header('location', `${path}/${entity.id}`);
    return c.json(entityAnswer(entity), 201);
  });
}

function addItem(api: Api, kind: EntityKind): void {
  const words = wordsOf(kind);
  const about = { path: `${words.path}/{id}`, tags: words.tags };
  const read = createRoute({
    ...{ ...about, method: 'get', summary: `Read ${words.one}` },
    request: { params: IdParams },
    responses: answers(200, EntityAnswer, `The ${kind}`),
  });
  const patch = createRoute({
    ...{ ...about, method: 'patch', summary: `Change ${words.one}: what is not given stays` },
    request: { params: IdParams, headers: IfMatch, body: jsonBody(PatchEntity) },
    responses: answers(200, EntityAnswer, 'Changed'),
  });
  const remove = createRoute({
    ...{
      ...about,
      method: 'delete',
      summary: `Delete ${words.one} with its values; its messages expire by themselves`,
    },
    request: { params: IdParams, headers: IfMatch },
    responses: empty(204, 'Deleted'),
  });
  api.openapi(read, async (c) => {
    const { entity } = await entityState(c.var.parts.entities, kind, c.req.valid('param').id);
    tag(c, etagOf(entityAnswer(entity)));
    return c.json(entityAnswer(entity), 200);
  });
  api.openapi(patch, async (c) => {
    const { id } = await matching(c.var.parts, kind, c.req.valid('param').id, c.req.valid('header')['if-match']);
    const given = Object.entries(c.req.valid('json')).filter(([, value]) => value !== undefined);
    const change: Partial<Pick<Entity, 'label' | 'customer' | 'groups' | 'profile'>> = Object.fromEntries(given);
    // Deleted between the two calls: the store answers null, and reading it again says so.
    const changed = await c.var.parts.entities.update({ kind, id }, change);
    const entity = changed ?? (await entityState(c.var.parts.entities, kind, id)).entity;
    tag(c, etagOf(entityAnswer(entity)));
    return c.json(entityAnswer(entity), 200);
  });
  api.openapi(remove, async (c) => {
    const { id } = await matching(c.var.parts, kind, c.req.valid('param').id, c.req.valid('header')['if-match']);
    await c.var.parts.entities.delete({ kind, id });
    return c.body(null, 204);
  });
}

/** Entities carry no stored etag: theirs is a hash of what the API shows, compared before the write. */
async function matching(
  { entities }: ApiParts,
  kind: EntityKind,
  id: string,
  ifMatch: string | undefined,
): Promise<Entity> {
  const { entity } = await entityState(entities, kind, id);
  checkMatch(ifMatch, etagOf(entityAnswer(entity)));
  return entity;
}

async function createEntity(
  { entities, clock }: ApiParts,
  kind: EntityKind,
  { name, profile, label, customer, group, groups }: z.output<typeof CreateEntity>,
): Promise<Entity> {
  const id = entityId(kind, name);
  if ((await entities.load({ kind, id }, true)) !== null) {
    throw new Failure('conflict', `There is ${wordsOf(kind).one} '${name}' already`, {
      field: 'name',
      fix: `Change it with PATCH /api/${wordsOf(kind).plural}/${id}, or use another name.`,
    });
  }
  const first = group ?? groups?.[0] ?? null;
  const claim: EntityClaim = {
    ...{ kind, name, profile },
    ...(label === null ? {} : { label }),
    ...(customer === null ? {} : { customer }),
    ...(first === null ? {} : { group: first }),
  };
  const created = await entities.create(claim, clock());
  const all = [...new Set([...(first === null ? [] : [first]), ...(groups ?? [])])];
  if (all.length <= 1) return created;
  return (await entities.update({ kind, id }, { groups: all })) ?? created;
}
