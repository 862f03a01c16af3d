import { expect, it } from 'vitest';
import { makeVersion } from '../converters/version.ts';
import type { IntegrationType } from '../model/integration.ts';
import type { Json } from '../model/json.ts';
import { encodeCheck } from './encode-check.ts';

/** A network that takes text of up to four characters, with what its config must have. */
const pushing = {
  ...{ type: 'net', trigger: 'http', fields: { server: { label: 'Server', type: 'url' } } },
  downlink: {
    mode: 'push',
    encode: ({ data }: { data: string }, { server }: { server?: string }) => {
      if (server === undefined || data.length > 4) throw new Error(`too long for ${server}`);
      return [];
    },
  },
} as unknown as IntegrationType;
const silent = { ...pushing, type: 'silent', downlink: { mode: 'none' } } as IntegrationType;
const types = { net: pushing, silent, ttn: { ...pushing, type: 'ttn' } };

function check(output: Json, given: { name?: string; integrationType?: string } = {}) {
  const { name = 'Acme/T1/net/downlink', integrationType = null } = given;
  const version = makeVersion({ kind: 'downlink', contract: 'thingsboard', language: 'js', script: '', form: {} });
  return encodeCheck({ name, folder: '', integrationType, version, metadata: {} }, output, { now: 5, types });
}

const text = (data: string) => ({ contentType: 'TEXT', data, metadata: {} });

it('asks the encoder of the type that the document names, or else the folder', () => {
  expect(check(text('abcd'))).toEqual({ type: 'net', error: null });
  expect(check([text('a'), text('b')], { integrationType: 'net', name: 'x/Other/downlink' }).type).toBe('net');
  expect(check(text('a'), { name: 'Acme/T1/ThingsStackCommunity/downlink' }).type).toBe('ttn');
});

it('tells why one cannot go', () => {
  expect(check([text('a'), text('abcde')]).error).toMatch(/^not sent by net: .*too long for https:/);
  expect(check({ contentType: 'HTML' }).error).toContain('bad-output');
  expect(check(text('a'), { integrationType: 'silent' }).error).toContain('take no downlinks');
});

it('says nothing of types that are not here', () => {
  expect(check(text('abcde'), { name: 'Acme/T1/Other/downlink' })).toEqual({ type: null, error: null });
});
