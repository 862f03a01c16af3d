import { isIP } from 'node:net';

/**
 * Ports below 1024 that speak HTTP. Everything above may be a network server's; of those below, a request of ours would
 * only reach what was never meant for it, such as SSH or SMTP.
 */
const LOW_PORTS = new Set([80, 443]);

/** Where AWS Lambda serves its runtime API inside the sandbox: whoever reaches it speaks as the function. */
const RUNTIME_API_PORT = '9001';

/** What is wrong with an address, as the end of a sentence; null for one that may be looked up. */
export function whyNoAddress(url: URL): string | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'is not an http or https address';
  if (url.username !== '' || url.password !== '') return 'carries a user name or password';
  if (url.hostname === '') return 'names no host';
  const port = url.port === '' ? null : Number(url.port);
  if (port !== null && port < 1024 && !LOW_PORTS.has(port)) return `has port ${port}, which is not one of HTTP`;
  return null;
}

/** The runtime API is on loopback, which a local platform may have opened. */
export function isRuntimeApi(address: string, url: URL): boolean {
  const loopback = isIP(address) === 4 ? address.startsWith('127.') : /^(::1|::ffff:(127\.|7f))/i.test(address);
  return loopback && url.port === RUNTIME_API_PORT;
}
