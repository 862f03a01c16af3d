import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { asFailure } from '../model/failure.ts';
import type { ApiEnv } from './parts.ts';

/** A problem document (RFC 9457) with our own members: where it hurts and what to do. */
export const Problem = z
  .looseObject({
    type: z.string().openapi({ example: 'urn:tributary:problem:invalid' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    field: z.string().optional().openapi({ example: 'config.server' }),
    fix: z.string().optional(),
    line: z.int().optional(),
    column: z.int().optional(),
    logs: z.array(z.string()).optional(),
    errors: z
      .array(z.strictObject({ field: z.string(), message: z.string(), fix: z.string() }))
      .optional()
      .openapi({ description: 'All faults of the request; the first one is repeated in field, detail and fix' }),
  })
  .openapi('Problem');

const TITLES: { readonly [code: string]: string } = {
  invalid: 'The request is not valid',
  unauthorised: 'No valid API token',
  forbidden: 'Not allowed for this token',
  'not-found': 'Not found',
  'method-not-allowed': 'Not with this method',
  conflict: 'In conflict with what is stored',
  'precondition-failed': 'Changed by somebody else meanwhile',
  'too-large': 'Too large',
  compile: 'The script does not compile',
  unsupported: 'Not supported',
  'unsupported-media-type': 'Not a JSON body',
  unavailable: 'Temporarily unavailable',
};

/** Writes any thrown thing as a problem document. Causes and stack traces go to `report`, never into the answer. */
export function problemOf(thrown: unknown, c: Context<ApiEnv>): Response {
  if (thrown instanceof HTTPException) return fromHono(thrown);
  const failure = asFailure(thrown);
  if (failure.status >= 500) c.var.parts.report(failure, { method: c.req.method, path: c.req.path });
  if (failure.code === 'unavailable') {
    const detail = 'Something this request needs did not answer. Nothing of it is known to have happened.';
    return respond(failure.status, failure.code, detail, { fix: 'Try again in a moment.' });
  }
  const { field, fix, line, column, logs, extra } = failure.detail;
  return respond(failure.status, failure.code, failure.message, { ...extra, field, fix, line, column, logs });
}

/** The router's own refusals: a body that is not JSON by its media type. */
function fromHono(exception: HTTPException): Response {
  if (exception.status === 415) {
    const fix = 'Send the body as JSON, with the header Content-Type: application/json.';
    return respond(415, 'unsupported-media-type', 'The request body is not marked as JSON', {
      field: 'Content-Type',
      fix,
    });
  }
  return respond(exception.status, 'invalid', exception.message, { field: 'body', fix: 'Send a valid JSON body.' });
}

function respond(status: number, code: string, detail: string, members: Record<string, unknown>): Response {
  const title = TITLES[code] ?? 'The request could not be carried out';
  const document = { type: `urn:tributary:problem:${code}`, title, status, detail, code, ...members };
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' };
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  return new Response(JSON.stringify(document), { status, headers });
}
