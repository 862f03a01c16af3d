import { createRoute, z } from '@hono/zod-openapi';
import type { Downlink } from '../model/downlink.ts';
import { FINAL_STATES } from '../model/downlink.ts';
import { Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import { entityState, wordsOf } from './entity-shapes.ts';
import type { Api, ApiParts } from './parts.ts';
import { AnyJson, answers, IdParams, jsonBody, PAGING, pageOf, TextPairs } from './shapes.ts';

/** The message has to fit a DynamoDB item together with what the converter makes of it. */
const MSG_LIMIT = 128 * 1024;

const State = z.enum(['queued', 'encoded', 'pending', ...FINAL_STATES]);

const Order = z
  .strictObject({
    msg: AnyJson.refine((msg) => Buffer.byteLength(JSON.stringify(msg) ?? '') <= MSG_LIMIT, {
      error: `is larger than ${MSG_LIMIT} bytes`,
      params: { fix: 'Send a shorter message.' },
    }),
    msgType: z.string().min(1).max(256).default('NA'),
    metadata: TextPairs.default({}),
    integrationId: z.string().min(1).max(100).nullable().default(null).openapi({
      description: "null: the integration of the device's last uplink",
    }),
    expiresAt: z.int().nullable().default(null).openapi({ description: 'Epoch ms; null: in 24 h' }),
  })
  .openapi('OrderDownlink');

const Answer = z
  .strictObject({
    id: z.string(),
    deviceId: z.string(),
    integrationId: z.string().nullable(),
    msg: AnyJson,
    msgType: z.string(),
    metadata: z.record(z.string(), z.string()),
    state: State,
    attempts: z.int(),
    createdAt: z.int(),
    expiresAt: z.int(),
    encoded: z
      .array(
        z.strictObject({
          contentType: z.enum(['JSON', 'TEXT', 'BINARY']),
          data: z.string(),
          metadata: z.record(z.string(), AnyJson),
        }),
      )
      .nullable()
      .openapi({ description: 'What the converter made of it' }),
    answer: z
      .record(z.string(), AnyJson)
      .nullable()
      .openapi({ description: 'What the network said, or why it failed' }),
    history: z.array(z.strictObject({ state: State, at: z.int() })),
  })
  .openapi('Downlink');

const { path, tags } = wordsOf('device');

const order = createRoute({
  ...{ method: 'post', path: `${path}/{id}/downlinks`, tags },
  summary: 'Send a message down to a device',
  request: { params: IdParams, body: jsonBody(Order) },
  responses: answers(202, Answer, 'Queued; GET /api/downlinks/{id} tells how it goes on'),
});

const list = createRoute({
  ...{ method: 'get', path: `${path}/{id}/downlinks`, tags },
  summary: 'Downlinks of a device, newest first',
  request: { params: IdParams, query: z.strictObject({ state: State.optional(), ...PAGING }) },
  responses: answers(200, pageOf(Answer), 'A page'),
});

const read = createRoute({
  ...{ method: 'get', path: '/api/downlinks/{id}', tags: ['Downlinks'] },
  summary: 'One downlink and how far it got',
  request: { params: IdParams },
  responses: answers(200, Answer, 'The downlink'),
});

export function downlinkRoutes(api: Api): void {
  api.openapi(order, async (c) => {
    const { entity } = await entityState(c.var.parts.entities, 'device', c.req.valid('param').id);
    const { msg, ...rest } = c.req.valid('json');
    await checkIntegration(c.var.parts, rest.integrationId);
    const downlink = await c.var.parts.commands.orderDownlink({ deviceId: entity.id, msg: msg as Json, ...rest });
    c.header('location', `/api/downlinks/${downlink.id}`);
    return c.json(answerOf(downlink), 202);
  });
  api.openapi(list, async (c) => {
    const { entity } = await entityState(c.var.parts.entities, 'device', c.req.valid('param').id);
    const { state, ...paging } = c.req.valid('query');
    const query = { ...paging, ...(state === undefined ? {} : { state }) };
    const { items, cursor } = await c.var.parts.downlinks.list(entity.id, query);
    return c.json({ items: items.map(answerOf), cursor }, 200);
  });
  api.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const downlink = /^[\w-]{1,64}\.[\w-]{1,64}$/.test(id) ? await c.var.parts.downlinks.get(id) : null;
    if (downlink !== null) return c.json(answerOf(downlink), 200);
    throw new Failure('not-found', `There is no downlink '${id.slice(0, 130)}'`, {
      field: 'id',
      fix: 'GET /api/devices/{id}/downlinks lists those of a device.',
    });
  });
}

async function checkIntegration({ catalog }: ApiParts, id: string | null): Promise<void> {
  if (id === null || (await catalog.integration(id)) !== null) return;
  throw new Failure('invalid', `There is no integration '${id}'`, {
    field: 'integrationId',
    fix: "Give the id of an integration, or leave it out for the one of the device's last uplink.",
  });
}

function answerOf(downlink: Downlink): z.input<typeof Answer> {
  const { id, deviceId, integrationId, msg, msgType, metadata, state, attempts } = downlink;
  const { createdAt, expiresAt, encoded, answer, history } = downlink;
  return {
    ...{ id, deviceId, integrationId, msg, msgType, metadata, state, attempts },
    ...{ createdAt, expiresAt, encoded, answer, history },
  };
}
