import { OpenAPIHono } from '@hono/zod-openapi';
import type { Api, ApiEnv } from './parts.ts';
import { addRoutes } from './routes.ts';

/** The OpenAPI 3.1 document of the management API, as `docs/openapi.gen.json` holds it. */
export function openApiDocument(): object {
  const api: Api = new OpenAPIHono<ApiEnv>();
  addRoutes(api);
  return documentOf(api);
}

export function documentOf(api: Api): object {
  if (!api.openAPIRegistry.definitions.some((one) => one.type === 'component' && one.name === 'token')) {
    api.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  }
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Tributary management API',
      version: '1',
      description:
        'Lists are {items, cursor}. Times are epoch milliseconds. Refusals are problem documents (RFC 9457). ' +
        'Writes take If-Match, POSTs take Idempotency-Key. Secrets never come back: *** stands for them.',
    },
    security: [{ token: [] }],
  });
}
