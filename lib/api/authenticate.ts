import { createHash } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { MINUTE } from '../model/clock.ts';
import { Failure } from '../model/failure.ts';
import type { ApiToken } from '../model/ports.ts';
import type { ApiEnv } from './parts.ts';

/** A revoked token stays usable this long on an instance that has seen it. */
const CACHED_FOR = MINUTE;

const CACHE_SIZE = 1_000;

/** Routes anybody may call. */
const OPEN = new Set(['/api/health', '/api/openapi.json', '/api/auth/login', '/api/auth/token']);

/** Webhooks of types that do not exist end here; their senders hear 404, as for an unknown routing key. */
const WEBHOOKS = '/api/v1/integrations/';

/**
 * Bearer tokens of operators, from `Authorization` or, where a proxy needs that header itself, `X-Authorization`.
 * Looked up by sha256, so the catalog never holds a usable token. Throws `unauthorised` or `forbidden`.
 */
export function authenticate() {
  const seen = new Map<string, { token: ApiToken; at: number }>();
  return createMiddleware<ApiEnv>(async (c, next) => {
    if (OPEN.has(c.req.path) || c.req.path.startsWith(WEBHOOKS)) return next();
    const { catalog, clock } = c.var.parts;
    const hash = hashOf(bearer(c.req.header('authorization')) ?? bearer(c.req.header('x-authorization')));
    const now = clock();
    const known = seen.get(hash);
    const fresh = known !== undefined && now - known.at < CACHED_FOR ? known.token : await catalog.token(hash);
    const token = operatorOf(fresh, now);
    if (known?.token !== token) {
      if (seen.size >= CACHE_SIZE) seen.clear();
      seen.set(hash, { token, at: now });
    }
    c.set('caller', token);
    return next();
  });
}

/** A looked-up token that may use the management API now. Throws `unauthorised` or `forbidden`. */
export function operatorOf(token: ApiToken | null, now: number): ApiToken {
  if (token === null) throw refusal('The API token is not known');
  if (token.expiresAt !== null && token.expiresAt <= now) throw refusal('The API token has expired');
  if (token.role === 'operator') return token;
  throw new Failure('forbidden', `A token of role '${token.role}' cannot use the management API`, {
    fix: 'Use an operator token.',
  });
}

/** sha256 of a token as the catalog keys it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/**
 * The token of one Bearer header, or of ThingsBoard's `ApiKey` scheme. Two joined ones (`Bearer a, Bearer b`) do not
 * match and are refused.
 */
function bearer(header: string | undefined): string | undefined {
  return /^(?:Bearer|ApiKey) +([^\s,]{1,512})$/i.exec(header ?? '')?.[1];
}

function hashOf(token: string | undefined): string {
  if (token === undefined) throw refusal('No API token was sent');
  return tokenHash(token);
}

function refusal(message: string): Failure {
  return new Failure('unauthorised', message, {
    field: 'Authorization',
    fix: 'Send the header Authorization: Bearer <token>; `tributary token create` makes a token.',
  });
}
