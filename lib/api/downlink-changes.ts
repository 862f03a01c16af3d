import { createRoute } from '@hono/zod-openapi';
import { answerOf, DownlinkAnswer, Redrive } from './downlink-shapes.ts';
import type { Api } from './parts.ts';
import { answers, IdParams, jsonBody } from './shapes.ts';

const about = { tags: ['Downlinks'] };

const cancel = createRoute({
  ...{ ...about, method: 'delete', path: '/api/downlinks/{id}' },
  summary: 'Cancel a downlink that waits; 409 when it has left, ended or is being sent',
  request: { params: IdParams },
  responses: answers(200, DownlinkAnswer, 'Cancelled'),
});

const redrive = createRoute({
  ...{ ...about, method: 'post', path: '/api/downlinks/{id}/redrive' },
  summary: 'Send a failed downlink once more, from the converter on',
  request: { params: IdParams, body: { ...jsonBody(Redrive), required: false } },
  responses: answers(202, DownlinkAnswer, 'Queued again'),
});

/** What can still be done about a downlink. */
export function downlinkChangeRoutes(api: Api): void {
  api.openapi(cancel, async (c) =>
    c.json(answerOf(await c.var.parts.commands.cancelDownlink(c.req.valid('param').id)), 200),
  );
  api.openapi(redrive, async (c) => {
    const { expiresAt = null } = c.req.valid('json') ?? {};
    return c.json(answerOf(await c.var.parts.commands.redriveDownlink(c.req.valid('param').id, expiresAt)), 202);
  });
}
