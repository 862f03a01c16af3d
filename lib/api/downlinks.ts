import { createRoute, z } from '@hono/zod-openapi';
import { Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import { answerOf, checkIntegration, DownlinkAnswer, keyed, OrderDownlink, RpcCall, State } from './downlink-shapes.ts';
import { entityState, wordsOf } from './entity-shapes.ts';
import type { Api } from './parts.ts';
import { answers, IdParams, jsonBody, PAGING, pageOf, Time } from './shapes.ts';

const { path, tags } = wordsOf('device');

const QUEUED = 'Queued; GET /api/downlinks/{id} tells how it goes on';

const order = createRoute({
  ...{ method: 'post', path: `${path}/{id}/downlinks`, tags },
  summary: 'Send a message down to a device',
  request: { params: IdParams, body: jsonBody(OrderDownlink) },
  responses: answers(202, DownlinkAnswer, QUEUED),
});

const call = createRoute({
  ...{ method: 'post', path: `${path}/{id}/rpc`, tags },
  summary: "Call a method of a device, one way; the integration's downlink rules decide whether RPC goes down",
  request: { params: IdParams, body: jsonBody(RpcCall) },
  responses: answers(202, DownlinkAnswer, QUEUED),
});

const list = createRoute({
  ...{ method: 'get', path: `${path}/{id}/downlinks`, tags },
  summary: 'Downlinks of a device, newest first',
  request: { params: IdParams, query: z.strictObject({ state: State.optional(), ...PAGING }) },
  responses: answers(200, pageOf(DownlinkAnswer), 'A page'),
});

const failed = createRoute({
  ...{ method: 'get', path: '/api/downlinks', tags: ['Downlinks'] },
  summary: 'Downlinks of all devices that failed, newest first',
  request: {
    query: z.strictObject({
      state: z.literal('failed').default('failed'),
      ...{ from: Time.default(0), to: Time.optional(), ...PAGING },
    }),
  },
  responses: answers(200, pageOf(DownlinkAnswer), 'A page'),
});

const read = createRoute({
  ...{ method: 'get', path: '/api/downlinks/{id}', tags: ['Downlinks'] },
  summary: 'One downlink and how far it got',
  request: { params: IdParams },
  responses: answers(200, DownlinkAnswer, 'The downlink'),
});

export function downlinkRoutes(api: Api): void {
  orderingRoutes(api);
  api.openapi(list, async (c) => {
    const { entity } = await entityState(c.var.parts.entities, 'device', c.req.valid('param').id);
    const { state, ...paging } = c.req.valid('query');
    const query = { ...paging, ...(state === undefined ? {} : { state }) };
    const { items, cursor } = await c.var.parts.downlinks.list(entity.id, query);
    return c.json({ items: items.map(answerOf), cursor }, 200);
  });
  api.openapi(failed, async (c) => {
    // Made a moment ago by another instance, whose clock may be ahead.
    const { from, to = c.var.parts.clock() + 60_000, limit, cursor } = c.req.valid('query');
    const page = await c.var.parts.downlinks.failed({ from, to, limit, cursor });
    return c.json({ items: page.items.map(answerOf), cursor: page.cursor }, 200);
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

function orderingRoutes(api: Api): void {
  api.openapi(order, async (c) => {
    const { entity } = await entityState(c.var.parts.entities, 'device', c.req.valid('param').id);
    const { msg, ...rest } = c.req.valid('json');
    await checkIntegration(c.var.parts, rest.integrationId);
    const given = { deviceId: entity.id, msg: msg as Json, ...keyed(rest) };
    const downlink = await c.var.parts.commands.orderDownlink(given);
    c.header('location', `/api/downlinks/${downlink.id}`);
    return c.json(answerOf(downlink), 202);
  });
  api.openapi(call, async (c) => {
    const { entity } = await entityState(c.var.parts.entities, 'device', c.req.valid('param').id);
    const { params, additionalInfo, ...rest } = c.req.valid('json');
    await checkIntegration(c.var.parts, rest.integrationId);
    const info = additionalInfo === undefined ? {} : { additionalInfo: additionalInfo as Json };
    const given = { deviceId: entity.id, params: params as Json, ...info, ...keyed(rest) };
    const downlink = await c.var.parts.commands.orderRpc(given);
    c.header('location', `/api/downlinks/${downlink.id}`);
    return c.json(answerOf(downlink), 202);
  });
}
