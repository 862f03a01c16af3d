import { timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { Arrival } from '../model/arrival.ts';
import { Failure } from '../model/failure.ts';
import type { IntegrationType } from '../model/integration.ts';
import type { LiveIntegration, Secrets } from '../model/ports.ts';

/** Webhook bodies above this are refused. */
export const BODY_LIMIT = 256 * 1024;

/** The headers filter, the source addresses and the provider's own scheme; throws `unauthenticated`. */
export function authenticate(secrets: Secrets, type: IntegrationType, live: LiveIntegration, arrival: Arrival): void {
  checkHeaders(secrets, live, arrival);
  checkSource(live, arrival);
  type.authenticate?.(arrival, live.config);
}

export function limitSize(arrival: Arrival): void {
  if (arrival.body.byteLength <= BODY_LIMIT) return;
  throw new Failure('too-large', `The body has ${arrival.body.byteLength} bytes; the limit is ${BODY_LIMIT}`, {
    fix: 'Send fewer readings in one message.',
  });
}

/** Names (lower-case) of the headers an integration filters on; they never reach metadata or records. */
export function filterHeaders(live: LiveIntegration): string[] {
  return Object.keys(macsOf(live)).map((name) => name.toLowerCase());
}

function macsOf(live: LiveIntegration): Record<string, string> {
  const stored = live.integration.config['headers'];
  return typeof stored === 'object' && 'macs' in stored ? stored.macs : {};
}

function checkHeaders(secrets: Secrets, live: LiveIntegration, arrival: Arrival): void {
  for (const [name, mac] of Object.entries(macsOf(live))) {
    const value = arrival.headers[name.toLowerCase()];
    if (value === undefined || value === '' || !same(secrets.mac(value), mac)) {
      throw new Failure('unauthenticated', `Header '${name}' is missing or wrong`, { field: `headers.${name}` });
    }
  }
}

function checkSource(live: LiveIntegration, arrival: Arrival): void {
  const allowed = live.config['sourceAddresses'];
  if (!Array.isArray(allowed) || allowed.length === 0) return;
  if (arrival.sourceIp === undefined || !blockList(allowed).check(arrival.sourceIp, familyOf(arrival.sourceIp))) {
    throw new Failure('unauthenticated', `Source address ${arrival.sourceIp ?? 'unknown'} is not allowed`);
  }
}

function blockList(blocks: string[]): BlockList {
  const list = new BlockList();
  for (const block of blocks) {
    const [address = '', prefix] = block.split('/');
    if (isIP(address) === 0) continue;
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
