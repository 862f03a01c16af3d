import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { createRoute, z } from '@hono/zod-openapi';
import type { AttributeScope, EntityKind, EntityState } from '../model/entity.ts';
import { ATTRIBUTE_SCOPES } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { hash128 } from '../model/message-key.ts';
import type { Stamped } from '../model/order.ts';
import { orderOf, orderTime } from '../model/order.ts';
import { entityState, wordsOf } from './entity-shapes.ts';
import type { Api, ApiParts } from './parts.ts';
import { AnyJson, answers, IdParams, jsonBody } from './shapes.ts';

/** A scope is one DynamoDB item (400 KB), and DynamoDB counts more than the JSON text. */
const SCOPE_LIMIT = 256 * 1024;

const Values = z.record(z.string(), AnyJson);

const Attributes = z
  .strictObject({ client: Values, server: Values, shared: Values })
  .partial()
  .openapi('Attributes', { description: 'Plain key -> value; with `scope` only that one' });

const Change = z
  .record(z.string().min(1).max(256), AnyJson)
  .refine((values) => Object.keys(values).length <= 500, { error: 'has more than 500 keys' })
  .openapi({
    description: 'Key -> value; null removes a key; keys that are not given stay',
    example: { interval: 60 },
  });

export function attributeRoutes(api: Api, kind: EntityKind): void {
  const { path, tags, one } = wordsOf(kind);
  const read = createRoute({
    ...{ method: 'get', path: `${path}/{id}/attributes`, tags },
    summary: `Attributes of ${one}`,
    request: { params: IdParams, query: z.strictObject({ scope: z.enum(ATTRIBUTE_SCOPES).optional() }) },
    responses: answers(200, Attributes, 'The attributes'),
  });
  const scope = z.enum(['server', 'shared']).openapi({ param: { name: 'scope', in: 'path' } });
  const write = createRoute({
    ...{ method: 'put', path: `${path}/{id}/attributes/{scope}`, tags },
    summary: `Set attributes of ${one}; a changed shared one may go down to the device`,
    request: { params: IdParams.extend({ scope }), body: jsonBody(Change) },
    responses: answers(200, Attributes, 'All its attributes after the change'),
  });
  api.openapi(read, async (c) => {
    const state = await entityState(c.var.parts.entities, kind, c.req.valid('param').id);
    const only = c.req.valid('query').scope;
    return c.json(shown(state, only === undefined ? ATTRIBUTE_SCOPES : [only]), 200);
  });
  api.openapi(write, async (c) => {
    const { id, scope } = c.req.valid('param');
    const state = await entityState(c.var.parts.entities, kind, id);
    await setAttributes(c.var.parts, state, scope, c.req.valid('json') as JsonObject);
    return c.json(shown(await entityState(c.var.parts.entities, kind, id), ATTRIBUTE_SCOPES), 200);
  });
}

/** Writes what differs, removes what is null, and tells the pipeline what changed. Unchanged values are not rewritten. */
async function setAttributes(
  { entities, clock, commands }: ApiParts,
  { entity, attributes }: EntityState,
  scope: AttributeScope,
  given: JsonObject,
): Promise<void> {
  const stored = attributes[scope];
  const entries = Object.entries(given);
  const removed = entries.flatMap(([key, value]) => (value === null && stored.has(key) ? [key] : []));
  const changed = entries.filter(([key, value]) => value !== null && !isDeepStrictEqual(stored.get(key)?.value, value));
  limitScope(stored, removed, changed);
  const ref = { kind: entity.kind, id: entity.id };
  const now = clock();
  if (removed.length > 0) await entities.removeAttributes(ref, scope, removed);
  if (changed.length === 0) return;
  const values = changed.map(([key, value]) => [key, { value, order: orderAfter(stored.get(key), now) }] as const);
  await entities.putAttributes(ref, scope, new Map(values));
  await commands.attributesChanged(entity, scope, Object.fromEntries(changed), now);
}

/** An operator's write wins over what it replaces, also within one millisecond or when clocks differ. */
function orderAfter(before: Stamped | undefined, now: number): string {
  const ts = before === undefined ? now : Math.max(now, orderTime(before.order) + 1);
  return orderOf(ts, hash128(randomUUID()));
}

function limitScope(stored: Map<string, Stamped>, removed: string[], changed: [string, Json][]): void {
  const after = new Map([...stored].map(([key, { value }]) => [key, value]));
  for (const key of removed) after.delete(key);
  for (const [key, value] of changed) after.set(key, value);
  if (Buffer.byteLength(JSON.stringify([...after])) <= SCOPE_LIMIT) return;
  throw new Failure('too-large', `The attributes of one scope together may have ${SCOPE_LIMIT} bytes`, {
    field: 'body',
    fix: 'Remove attributes by setting them to null, or store smaller values.',
  });
}

function shown({ attributes }: EntityState, scopes: readonly AttributeScope[]): z.input<typeof Attributes> {
  return Object.fromEntries(scopes.map((scope) => [scope, plain(attributes[scope])]));
}

function plain(values: Map<string, Stamped>): Record<string, Json> {
  return Object.fromEntries([...values].map(([key, { value }]) => [key, value]));
}
