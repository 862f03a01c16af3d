import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { Failure } from '../model/failure.ts';
import { createSecrets, sameMac } from './secrets.ts';

const key = randomBytes(32);
const secrets = createSecrets(key);

it('opens what it sealed, in its own place only', () => {
  const sealed = secrets.seal('Grüße 🔑', 'i1.apiToken');
  expect(sealed).not.toContain('Grüße');
  expect(secrets.seal('Grüße 🔑', 'i1.apiToken')).not.toBe(sealed);
  expect(secrets.open(sealed, 'i1.apiToken')).toBe('Grüße 🔑');
  expect(() => secrets.open(sealed, 'i2.apiToken')).toThrow(/does not open/);
  expect(createSecrets(key).open(sealed, 'i1.apiToken')).toBe('Grüße 🔑');
});

it.each([
  ['another key', (sealed: string) => () => createSecrets(randomBytes(32)).open(sealed, 'p')],
  ['a changed byte', (sealed: string) => () => secrets.open(flipped(sealed), 'p')],
  ['a short tag', () => () => secrets.open('v1.AAAA', 'p')],
  ['another scheme', (sealed: string) => () => secrets.open(sealed.replace('v1', 'v2'), 'p')],
  ['nothing', () => () => secrets.open('', 'p')],
])('does not open with %s', (_, attempt) => {
  expect(attempt(secrets.seal('value', 'p'))).toThrow(Failure);
});

it('refuses keys of another length', () => {
  expect(() => createSecrets(new Uint8Array(31))).toThrow(/31 bytes/);
});

it('makes equal MACs for equal values only', () => {
  expect(sameMac(secrets.mac('a'), secrets.mac('a'))).toBe(true);
  expect(sameMac(secrets.mac('a'), secrets.mac('b'))).toBe(false);
  expect(sameMac(secrets.mac('a'), '')).toBe(false);
  expect(createSecrets(randomBytes(32)).mac('a')).not.toBe(secrets.mac('a'));
});

function flipped(sealed: string): string {
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  bytes.writeUInt8(bytes.readUInt8(bytes.byteLength - 1) ^ 1, bytes.byteLength - 1);
  return `v1.${bytes.toString('base64url')}`;
}
