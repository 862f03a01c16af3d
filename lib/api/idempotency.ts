import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { DAY } from '../model/clock.ts';
import { Failure } from '../model/failure.ts';
import type { JsonObject } from '../model/json.ts';
import type { ApiEnv } from './parts.ts';

/** A POST that has no effect needs no memory, and a token must not get into it. */
const WITHOUT_EFFECT = new Set([
  '/api/converters/test',
  '/api/converter/testUpLink',
  '/api/converter/testDownLink',
  '/api/auth/login',
  '/api/auth/token',
]);

/** Answer headers that are part of the answer's meaning. */
const KEPT = ['content-type', 'etag', 'location'];

/**
 * `Idempotency-Key` on POST: for 24 h the same token, path, key and body get the first successful answer again and
 * nothing is made twice. The same key with another body is a `conflict`. Refusals are not remembered, so that the
 * same request can succeed once its obstacle is gone.
 */
export const idempotent = createMiddleware<ApiEnv>(async (c, next) => {
  const key = c.req.header('idempotency-key');
  if (c.req.method !== 'POST' || key === undefined || WITHOUT_EFFECT.has(c.req.path)) return next();
  if (key === '' || key.length > 255) {
    throw new Failure('invalid', 'Idempotency-Key must have 1 to 255 characters', {
      field: 'Idempotency-Key',
      fix: 'Send a UUID.',
    });
  }
  const { catalog, clock } = c.var.parts;
  const slot = sha256(JSON.stringify([c.var.caller.hash, c.req.path, key]));
  const bodyHash = sha256(await c.req.text());
  const earlier = await catalog.remembered(slot);
  if (earlier !== null) return repeat(earlier, bodyHash);
  await next();
  if (!c.res.ok) return;
  const answer = await frozen(c, bodyHash);
  // The POST has happened: failing to remember it must not turn its answer into an error that invites a repeat.
  await catalog.remember(slot, answer, clock() + DAY).catch(() => undefined);
});

/** Body gzipped, so that an answer with a 256 KB script still fits one DynamoDB item. */
async function frozen(c: Context<ApiEnv>, bodyHash: string): Promise<JsonObject> {
  const body = Buffer.from(await c.res.clone().arrayBuffer());
  const headers = KEPT.flatMap((name) => {
    const value = c.res.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    bodyHash,
    status: c.res.status,
    headers: Object.fromEntries(headers),
    body: gzipSync(body).toString('base64'),
  };
}

function repeat(answer: JsonObject, bodyHash: string): Response {
  if (answer['bodyHash'] !== bodyHash) {
    throw new Failure('conflict', 'This Idempotency-Key was used with another body', {
      field: 'Idempotency-Key',
      fix: 'Use a new key for a new request.',
    });
  }
  const { status, headers, body } = answer as { status: number; headers: Record<string, string>; body: string };
  return new Response(gunzipSync(Buffer.from(body, 'base64')), {
    status,
    headers: { ...headers, 'idempotency-replayed': 'true' },
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
