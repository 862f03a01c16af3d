import { createHash, timingSafeEqual } from 'node:crypto';
import type { Arrival } from '../../model/arrival.ts';
import { Failure } from '../../model/failure.ts';

/** Where KPN Things puts the SHA-256 of body and shared secret, in lower-case hex. */
const TOKEN = 'things-message-token';

/**
 * Checks the token of a message once a shared secret is configured: SHA-256 over the body as it came, followed by the
 * secret. Source: KPN Things, "HTTPS destination". Throws `unauthenticated`.
 */
export function authenticate(arrival: Arrival, config: { destinationSharedSecret?: string }): void {
  const secret = config.destinationSharedSecret;
  if (secret === undefined) return;
  const expected = createHash('sha256').update(arrival.body).update(secret, 'utf8').digest('hex');
  if (secret !== '' && same(arrival.headers[TOKEN] ?? '', expected)) return;
  throw new Failure('unauthenticated', `Header '${TOKEN}' is missing or does not fit the message`, {
    field: `headers.${TOKEN}`,
    fix: 'Give the integration the shared secret of the destination in KPN Things.',
  });
}

/** Digests have one length, so neither length nor content shows in the time this takes. */
function same(given: string, expected: string): boolean {
  const [left, right] = [given, expected].map((text) => createHash('sha256').update(text, 'utf8').digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
