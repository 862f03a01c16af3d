import { OpenAPIHono } from '@hono/zod-openapi';
import { authenticate } from './authenticate.ts';
import { readBody, requireBody } from './body.ts';
import { idempotent } from './idempotency.ts';
import { invalid, missingIn } from './issues.ts';
import { documentOf } from './openapi.ts';
import type { Api, ApiEnv, ApiParts } from './parts.ts';
import { problemOf } from './problem.ts';
import { addRoutes } from './routes.ts';
import { unrouted } from './unrouted.ts';

/**
 * The management API as one Hono app: the same on AWS and on one machine. Every refusal, also of an unknown route, is
 * a problem document. Bodies are JSON, lists are `{items, cursor}`, times are epoch milliseconds.
 */
export function createApi(parts: ApiParts): Api {
  const api: Api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      requireBody(c, result.target, result.success ? [] : missingIn(result.error));
      if (!result.success) throw invalid(result.error);
    },
  });
  api.use(async (c, next) => {
    c.set('parts', parts);
    await next();
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
  });
  api.use('/api/*', authenticate(), readBody, idempotent);
  addRoutes(api);
  let document: object | undefined;
  api.get('/api/openapi.json', (c) => {
    document ??= documentOf(api);
    return c.json(document, 200);
  });
  api.onError(problemOf);
  api.notFound((c) => unrouted(api, c));
  return api;
}
