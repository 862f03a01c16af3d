import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Failure } from '../../model/failure.ts';
import type { AddressGuard } from '../../model/ports.ts';
import { blockListOf, mayConnect } from './addresses.ts';
import { isRuntimeApi, whyNoAddress } from './url-rules.ts';

export interface GuardOptions {
  /** Networks (CIDR) that may be reached although they are not public. */
  openedNetworks: readonly string[];
  /** All addresses of a name; the system's resolver unless a test has its own. */
  resolve?: (host: string) => Promise<string[]>;
  /** How long an address that is saved may take to be looked up. */
  patienceMs?: number;
}

export interface Guard extends AddressGuard {
  /** The URL and the address to connect to. Throws `delivery-failed`, or `unavailable` while the name has no address. */
  admit(text: string): Promise<{ url: URL; address: string }>;
}

/**
 * Where requests may go. A name is resolved once, every address of it must be allowed, and the caller connects to the
 * address that was checked, so that a name cannot point elsewhere a moment later.
 */
export function createAddressGuard(options: GuardOptions): Guard {
  const { openedNetworks, resolve = resolveBySystem, patienceMs = 1_500 } = options;
  const opened = blockListOf(openedNetworks);
  const admit: Guard['admit'] = async (text) => {
    const url = urlOf(text);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) === 0 ? await resolve(host).catch(unresolved(host)) : [host];
    const [address] = addresses;
    if (address === undefined) throw new Failure('unavailable', `${host} has no address`);
    if (addresses.every((one) => mayConnect(one, opened) && !isRuntimeApi(one, url))) return { url, address };
    throw new Failure('delivery-failed', `${host} is not on the public internet`, {
      fix: 'If downlinks shall go there, deploy the stack with its network opened (-c openedNetworks=…).',
    });
  };
  return {
    admit,
    async refusal(text) {
      try {
        await Promise.race([admit(text), after(patienceMs)]);
        return null;
      } catch (thrown) {
        // A name without an address may get one: it is looked up again for each downlink.
        if (!(thrown instanceof Failure) || thrown.code === 'unavailable') return null;
        return { reason: thrown.message, fix: thrown.detail.fix ?? 'Correct the address.' };
      }
    },
  };
}

/** Who saves an address does not wait for a slow resolver: each downlink asks it again. */
function after(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref());
}

function urlOf(text: string): URL {
  const url = URL.parse(text);
  const reason = url === null ? 'is no address' : whyNoAddress(url);
  if (url !== null && reason === null) return url;
  throw new Failure('delivery-failed', `${withoutPassword(text)} ${reason}`, { fix: 'Correct the address.' });
}

/** What stands between scheme and `@` is a secret, and never told. */
function withoutPassword(text: string): string {
  return text.slice(0, 200).replace(/\/\/[^/?#]*@/, '//***@');
}

async function resolveBySystem(host: string): Promise<string[]> {
  return (await systemLookup(host, { all: true })).map(({ address }) => address);
}

function unresolved(host: string) {
  return (cause: unknown): never => {
    throw new Failure('unavailable', `${host} cannot be resolved`, { cause });
  };
}
