import { createRoute, z } from '@hono/zod-openapi';
import { thingsboardDocument } from '../converters/thingsboard-document.ts';
import { converterById } from './converters.ts';
import type { Api } from './parts.ts';
import { AnyJson, answers, IdParams } from './shapes.ts';

const Document = z.record(z.string(), AnyJson).openapi('ThingsBoardConverter', {
  description: '{name, type, integrationType, configuration: {scriptLang, decoder, tbelDecoder, …}, converterVersion}',
});

const route = createRoute({
  ...{ method: 'get', path: '/api/converters/{id}/export', tags: ['Converters'] },
  summary: 'The converter as the `converter.json` of ThingsBoard; one that was imported comes back without loss',
  request: { params: IdParams },
  responses: answers(200, Document, 'The document'),
});

export function converterExportRoutes(api: Api): void {
  api.openapi(route, async (c) => {
    const { parts } = c.var;
    const { converter, version } = await converterById(parts, c.req.valid('param').id);
    const content = { ...converter, script: version.script };
    return c.json(thingsboardDocument(content, await parts.catalog.imported(converter.id)), 200);
  });
}
