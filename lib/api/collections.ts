import { createRoute, z } from '@hono/zod-openapi';
import type { Collection } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { Api } from './parts.ts';
import { answers, IdParams, PAGING, pageOf } from './shapes.ts';

const Answer = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    customer: z.string().nullable().openapi({ description: 'Of a group: its customer; null: the stack itself' }),
    createdAt: z.int(),
  })
  .openapi('Collection');

/** Customers and groups: uplinks make them at first sight, the API reads them. */
export function collectionRoutes(api: Api): void {
  addKind(api, 'customer', 'customers', 'Customers');
  addKind(api, 'group', 'groups', 'Groups');
}

function addKind(api: Api, kind: Collection['kind'], plural: string, tag: string): void {
  const list = createRoute({
    ...{ method: 'get', path: `/api/${plural}`, tags: [tag] },
    summary: `List ${plural}`,
    request: { query: z.strictObject(PAGING) },
    responses: answers(200, pageOf(Answer), 'A page'),
  });
  const read = createRoute({
    ...{ method: 'get', path: `/api/${plural}/{id}`, tags: [tag] },
    summary: `Read a ${kind}`,
    request: { params: IdParams },
    responses: answers(200, Answer, `The ${kind}`),
  });
  api.openapi(list, async (c) => {
    const { items, cursor } = await c.var.parts.entities.collections(kind, c.req.valid('query'));
    return c.json({ items: items.map(answerOf), cursor }, 200);
  });
  api.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const found = id.length > 100 ? null : await c.var.parts.entities.collection(kind, id);
    if (found !== null) return c.json(answerOf(found), 200);
    throw new Failure('not-found', `There is no ${kind} '${id.slice(0, 100)}'`, {
      field: 'id',
      fix: `GET /api/${plural} lists them.`,
    });
  });
}

function answerOf({ id, name, customer, createdAt }: Collection) {
  return { id, name, customer, createdAt };
}
