import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { Failure } from '../../model/failure.ts';
import type { HttpTls } from '../../model/integration.ts';
import type { HttpDownlinkRequest } from '../../model/ports.ts';

export interface HttpAnswer {
  status: number;
  text: string;
  retryAfter: string | undefined;
}

const ANSWER_LIMIT = 64 * 1_024;

/**
 * One request to an address that was checked, over a connection of its own: one that was kept would be dead after a
 * pause of the process. Redirects are not followed. Throws `unavailable` when no whole answer came within `timeoutMs`.
 */
export function exchange(
  { url, address }: { url: URL; address: string },
  { method, headers, body, tls }: HttpDownlinkRequest,
  timeoutMs: number,
): Promise<HttpAnswer> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const options = { method, headers: { ...headers, 'content-length': body.byteLength }, agent: false };
    const request = send(url, { ...options, ...secured(tls, url), lookup: pinnedTo(address) });
    const late = setTimeout(() => request.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    const fail = (cause: Error) => {
      clearTimeout(late);
      reject(new Failure('unavailable', `${url.host}: ${cause.message}`, { cause }));
    };
    request.on('error', fail);
    request.on('response', (response) => {
      readText(response).then((text) => {
        clearTimeout(late);
        resolve({ status: response.statusCode ?? 0, text, retryAfter: response.headers['retry-after'] });
      }, fail);
    });
    request.end(body);
  });
}

/** A certificate nobody can read is a mistake of the config, and stays one. Throws `delivery-failed`. */
function secured(tls: HttpTls | undefined, { protocol }: URL): { secureContext?: SecureContext } {
  if (protocol !== 'https:' || tls === undefined || Object.keys(tls).length === 0) return {};
  const { certificate: cert, key, authority: ca } = tls;
  try {
    const given = { ...(cert === undefined ? {} : { cert }), ...(key === undefined ? {} : { key }) };
    return { secureContext: createSecureContext({ ...given, ...(ca === undefined ? {} : { ca }) }) };
  } catch (cause) {
    throw new Failure('delivery-failed', 'The certificates of the config cannot be read', {
      fix: 'Give certificates and keys as PEM text, keys without a passphrase.',
      cause,
    });
  }
}

function pinnedTo(address: string): LookupFunction {
  const family = isIP(address);
  return ((_host: string, asked: { all?: boolean }, done: (...answer: unknown[]) => void) => {
    if (asked.all === true) done(null, [{ address, family }]);
    else done(null, address, family);
  }) as unknown as LookupFunction;
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
