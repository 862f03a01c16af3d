import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Failure } from '../../model/failure.ts';
import type { JsonObject } from '../../model/json.ts';
import type { HttpDownlinkRequest, HttpSender } from '../../model/ports.ts';
import { blockListOf, mayConnect } from './addresses.ts';

export interface SenderOptions {
  /** Networks (CIDR) that may be reached although they are not public. */
  openedNetworks: readonly string[];
  /** All addresses of a name; the system's resolver unless a test has its own. */
  resolve?: (host: string) => Promise<string[]>;
}

const TIMEOUT_MS = 10_000;
const ANSWER_LIMIT = 64 * 1_024;

/** Statuses after which trying again makes sense. */
const PASSING = new Set([408, 425, 429]);

/**
 * Calls a network server's API. The name is resolved once, every address of it must be allowed, and the connection
 * goes to the address that was checked; redirects are not followed. What may pass throws `unavailable`, so that the
 * queue brings it again; a refusal throws `delivery-failed` with the server's answer.
 */
export function createHttpSender(options: SenderOptions): HttpSender {
  const opened = blockListOf(options.openedNetworks);
  const resolve = options.resolve ?? resolveBySystem;
  return {
    async send(request) {
      const url = urlOf(request.url);
      const address = await checkedAddress(url.hostname.replace(/^\[|\]$/g, ''), resolve, (one) =>
        mayConnect(one, opened),
      );
      const { status, text } = await exchange(url, address, request);
      const answer: JsonObject = { via: 'http', status, body: parsed(text) };
      if (status >= 200 && status < 300) return answer;
      const passing = status >= 500 || PASSING.has(status);
      const message = `${url.host} answered ${status}`;
      throw new Failure(passing ? 'unavailable' : 'delivery-failed', message, { extra: answer });
    },
  };
}

function urlOf(text: string): URL {
  const url = URL.parse(text);
  if (url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '') return url;
  throw new Failure('delivery-failed', `${text} is not an http or https address`, { fix: 'Correct the server URL.' });
}

async function resolveBySystem(host: string): Promise<string[]> {
  return (await systemLookup(host, { all: true })).map(({ address }) => address);
}

async function checkedAddress(
  host: string,
  resolve: (host: string) => Promise<string[]>,
  allowed: (address: string) => boolean,
): Promise<string> {
  const addresses = isIP(host) === 0 ? await resolve(host).catch(unresolved(host)) : [host];
  const [first] = addresses;
  if (first === undefined) throw new Failure('unavailable', `${host} has no address`);
  if (addresses.every(allowed)) return first;
  throw new Failure('delivery-failed', `${host} is not on the public internet`, {
    fix: 'Open its network for this stack (TRIBUTARY_OPENED_NETWORKS), if downlinks shall go there.',
  });
}

function unresolved(host: string) {
  return (cause: unknown): never => {
    throw new Failure('unavailable', `${host} cannot be resolved`, { cause });
  };
}

function exchange(
  url: URL,
  address: string,
  { method, headers, body }: HttpDownlinkRequest,
): Promise<{ status: number; text: string }> {
  const pinned = ((_host: string, asked: { all?: boolean }, done: (...answer: unknown[]) => void) => {
    const family = isIP(address);
    if (asked.all === true) done(null, [{ address, family }]);
    else done(null, address, family);
  }) as unknown as LookupFunction;
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, { method, headers: { ...headers, 'content-length': body.byteLength }, lookup: pinned });
    const fail = (cause: Error) => reject(new Failure('unavailable', `${url.host}: ${cause.message}`, { cause }));
    request.setTimeout(TIMEOUT_MS, () => request.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)));
    request.on('error', fail);
    request.on('response', (response) => {
      readText(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), fail);
    });
    request.end(body);
  });
}

/** At most 64 KiB: what is longer tells an operator nothing more. */
async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > ANSWER_LIMIT) break;
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_LIMIT).toString('utf8');
}

function parsed(text: string): JsonObject[string] {
  try {
    return JSON.parse(text) as JsonObject[string];
  } catch {
    return text;
  }
}
