import type { Entry } from './house.ts';
import { RIGHTS, type Rights } from './rights.ts';

/** Lambda gives credentials in the environment; the other ways to find some, and the browser's, are never taken there. */
const NEVER = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  'bowser',
];

/** What a right is used through. */
const CLIENTS: [name: string, used: (rights: Rights) => boolean][] = [
  ['@aws-sdk/client-iot', ({ rules }) => rules === true],
  ['@aws-sdk/client-iot-data-plane', ({ publishes }) => publishes === true],
  ['@aws-sdk/client-kinesis', ({ streams }) => streams === true],
  ['@aws-sdk/client-timestream-query', ({ history }) => history === 'read' || history === 'both'],
  ['@aws-sdk/client-timestream-write', ({ history }) => history === 'write' || history === 'both'],
  ['@aws-sdk/client-s3', ({ snapshots }) => snapshots === 'write'],
];

/** Packages that the bundle of an entry does not carry: clients of services its role may not call, and the like. */
export function leftOut(entry: Entry): string[] {
  const rights: Rights = RIGHTS[isUplink(entry) ? 'uplink' : entry];
  return [...NEVER, ...CLIENTS.filter(([, used]) => !used(rights)).map(([name]) => name)];
}

function isUplink(entry: Entry): entry is 'uplink-http' | 'uplink-iot' {
  return entry === 'uplink-http' || entry === 'uplink-iot';
}
