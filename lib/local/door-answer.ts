import type { ServerResponse } from 'node:http';

/** What goes back over the wire. */
export interface DoorAnswer {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: Buffer;
}

/** The gateway's own answers look like this. */
export function plainAnswer(status: number, message: string): DoorAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    cookies: [],
    body: Buffer.from(JSON.stringify({ message })),
  };
}

/**
 * What a function returned, as an HTTP API makes it an answer: without a `statusCode` the whole value is the JSON body of
 * a 200. Answers above Lambda's 6 MB, and values that are no answer, are a 500.
 */
export function answerOf(result: unknown): DoorAnswer {
  if (!hasStatus(result)) {
    const text = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body: Buffer.from(text) };
  }
  const status = Number(result.statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) return plainAnswer(500, 'Internal Server Error');
  const text = result.body === undefined || result.body === null ? '' : String(result.body);
  const body = Buffer.from(text, result.isBase64Encoded === true ? 'base64' : 'utf8');
  if (body.length > MAX_ANSWER) return plainAnswer(500, 'Internal Server Error');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(result.headers ?? {})) {
    if (value !== undefined && value !== null) headers[name.toLowerCase()] = String(value);
  }
  delete headers['content-length'];
  if (body.length > 0) headers['content-type'] ??= 'application/json';
  return { status, headers, cookies: (result.cookies ?? []).map(String), body };
}

const MAX_ANSWER = 6 * 1024 * 1024;

interface Returned {
  statusCode: unknown;
  headers?: Record<string, unknown>;
  cookies?: unknown[];
  body?: unknown;
  isBase64Encoded?: unknown;
}

function hasStatus(result: unknown): result is Returned {
  return typeof result === 'object' && result !== null && 'statusCode' in result;
}

/** Writes the answer; 204 and 304 have neither body nor length, the answer to HEAD only a length. */
export function sendAnswer(response: ServerResponse, answer: DoorAnswer, requestId: string, method = 'GET'): void {
  const empty = answer.status === 204 || answer.status === 304;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.cookies.length === 0 ? {} : { 'set-cookie': answer.cookies }),
    ...(empty ? {} : { 'content-length': String(answer.body.length) }),
    'apigw-requestid': requestId,
  });
  response.end(empty || method === 'HEAD' ? undefined : answer.body);
}
