import { createRoute, z } from '@hono/zod-openapi';
import { DAY } from '../model/clock.ts';
import type { EntityKind } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import { orderTime } from '../model/order.ts';
import { entityState, wordsOf } from './entity-shapes.ts';
import type { Api } from './parts.ts';
import { AnyJson, answers, IdParams, Time } from './shapes.ts';

const Timed = z.strictObject({ ts: z.int(), value: AnyJson });
const Latest = z.record(z.string(), Timed).openapi('LatestTelemetry');
const History = z.record(z.string(), z.array(Timed)).openapi('Telemetry');

const Query = z.strictObject({
  keys: z.string().max(8_192).optional().openapi({ description: 'Separated by commas; without it all keys' }),
  from: Time.default(0).openapi({ description: 'Epoch ms, inclusive' }),
  to: Time.optional().openapi({ description: 'Epoch ms, exclusive; without it up to now' }),
  limit: z.coerce.number().int().min(1).max(1_000).default(100).openapi({ description: 'Values per key' }),
  order: z.enum(['asc', 'desc']).default('desc').openapi({ description: 'desc: newest first' }),
});

export function telemetryRoutes(api: Api, kind: EntityKind): void {
  const { path, tags, one } = wordsOf(kind);
  const latest = createRoute({
    ...{ method: 'get', path: `${path}/{id}/latest`, tags },
    summary: `The latest value of each key of ${one}`,
    request: { params: IdParams },
    responses: answers(200, Latest, 'By key'),
  });
  const history = createRoute({
    ...{ method: 'get', path: `${path}/{id}/telemetry`, tags },
    summary: `The history of ${one}'s values`,
    request: { params: IdParams, query: Query },
    responses: answers(200, History, 'By key'),
  });
  api.openapi(latest, async (c) => {
    const state = await entityState(c.var.parts.entities, kind, c.req.valid('param').id);
    const timed = [...state.latest].map(([key, { value, order }]) => [key, { ts: orderTime(order), value }] as const);
    return c.json(Object.fromEntries(timed), 200);
  });
  api.openapi(history, async (c) => {
    const { entity, months } = await entityState(c.var.parts.entities, kind, c.req.valid('param').id);
    // A device's clock may run up to ten minutes ahead, and what it sent last should be seen.
    const { keys, from, to = c.var.parts.clock() + DAY, limit, order } = c.req.valid('query');
    checkRange(from, to);
    const named = keys?.split(',').filter((key) => key !== '');
    const range = { from, to, limit, order, months, ...(named === undefined ? {} : { keys: named }) };
    return c.json(await c.var.parts.telemetry.read({ kind, id: entity.id }, range), 200);
  });
}

/** Throws `invalid` when a range ends before it begins. */
export function checkRange(from: number, to: number): void {
  if (from <= to) return;
  throw new Failure('invalid', 'from lies after to', { field: 'from', fix: 'Give from < to, both in epoch ms.' });
}
