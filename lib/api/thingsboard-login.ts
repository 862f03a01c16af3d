import { createRoute, z } from '@hono/zod-openapi';
import { operatorOf, tokenHash } from './authenticate.ts';
import type { Api, ApiParts } from './parts.ts';
import { answers, jsonBody } from './shapes.ts';

const Token = z.string().min(1).max(512);

/** Clients send more than they need to; whatever it is, it is not ours. */
const Login = z
  .looseObject({
    username: z.unknown().optional().openapi({ description: 'Whatever the client wants to send; tokens have no user' }),
    password: Token.openapi({ description: 'An API token of an operator' }),
  })
  .openapi('ThingsBoardLogin');

const Refresh = z.looseObject({ refreshToken: Token }).openapi('ThingsBoardRefresh');

const Pair = z
  .strictObject({ token: z.string(), refreshToken: z.string() })
  .openapi('ThingsBoardTokens', { description: 'Both are the API token: it lives until it expires or is removed' });

const about = { method: 'post' as const, tags: ['ThingsBoard'], security: [] };

const login = createRoute({
  ...about,
  path: '/api/auth/login',
  summary: "For ThingsBoard's clients: an API token as the password",
  request: { body: jsonBody(Login) },
  responses: answers(200, Pair, 'What to send as X-Authorization: Bearer …'),
});

const refresh = createRoute({
  ...about,
  path: '/api/auth/token',
  summary: "For ThingsBoard's clients, which ask for a fresh token now and then",
  request: { body: jsonBody(Refresh) },
  responses: answers(200, Pair, 'The same again'),
});

export function thingsboardLoginRoutes(api: Api): void {
  api.openapi(login, async (c) => c.json(await pairOf(c.var.parts, c.req.valid('json').password), 200));
  api.openapi(refresh, async (c) => c.json(await pairOf(c.var.parts, c.req.valid('json').refreshToken), 200));
}

/** Throws `unauthorised` for a token nobody has, and `forbidden` for one of another role. */
async function pairOf({ catalog, clock }: ApiParts, token: string): Promise<z.output<typeof Pair>> {
  operatorOf(await catalog.token(tokenHash(token)), clock());
  return { token, refreshToken: token };
}
