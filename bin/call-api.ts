import { randomUUID } from 'node:crypto';
import { Failure } from '../lib/model/failure.ts';
import type { Json } from '../lib/model/json.ts';
import type { PlatformAddress } from './platform-address.ts';

/** How often a request is tried while the platform is busy or on its way up. */
const TRIES = 3;
const PAUSE = 500;

/**
 * Reads from the management API. Throws the platform's own problem as a sentence with its fix; what a moment may cure
 * (no answer, 5xx, 429) is tried three times.
 */
export function getFromApi(address: PlatformAddress, path: string, signal?: AbortSignal): Promise<unknown> {
  return insist(address, { path, ...(signal === undefined ? {} : { signal }) });
}

/**
 * Writes to the management API, under the same rules: each request carries a key of its own, so that one that is sent
 * again makes nothing twice. An answer without a body is undefined.
 */
export function sendToApi(
  address: PlatformAddress,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<unknown> {
  const headers = {
    'idempotency-key': randomUUID(),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return insist(address, { path, method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

interface ApiRequest extends RequestInit {
  path: string;
}

async function insist(address: PlatformAddress, request: ApiRequest): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask(address, request);
    if (!(answer instanceof Failure)) return answer;
    if (attempt === TRIES || answer.code !== 'unavailable' || request.signal?.aborted) throw answer;
    await new Promise((resolve) => setTimeout(resolve, PAUSE * attempt));
  }
}

async function ask({ url, token }: PlatformAddress, { path, ...init }: ApiRequest): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    response = await fetch(url + path, { ...init, headers });
    text = await response.text();
  } catch (cause) {
    return new Failure('unavailable', `Nobody answers at ${url}`, { cause, fix: 'Check the address; is it running?' });
  }
  if (response.status === 204) return undefined;
  const body = parse(text);
  if (response.ok && body !== undefined) return body;
  const busy = response.status >= 500 || response.status === 429;
  const { detail, fix, missing } = (body ?? {}) as { detail?: string; fix?: string; missing?: Json };
  return new Failure(
    busy ? 'unavailable' : 'invalid',
    `${url} answers ${response.status}: ${detail ?? 'not what a Tributary says'}`,
    { ...(fix === undefined ? {} : { fix }), ...(missing === undefined ? {} : { extra: { missing } }) },
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
