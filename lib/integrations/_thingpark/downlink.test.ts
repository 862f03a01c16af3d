import { expect, it } from 'vitest';
import type { EncodedDownlink } from '../../model/downlink.ts';
import type { DownlinkRequest } from '../../model/integration.ts';
import type { JsonObject } from '../../model/json.ts';
import { encode } from './downlink.ts';
import { lrcToken } from './token.ts';

const URL_OF_LRC = 'https://api.thingpark.com/thingpark/lrc/rest/downlink';
const config = { asId: 'app1.sample.com', asKey: '46ab678cd45df4a4e4b375eacd096acc', downlinkUrl: URL_OF_LRC };
const metadata: JsonObject = { DevEUI: '000000000f1d8693', FPort: 1 };
const downlink: EncodedDownlink = { contentType: 'TEXT', data: '00', metadata };
const AT = Date.UTC(2016, 0, 11, 14, 28, 0, 999);

function urlOf([request]: DownlinkRequest[]): string {
  return request?.via === 'http' ? request.url : '';
}

it('signs as the published vector of KPN does', () => {
  const query = 'DevEUI=000000000F1D8693&FPort=1&Payload=00&AS_ID=app1.sample.com&Time=2016-01-11T14:28:00';
  const token = lrcToken(query, '46ab678cd45df4a4e4b375Eacd096acc');
  expect(token).toBe('b5a84fe9c8921e9de359e3041a37b76c4b122f6f9b83577b5596c842052f7e62');
});

it('makes one request, with everything in the query', () => {
  const query = 'DevEUI=000000000F1D8693&FPort=1&Payload=00&AS_ID=app1.sample.com&Time=2016-01-11T14:28:00';
  expect(encode(downlink, config, AT)).toEqual([
    {
      via: 'http',
      method: 'POST',
      url: `${URL_OF_LRC}?${query.replaceAll(':', '%3A')}&Token=${lrcToken(query, config.asKey)}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new Uint8Array(),
    },
  ]);
});

it('uses the key in lower case, as ThingPark hands it out', () => {
  const upper = { ...config, asKey: config.asKey.toUpperCase() };
  expect(encode(downlink, upper, AT)).toEqual(encode(downlink, config, AT));
});

it('signs what is meant and sends it escaped', () => {
  const given = {
    ...metadata,
    Confirmed: true,
    FlushDownlinkQueue: '0',
    ValidityTime: '2016-01-11T16:28:00+02:00',
    CorrelationID: '0123456789abcdef',
  };
  const url = new URL(urlOf(encode({ ...downlink, metadata: given }, { ...config, asId: 'a&b +ü' }, AT)));
  const plain =
    'DevEUI=000000000F1D8693&FPort=1&Payload=00&AS_ID=a&b +ü&Time=2016-01-11T14:28:00' +
    '&Confirmed=1&FlushDownlinkQueue=0&ValidityTime=2016-01-11T16:28:00+02:00&CorrelationID=0123456789abcdef';
  expect(Object.fromEntries(url.searchParams)).toEqual({
    DevEUI: '000000000F1D8693',
    FPort: '1',
    Payload: '00',
    AS_ID: 'a&b +ü',
    Time: '2016-01-11T14:28:00',
    Confirmed: '1',
    FlushDownlinkQueue: '0',
    ValidityTime: '2016-01-11T16:28:00+02:00',
    CorrelationID: '0123456789abcdef',
    Token: lrcToken(plain, config.asKey),
  });
  expect(url.search).toContain('%2B02');
});

it('takes bytes in base64 too', () => {
  expect(urlOf(encode({ ...downlink, contentType: 'BINARY', data: 'AQ8=' }, config, AT))).toContain('&Payload=010f&');
});

it('takes what codecs give', () => {
  const given = { DevEUI: '000000000f1d8693', EUI: '000000000f1d8693', fPort: 1, FPort: 1, port: 1, confirmed: 'true' };
  const url = urlOf(encode({ contentType: 'BINARY', data: 'AQ8=', metadata: given }, {}, AT));
  expect(url).toBe(`${URL_OF_LRC}?DevEUI=000000000F1D8693&FPort=1&Payload=010f&Confirmed=1`);
});

it('signs nothing without AS ID and key', () => {
  expect(urlOf(encode(downlink, { downlinkUrl: URL_OF_LRC }, AT))).toBe(
    `${URL_OF_LRC}?DevEUI=000000000F1D8693&FPort=1&Payload=00`,
  );
});

it.each([
  ['metadata.DevEUI', { metadata: { FPort: 1 } }],
  ['metadata.DevEUI', { metadata: { ...metadata, DevEUI: '../../admin' } }],
  ['metadata.FPort', { metadata: { DevEUI: '000000000f1d8693' } }],
  ['metadata.FPort', { metadata: { ...metadata, FPort: 224 } }],
  ['metadata.ValidityTime', { metadata: { ...metadata, ValidityTime: 'soon&Token=1' } }],
  ['metadata.CorrelationID', { metadata: { ...metadata, CorrelationID: 'x' } }],
  ['data', { data: '' }],
  ['data', { data: '0' }],
  ['data', { data: '00'.repeat(243) }],
  ['data', { contentType: 'JSON' as const, data: '{"a":1}' }],
])('refuses a wrong %s', (field, change) => {
  expect(() => encode({ ...downlink, ...change }, config, AT)).toThrow(
    expect.objectContaining({ code: 'bad-output', detail: expect.objectContaining({ field }) }),
  );
});

it.each([
  ['config.asKey', { asId: 'x', downlinkUrl: URL_OF_LRC }],
  ['config.asId', { asKey: 'x', downlinkUrl: URL_OF_LRC }],
  ['config.downlinkUrl', { downlinkUrl: `${URL_OF_LRC}?a=1` }],
])('asks for %s', (field, incomplete) => {
  expect(() => encode(downlink, incomplete, AT)).toThrow(
    expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ field }) }),
  );
});
