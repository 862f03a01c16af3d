import { createRoute, z } from '@hono/zod-openapi';
import type { Api } from './parts.ts';
import { answers } from './shapes.ts';

const Health = z.strictObject({ status: z.literal('ok'), time: z.int() }).openapi('Health');

const route = createRoute({
  method: 'get',
  path: '/api/health',
  summary: 'Is the API there? Needs no token',
  tags: ['Health'],
  security: [],
  responses: answers(200, Health, 'It is'),
});

export function healthRoutes(api: Api): void {
  api.openapi(route, (c) => c.json({ status: 'ok' as const, time: c.var.parts.clock() }, 200));
}
