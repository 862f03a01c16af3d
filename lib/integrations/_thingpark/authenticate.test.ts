import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { authenticate, type Security } from './authenticate.ts';
import { arrivalOf, reportOf, VECTOR, xmlOf } from './report.test-kit.ts';
import { lrcToken } from './token.ts';

const security: Security = { asId: VECTOR.asId, asKey: VECTOR.asKey, maxTimeDiffInSeconds: 60 };
const signed = `${VECTOR.query}&Token=${VECTOR.token}`;
const body = reportOf(VECTOR.fields);

const check = (text = body, query: string = signed, receivedAt = VECTOR.time, config: Partial<Security> = security) =>
  authenticate(arrivalOf(text, query, receivedAt), { maxTimeDiffInSeconds: 60, ...config });

const refused = (field?: string) =>
  expect.objectContaining({
    code: 'unauthenticated',
    ...(field === undefined ? {} : { detail: expect.objectContaining({ field }) }),
  });

function textual(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

/** A query signed with the vector's key over any values. */
function signedOver(values: string, query: string = VECTOR.query): string {
  return `${query}&Token=${lrcToken(values + query, VECTOR.asKey)}`;
}

describe('lets in', () => {
  it.each([
    ['the published vector', body, signed],
    ['its + escaped, as the wire has it', body, signed.replaceAll('+', '%2B')],
    ['its colons escaped', body, signed.replaceAll(':', '%3A')],
    ['untyped JSON', reportOf(textual(VECTOR.fields)), signed],
    ['XML', xmlOf(VECTOR.fields), signed],
    ['parameters behind the token', body, `${signed}&later=1`],
  ])('%s', (_what, text, query) => {
    expect(() => check(text, query)).not.toThrow();
  });

  it('a key entered in upper case', () => {
    expect(() => check(body, signed, VECTOR.time, { ...security, asKey: VECTOR.asKey.toUpperCase() })).not.toThrow();
  });

  it('everything while neither AS ID nor key is configured', () => {
    expect(() => check('?', '', 0, { asId: undefined, asKey: undefined } as never)).not.toThrow();
  });

  it.each([-60_000, 60_000])('a report %d ms away', (difference) => {
    expect(() => check(body, signed, VECTOR.time + difference)).not.toThrow();
  });

  it.each([
    ['DevEUI_downlink_Sent', { FCntDn: 7 }, '1000062460059AC000010020D27'],
    ['DevEUI_location', {}, '1000062460059ac000010020d'],
    ['DevEUI_notification', { Type: 'join' }, '1000062460059AC000010020D'],
  ])('a signed %s', (name, more, values) => {
    const text = reportOf({ ...VECTOR.fields, ...more }, name);
    expect(() => check(text, signedOver(values))).not.toThrow();
    expect(() => check(text, signedOver(`${values}0`))).toThrow(refused('query.Token'));
  });

  it('a join request, which has neither port nor counter nor payload', () => {
    const { FPort: _port, FCntUp: _count, payload_hex: _payload, ...join } = VECTOR.fields;
    expect(() => check(reportOf({ ...join, MType: '0' }), signedOver('1000062460059AC000010020D'))).not.toThrow();
  });
});

describe('refuses', () => {
  it.each([
    ['no query', '', 'query.Token'],
    ['no token', VECTOR.query, 'query.Token'],
    ['an empty token', `${VECTOR.query}&Token=`, 'query.Token'],
    ['a cut token', signed.slice(0, -1), 'query.Token'],
    ['a longer token', `${signed}0`, 'query.Token'],
    ['a token in upper case', `${VECTOR.query}&Token=${VECTOR.token.toUpperCase()}`, 'query.Token'],
    ['a second token in front', `${VECTOR.query}&Token=00&Token=${VECTOR.token}`, 'query.Token'],
    ['a token of another name', `${VECTOR.query}&token=${VECTOR.token}`, 'query.Token'],
    ['+ as a space', signed.replaceAll('+', '%20'), 'query.Time'],
    ['a broken escape', signed.replace('+', '%zz'), 'query.Token'],
    ['AS_ID twice', `AS_ID=hookbin&${signed}`, 'query.Token'],
    ['another AS_ID', signedOver('', VECTOR.query.replace('hookbin', 'hookbim')), 'query.AS_ID'],
    ['no AS_ID', signedOver('', VECTOR.query.replace('AS_ID=hookbin&', '')), 'query.AS_ID'],
    ['no Time', signedOver('', VECTOR.query.replace(/&Time=.*/, '')), 'query.Time'],
    ['a Time without offset', signedOver('', VECTOR.query.replace('+02:00', '')), 'query.Time'],
    ['parameters in another order', `LrnFPort=2&${signed.replace('&LrnFPort=2', '')}`, 'query.Token'],
    ['a parameter in front', `site=1&${signed}`, 'query.Token'],
  ])('%s', (_what, query, field) => {
    expect(() => check(body, query)).toThrow(refused(field));
  });

  it.each([-60_001, 60_001, 86_400_000])('a report %d ms away', (difference) => {
    expect(() => check(body, signed, VECTOR.time + difference)).toThrow(refused('query.Time'));
  });

  it('keeps to the configured difference', () => {
    expect(() => check(body, signed, VECTOR.time + 61_000, { ...security, maxTimeDiffInSeconds: 300 })).not.toThrow();
    expect(() => check(body, signed, VECTOR.time + 6_000, { ...security, maxTimeDiffInSeconds: 5 })).toThrow(refused());
  });

  it.each([
    [{ asId: 'hookbin', asKey: undefined }, 'config.asKey'],
    [{ asId: undefined, asKey: VECTOR.asKey }, 'config.asId'],
    [{ asId: '', asKey: VECTOR.asKey }, 'config.asId'],
    [{ asId: 'hookbin', asKey: '' }, 'config.asKey'],
  ])('everything with half a configuration %j', (half, field) => {
    expect(() => check(body, signed, VECTOR.time, half as never)).toThrow(refused(field));
  });

  it.each(['', '{', '[]', '{"x":1}', '<a/>', '<DevEUI_uplink>'])('a body that is no report: %s', (text) => {
    expect(() => check(text)).toThrow(refused('body'));
  });

  it('digits moved from one value into the next', () => {
    const values = '1000062460059AC000010020123' + '00277c';
    const query = VECTOR.query.replace('0059AC000010020D', '0059AC0000100201');
    const fields = { ...VECTOR.fields, DevEUI: '0059AC0000100201', payload_hex: '00277c' };
    expect(() => check(reportOf(fields), signedOver(values, query))).not.toThrow();
    const device = { ...fields, CustomerID: '10000624', DevEUI: '60059AC000010020', FPort: 12 };
    expect(() => check(reportOf(device), signedOver(values, query))).toThrow(refused('query.LrnDevEui'));
    const port = { ...fields, FPort: 23, FCntUp: '' };
    expect(() => check(reportOf(port), signedOver(values, query))).toThrow(refused('query.LrnFPort'));
  });

  it('every signed value with one bit altered', () => {
    const names = ['CustomerID', 'DevEUI', 'FPort', 'FCntUp', 'payload_hex'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(31), fc.nat(6), (name, position, bit) => {
        const text = String(VECTOR.fields[name]);
        const index = position % text.length;
        const flipped = String.fromCharCode(text.charCodeAt(index) ^ (1 << bit));
        const altered = text.slice(0, index) + flipped + text.slice(index + 1);
        expect(() => check(reportOf({ ...VECTOR.fields, [name]: altered }))).toThrow(refused());
      }),
      { numRuns: 500 },
    );
  });

  it('the query with one bit altered', () => {
    fc.assert(
      fc.property(fc.nat(signed.length - 1), fc.nat(6), (index, bit) => {
        const altered =
          signed.slice(0, index) + String.fromCharCode(signed.charCodeAt(index) ^ (1 << bit)) + signed.slice(index + 1);
        expect(() => check(body, altered)).toThrow(refused());
      }),
      { numRuns: 1_000 },
    );
  });

  it('anything made up, and never says more than that', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array({ maxLength: 200 }), (query, bytes) => {
        const arrival = { ...arrivalOf('', `${query}&Token=${VECTOR.token}`), body: bytes };
        expect(() => authenticate(arrival, security)).toThrow(refused());
      }),
    );
    expect(() => check(body, `${signed}0`)).toThrow(expect.not.stringContaining(VECTOR.asKey) as never);
  });
});
