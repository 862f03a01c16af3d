import { Failure } from '../lib/model/failure.ts';
import type { PlatformAddress } from './platform-address.ts';

/** How often a request is tried while the platform is busy or on its way up. */
const TRIES = 3;
const PAUSE = 500;

/**
 * Reads from the management API. Throws the platform's own problem as a sentence with its fix; what a moment may cure
 * (no answer, 5xx, 429) is tried three times.
 */
export async function getFromApi(address: PlatformAddress, path: string, signal?: AbortSignal): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask(address, path, signal);
    if (!(answer instanceof Failure)) return answer;
    if (attempt === TRIES || answer.code !== 'unavailable' || signal?.aborted) throw answer;
    await new Promise((resolve) => setTimeout(resolve, PAUSE * attempt));
  }
}

async function ask({ url, token }: PlatformAddress, path: string, signal?: AbortSignal): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    const headers = { authorization: `Bearer ${token}` };
    response = await fetch(url + path, { headers, ...(signal === undefined ? {} : { signal }) });
    text = await response.text();
  } catch (cause) {
    return new Failure('unavailable', `Nobody answers at ${url}`, { cause, fix: 'Check the address; is it running?' });
  }
  const body = parse(text);
  if (response.ok && body !== undefined) return body;
  const busy = response.status >= 500 || response.status === 429;
  const { detail, fix } = (body ?? {}) as { detail?: string; fix?: string };
  return new Failure(
    busy ? 'unavailable' : 'invalid',
    `${url} answers ${response.status}: ${detail ?? 'not what a Tributary says'}`,
    fix === undefined ? {} : { fix },
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
