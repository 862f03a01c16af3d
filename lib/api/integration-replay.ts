import { createRoute, z } from '@hono/zod-openapi';
import { integrationById } from './integrations.ts';
import type { Api } from './parts.ts';
import { answers, IdParams, jsonBody } from './shapes.ts';
import { checkRange } from './telemetry.ts';

/** The store's keys hold times of 13 digits. */
const LAST_TIME = 9_999_999_999_999;

const time = z.int().min(0).max(LAST_TIME);

const Given = z
  .strictObject({
    from: time.default(0).openapi({ description: 'Epoch ms, inclusive, by receipt' }),
    to: time.default(LAST_TIME).openapi({ description: 'Epoch ms, exclusive' }),
    limit: z.int().min(1).max(1_000).default(100).openapi({ description: 'Messages in one call, at most' }),
    cursor: z.string().min(1).max(4_096).nullable().default(null).openapi({ description: 'That of the answer before' }),
  })
  .openapi('IntegrationReplay');

const Answer = z
  .strictObject({
    stored: z.int(),
    quarantined: z.int().openapi({ description: 'Failed again' }),
    cursor: z.string().nullable().openapi({ description: 'null: nothing is left. Else call again with it' }),
  })
  .openapi('IntegrationReplayed');

const route = createRoute({
  ...{ method: 'post', path: '/api/integrations/{id}/replay', tags: ['Integrations'] },
  summary: 'Convert the quarantined messages of an integration once more, oldest first',
  description:
    'As many as fit into one call; until `cursor` is null, call again with it. Each is stored once, under the time it ' +
    'came with; what fails stays quarantined with the new error.',
  request: { params: IdParams, body: { ...jsonBody(Given), required: false } },
  responses: answers(200, Answer, 'What became of them'),
});

export function integrationReplayRoutes(api: Api): void {
  api.openapi(route, async (c) => {
    const { parts } = c.var;
    const { id: integrationId } = await integrationById(parts, c.req.valid('param').id);
    // Without a body no schema ran that would have set the defaults.
    const asked = Given.parse(c.req.valid('json') ?? {});
    checkRange(asked.from, asked.to);
    return c.json(await parts.commands.replayIntegration({ integrationId, ...asked }), 200);
  });
}
