import { BlockList, isIP } from 'node:net';

/** What is not the public internet: a request of ours must not end there (RFC 6890 and the registries it names). */
const NOT_GLOBAL = blockListOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]);

/**
 * Where a cloud tells a machine its credentials (IMDS, task and function metadata). Opening a network never opens these:
 * nobody's network server lives there.
 */
const NEVER = blockListOf(['169.254.0.0/16', 'fe80::/10', 'fd00:ec2::/32']);

export function blockListOf(blocks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const block of blocks) {
    const [address = '', prefix] = block.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix), family);
  }
  return list;
}

/** May we connect there? `allowed` are networks the operator opened, such as the one a network server lives in. */
export function mayConnect(address: string, allowed: BlockList): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0 || NEVER.check(address, family)) return false;
  const embedded = embeddedIpv4(address);
  if (embedded !== null) return mayConnect(embedded, allowed);
  if (allowed.check(address, family)) return true;
  return !NOT_GLOBAL.check(address, family);
}

/** The IPv4 address inside a mapped (`::ffff:`), NAT64 (`64:ff9b::`) or 6to4 (`2002:`) address; null for others. */
function embeddedIpv4(address: string): string | null {
  if (isIP(address) !== 6) return null;
  const groups = groupsOf(address);
  const head = groups.slice(0, 6).join(':');
  if (head === '0:0:0:0:0:ffff' || head === '64:ff9b:0:0:0:0') return dotted(groups[6], groups[7]);
  return groups[0] === '2002' ? dotted(groups[1], groups[2]) : null;
}

/** The eight groups of an IPv6 address, without leading zeros. The URL parser knows every way of writing one. */
function groupsOf(address: string): string[] {
  const [plain = ''] = address.split('%');
  const short = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [left = '', right] = short.split('::');
  const before = left === '' ? [] : left.split(':');
  const after = right === undefined || right === '' ? [] : right.split(':');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return right === undefined ? before : [...before, ...zeros, ...after];
}

function dotted(high = '0', low = '0'): string {
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
