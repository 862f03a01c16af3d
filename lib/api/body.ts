import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { ApiEnv } from './parts.ts';

/** Bytes of a request body: a script may have 256 KB, and JSON escapes can double it. */
export const API_BODY_LIMIT = 1024 * 1024;

/** Deeper than anything an API document needs, and shallow enough for every recursive reader behind it. */
const MAX_DEPTH = 64;

/**
 * Reads JSON bodies once, before any schema: size, syntax, depth. Later readers take the cached text. An empty body is no
 * body, whatever its Content-Type says: many clients set that header on every request.
 */
export const readBody = createMiddleware<ApiEnv>(async (c, next) => {
  if (['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(c.req.method)) return next();
  if (Number(c.req.header('content-length') ?? 0) > API_BODY_LIMIT) throw tooLarge();
  const text = await c.req.text();
  if (Buffer.byteLength(text) > API_BODY_LIMIT) throw tooLarge();
  if (text.trim() === '') c.req.raw = withoutBody(c.req.raw);
  // Other media types are refused by the route itself, with the status that says so.
  if (/^application\/([\w.-]+\+)?json\b/i.test(c.req.header('content-type') ?? '')) limitDepth(parse(text));
  return next();
});

/** Routes look at the Content-Type to tell whether there is a body that they must check. */
function withoutBody({ url, method, headers }: Request): Request {
  const left = new Headers(headers);
  for (const name of ['content-type', 'content-length']) left.delete(name);
  return new Request(url, { method, headers: left });
}

/**
 * Throws `invalid` when a route that needs a body got none: only then does its schema see a request without Content-Type.
 * A schema alone would not do, as that of a change wants no member at all.
 */
export function requireBody({ req }: Context<ApiEnv>, target: string, missing: string[]): void {
  if (target !== 'json' || req.header('content-type') !== undefined) return;
  const members = missing.length === 0 ? '' : `, with at least ${missing.join(', ')}`;
  throw new Failure('invalid', 'The request body is empty', {
    field: 'body',
    fix: `Send one JSON object as the body${members}.`,
  });
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : 'unreadable';
    const detail = `The request body is not valid JSON: ${reason}`;
    throw new Failure('invalid', detail, { field: 'body', fix: 'Send one JSON object as the body.' });
  }
}

function limitDepth(root: Json): void {
  let level: Json[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      const detail = `The request body is nested deeper than ${MAX_DEPTH} levels`;
      throw new Failure('invalid', detail, { field: 'body', fix: 'Flatten it, or send the inner part as text.' });
    }
    level = level.flatMap(childrenOf);
  }
}

function childrenOf(value: Json): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value;
  if (Object.hasOwn(value, '__proto__')) {
    // A schema would drop this key without a word; nobody's attribute is called so.
    throw new Failure('invalid', "The key '__proto__' cannot be used", { field: '__proto__', fix: 'Rename the key.' });
  }
  return Object.values(value);
}

function tooLarge(): Failure {
  const detail = `The request body is larger than ${API_BODY_LIMIT} bytes`;
  return new Failure('too-large', detail, { field: 'body', fix: 'Send less in one request.' });
}
