import { createRoute, z } from '@hono/zod-openapi';
import { usersOf } from './converter-write.ts';
import { converterById } from './converters.ts';
import { listEvents } from './event-list.ts';
import { EventAnswer, EventKind } from './event-shapes.ts';
import { integrationById } from './integrations.ts';
import type { Api } from './parts.ts';
import { answers, IdParams, PAGING, pageOf } from './shapes.ts';

/** An event brings its raw message along, so a page is smaller than elsewhere. */
const Query = z.strictObject({
  kind: EventKind.optional().openapi({ description: 'failure: quarantined, refused, failed; debug: everything else' }),
  cursor: PAGING.cursor,
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const ofIntegration = createRoute({
  ...{ method: 'get', path: '/api/integrations/{id}/events', tags: ['Events'] },
  summary: 'What happened to an integration, newest first: failures, and what `debug` lets through beside them',
  request: { params: IdParams, query: Query },
  responses: answers(200, pageOf(EventAnswer), 'A page'),
});

const ofConverter = createRoute({
  ...{ method: 'get', path: '/api/converters/{id}/events', tags: ['Events'] },
  summary: 'The same for a converter: of the integrations that use it now, what any of its versions ran on',
  request: { params: IdParams, query: Query },
  responses: answers(200, pageOf(EventAnswer), 'A page'),
});

export function eventRoutes(api: Api): void {
  api.openapi(ofIntegration, async (c) => {
    const integration = await integrationById(c.var.parts, c.req.valid('param').id);
    const { kind = null, ...paging } = c.req.valid('query');
    return c.json(await listEvents(c.var.parts, [integration], { kind, ...paging, wanted: () => true }), 200);
  });
  api.openapi(ofConverter, async (c) => {
    const { catalog } = c.var.parts;
    const { converter } = await converterById(c.var.parts, c.req.valid('param').id);
    const [integrations, entries] = await Promise.all([
      usersOf(catalog, converter.id),
      catalog.versionEntries(converter.id),
    ]);
    const versions = new Set([converter.active, ...entries.map(({ hash }) => hash)]);
    const { kind = null, ...paging } = c.req.valid('query');
    const wanted = ({ version }: z.output<typeof EventAnswer>) => version !== null && versions.has(version);
    return c.json(await listEvents(c.var.parts, integrations, { kind, ...paging, wanted }), 200);
  });
}
