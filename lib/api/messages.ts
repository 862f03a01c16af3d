import { createRoute, z } from '@hono/zod-openapi';
import { Failure } from '../model/failure.ts';
import type { EntityEffect, Message, OtherBody, RawMessage, MessageSummary as Summary } from '../model/message.ts';
import { messageKeyOf } from '../model/message-key.ts';
import { listMessages } from './message-list.ts';
import { MessageAnswer, MessageSummary, OutcomeName } from './message-shapes.ts';
import type { Api, ApiParts } from './parts.ts';
import { answers, Name, PAGING, pageOf, Time } from './shapes.ts';
import { checkRange } from './telemetry.ts';

const list = createRoute({
  ...{ method: 'get', path: '/api/messages', tags: ['Messages'] },
  summary: 'Messages, newest first; without `integration` those of all integrations',
  request: {
    query: z.strictObject({
      integration: z.string().min(1).max(100).optional(),
      outcome: OutcomeName.optional(),
      device: Name.optional().openapi({ description: 'Id or name; only stored messages know their device' }),
      from: Time.optional().openapi({ description: 'Epoch ms, inclusive' }),
      to: Time.optional().openapi({ description: 'Epoch ms, exclusive' }),
      ...PAGING,
    }),
  },
  responses: answers(200, pageOf(MessageSummary), 'A page'),
});

const read = createRoute({
  ...{ method: 'get', path: '/api/messages/{id}', tags: ['Messages'] },
  summary: 'One message: as it came, what became of it, and why',
  request: { params: z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) }) },
  responses: answers(200, MessageAnswer, 'The message'),
});

export function messageRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const {
      integration = null,
      outcome = null,
      device = null,
      from = null,
      to = null,
      ...paging
    } = c.req.valid('query');
    if (from !== null && to !== null) checkRange(from, to);
    const page = await listMessages(c.var.parts, { integration, outcome, device, from, to, ...paging });
    return c.json({ items: page.items.map(summaryOf), cursor: page.cursor }, 200);
  });
  api.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const message = await messageById(c.var.parts, id);
    const others = message.conflicts === undefined ? [] : await c.var.parts.messages.otherBodies(message.key);
    return c.json(answerOf(message, others), 200);
  });
}

/** Throws `not-found`. */
export async function messageById({ messages }: Pick<ApiParts, 'messages'>, id: string): Promise<Message> {
  const key = id.length > 1_024 ? null : messageKeyOf(id);
  const message = key === null ? null : await messages.get(key);
  if (message !== null) return message;
  throw new Failure('not-found', `There is no message '${id.slice(0, 200)}'`, {
    field: 'id',
    fix: 'GET /api/messages lists them; they are kept for 14 days.',
  });
}

function summaryOf({ conflicts = 0, failure, ...rest }: Summary) {
  const { id, outcome, receivedAt, duplicates, entity, integrationId, deviceHint } = rest;
  return { id, outcome, receivedAt, duplicates, conflicts, entity, integrationId, deviceHint, error: failure };
}

function answerOf(message: Message, others: OtherBody[]): z.input<typeof MessageAnswer> {
  const { version, event = null, raw, logs = [], plan } = message;
  const entity = plan.effects.map((effect) => effect.claim.name).join(', ') || null;
  return {
    ...summaryOf({ ...message, entity }),
    ...{ version, event, logs, warnings: plan.warnings ?? [] },
    raw: raw === null ? null : rawOf(raw),
    otherBodies: others.map(({ receivedAt, raw: other }) => ({ receivedAt, ...rawOf(other) })),
    effects: plan.effects.map(effectOf),
  };
}

function rawOf({ body, ...rest }: RawMessage) {
  return { base64: Buffer.from(body).toString('base64'), ...rest };
}

function effectOf({ entityId, claim, create, points, attributes }: EntityEffect) {
  const { kind, name, profile } = claim;
  return { entityId, kind, name, profile, created: create, telemetry: points, attributes };
}
