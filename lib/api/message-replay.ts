import { createRoute, z } from '@hono/zod-openapi';
import { errorFields } from './message-shapes.ts';
import { messageById } from './messages.ts';
import type { Api } from './parts.ts';
import { answers, IdParams } from './shapes.ts';

const Answer = z
  .strictObject({
    outcome: z.enum(['stored', 'quarantined']).openapi({ description: 'quarantined: it failed again' }),
    version: z.string().openapi({ description: 'Of the converter that ran this time' }),
    error: z.strictObject(errorFields).nullable().openapi({ description: 'Why it failed again' }),
  })
  .openapi('Replayed');

const route = createRoute({
  ...{ method: 'post', path: '/api/messages/{id}/replay', tags: ['Messages'] },
  summary: 'Convert a quarantined message once more, by the converter that is active now',
  description:
    'What converts is stored under the time the message came with, once, and overtakes no newer value. What fails ' +
    'stays quarantined with the new error. Any other message is answered with 409, also one that was replayed before.',
  request: { params: IdParams },
  responses: answers(200, Answer, 'What became of it'),
});

export function messageReplayRoutes(api: Api): void {
  api.openapi(route, async (c) => {
    const { parts } = c.var;
    const message = await messageById(parts, c.req.valid('param').id);
    return c.json(await parts.commands.replayMessage(message), 200);
  });
}
