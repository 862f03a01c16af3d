import { describe, expect, it } from 'vitest';
import { Failure } from '../model/failure.ts';
import type { Fields } from '../model/fields.ts';
import { HTTP_FIELDS } from '../model/integration.ts';
import { checkConfig, isAddressBlock } from './fields.ts';

const FIELDS: Fields = {
  server: { label: 'Server', type: 'url' },
  port: { label: 'Port', type: 'number', default: 443, min: 1, max: 65_535 },
  region: { label: 'Region', type: 'choice', choices: ['eu', 'us'], optional: true },
  application: { label: 'Application', type: 'text', pattern: '[a-z]+', optional: true },
  token: { label: 'Token', type: 'secret', optional: true },
  ...HTTP_FIELDS,
};

const GOOD = { server: 'https://ns.example.com:8443/path' };

function failureOf(config: unknown): Failure {
  try {
    checkConfig(FIELDS, config);
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
  throw new Error('was accepted');
}

describe('checkConfig', () => {
  it('fills defaults in and leaves what is not given away', () => {
    expect(checkConfig(FIELDS, GOOD)).toEqual({ ...GOOD, port: 443, replaceNoContentToOk: false });
  });

  it('keeps every kind of value as it is', () => {
    const config = {
      ...GOOD,
      port: 1,
      region: 'eu',
      application: 'abc',
      token: '***',
      headers: { 'X-Key': 'a value' },
      sourceAddresses: ['192.0.2.0/24'],
      replaceNoContentToOk: true,
    };
    expect(checkConfig(FIELDS, config)).toEqual(config);
  });

  it.each([
    ['no object', [], 'config'],
    ['missing', {}, 'config.server'],
    ['unknown key', { ...GOOD, sever: 'x' }, 'config.sever'],
    ['not http', { server: 'ftp://example.com' }, 'config.server'],
    ['not a URL', { server: 'https://' }, 'config.server'],
    ['URL with a space', { server: 'https://example.com/a b' }, 'config.server'],
    ['URL of another type', { server: 7 }, 'config.server'],
    ['too small', { ...GOOD, port: 0 }, 'config.port'],
    ['too big', { ...GOOD, port: 65_536 }, 'config.port'],
    ['number as text', { ...GOOD, port: '443' }, 'config.port'],
    ['no choice of it', { ...GOOD, region: 'asia' }, 'config.region'],
    ['pattern in part only', { ...GOOD, application: 'abc1' }, 'config.application'],
    ['empty secret', { ...GOOD, token: '' }, 'config.token'],
    ['list of numbers', { ...GOOD, sourceAddresses: [1] }, 'config.sourceAddresses[0]'],
    ['header name with a space', { ...GOOD, headers: { 'a b': 'x' } }, 'config.headers.a b'],
    ['header value with a line end', { ...GOOD, headers: { a: 'x\r\ny' } }, 'config.headers.a'],
    ['empty header value', { ...GOOD, headers: { a: '' } }, 'config.headers.a'],
    ['one header twice', { ...GOOD, headers: { a: '1', A: '2' } }, 'config.headers'],
    ['boolean as text', { ...GOOD, replaceNoContentToOk: 'yes' }, 'config.replaceNoContentToOk'],
  ])('refuses: %s', (_case, config, field) => {
    const failure = failureOf(config);
    expect(failure.code).toBe('invalid');
    expect(failure.detail.field).toBe(field);
    expect(failure.detail.fix).toMatch(/\.$/);
  });

  it('names the known fields beside an unknown one, and lists every fault', () => {
    const failure = failureOf({ sever: 'x', port: 0 });
    expect(JSON.stringify(failure.detail.extra)).toContain('Known keys here: server, port');
    expect(failure.detail.extra?.['errors']).toHaveLength(3);
  });
});

describe('isAddressBlock', () => {
  it.each(['192.0.2.7', '192.0.2.0/24', '2001:db8::1', '2001:db8::/32', '0.0.0.0/0'])('accepts %s', (block) => {
    expect(isAddressBlock(block)).toBe(true);
  });

  it.each([
    '',
    'example.com',
    '192.0.2',
    '192.0.2.0/33',
    '192.0.2.0/',
    '192.0.2.0/24/1',
    '2001:db8::/129',
    '1.2.3.4/-1',
  ])('refuses %s', (block) => {
    expect(isAddressBlock(block)).toBe(false);
  });
});
