import { describe, expect, it } from 'vitest';
import type { Arrival } from '../model/arrival.ts';
import { Failure } from '../model/failure.ts';
import type { IntegrationType } from '../model/integration.ts';
import type { LiveIntegration, Secrets } from '../model/ports.ts';
import { authenticate, BODY_LIMIT, limitSize } from './authenticate.ts';
import { keptHeaders, uplinkMetadata } from './uplink-metadata.ts';

const secrets = { mac: (value: string) => `mac:${value}` } as Secrets;
const open = {} as IntegrationType;

function arrival(change: Partial<Arrival> = {}): Arrival {
  const empty = { id: 'a', receivedAt: 0, body: new Uint8Array(), contentType: '', headers: {}, rawQuery: '' };
  return { ...empty, sourceIp: '203.0.113.7', ...change };
}

function live(headers: Record<string, string>, sourceAddresses?: string[]): LiveIntegration {
  const macs = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `mac:${value}`]));
  const integration = {
    name: 'north',
    metadata: { site: 'A', integrationName: 'fake' },
    config: { headers: { macs } },
  };
  return { integration, config: { sourceAddresses }, uplink: null, downlink: null } as unknown as LiveIntegration;
}

describe('headers filter', () => {
  const filtered = live({ 'X-Secret': 's', Authorization: 'Basic abc' });
  const right = { 'x-secret': 's', authorization: 'Basic abc' };

  it('lets in who shows every header', () => {
    expect(() => authenticate(secrets, open, filtered, arrival({ headers: right }))).not.toThrow();
  });

  it.each([
    [{}],
    [{ 'x-secret': 's' }],
    [{ ...right, 'x-secret': 'S' }],
    [{ ...right, 'x-secret': 's,s' }],
    [{ ...right, 'x-secret': '' }],
  ])('refuses %j', (headers) => {
    expect(() => authenticate(secrets, open, filtered, arrival({ headers }))).toThrow(Failure);
  });

  it('an empty expected value lets nobody in', () => {
    const empty = live({ 'X-Secret': '' });
    expect(() => authenticate(secrets, open, empty, arrival({ headers: { 'x-secret': '' } }))).toThrow(Failure);
  });
});

describe('source addresses', () => {
  it.each([
    [['203.0.113.7'], true],
    [['203.0.113.0/24'], true],
    [['2001:db8::/32', '203.0.113.8'], false],
    [[], true],
  ])('%j', (addresses, allowed) => {
    const check = () => authenticate(secrets, open, live({}, addresses), arrival());
    if (allowed) expect(check).not.toThrow();
    else expect(check).toThrow(/not allowed/);
  });

  it('knows IPv6, and refuses a sender without address', () => {
    expect(() =>
      authenticate(secrets, open, live({}, ['2001:db8::/32']), arrival({ sourceIp: '2001:db8::1' })),
    ).not.toThrow();
    const { sourceIp: _, ...nowhere } = arrival();
    expect(() => authenticate(secrets, open, live({}, ['0.0.0.0/0']), nowhere)).toThrow(Failure);
  });
});

describe('what converters may see of a request', () => {
  const headers = {
    authorization: 'Bearer x',
    cookie: 'c',
    'x-api-key': 'k',
    'x-downlink-apikey': 'd',
    'x-secret': 's',
    'x-amzn-trace-id': 't',
    'content-type': 'text/plain',
    'x-site': 'north',
  };

  it('drops credentials, filter headers and what the gateway adds', () => {
    expect(keptHeaders(live({ 'X-Secret': 's' }), headers)).toEqual({
      'content-type': 'text/plain',
      'x-site': 'north',
    });
  });

  it('the name of the integration cannot be forged by its own pairs', () => {
    expect(uplinkMetadata(live({}), arrival({ headers: { 'x-site': 'n' }, topic: 'a/b' }))).toEqual({
      site: 'A',
      integrationName: 'north',
      'Header:x-site': 'n',
      topic: 'a/b',
    });
  });
});

it('a body of exactly the limit is fine, one byte more is not', () => {
  expect(() => limitSize(arrival({ body: new Uint8Array(BODY_LIMIT) }))).not.toThrow();
  expect(() => limitSize(arrival({ body: new Uint8Array(BODY_LIMIT + 1) }))).toThrow(/limit/);
});
