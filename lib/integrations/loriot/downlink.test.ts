import { expect, it } from 'vitest';
import type { EncodedDownlink } from '../../model/downlink.ts';
import { encode, taken } from './downlink.ts';

const config = { server: 'https://eu2.loriot.io/', applicationId: 'BE010A45', accessToken: 'vnoP' };
const metadata = { EUI: '24e124136c226107', port: '2', isHexEncoded: 'true' };
const downlink: EncodedDownlink = { contentType: 'TEXT', data: '0102AABB', metadata };

it('makes one tx request', () => {
  expect(encode(downlink, config)).toEqual([
    {
      via: 'http',
      method: 'POST',
      url: 'https://eu2.loriot.io/1/rest',
      headers: { 'content-type': 'application/json', authorization: 'Bearer vnoP' },
      body: new TextEncoder().encode(
        '{"cmd":"tx","appid":"BE010A45","EUI":"24E124136C226107","port":2,"confirmed":false,"data":"0102aabb"}',
      ),
      reference: '24e124136c226107',
    },
  ]);
});

it.each([
  ['TEXT', 'on', undefined, '6f6e'],
  ['TEXT', '0102', undefined, '30313032'],
  ['JSON', '{}', false, '7b7d'],
  ['BINARY', 'AQKquw==', undefined, '0102aabb'],
  ['TEXT', '0102aabb', true, '0102aabb'],
] as const)('sends %s %s with isHexEncoded %s as %s', (contentType, data, isHexEncoded, hex) => {
  const given = {
    EUI: metadata.EUI,
    port: 2,
    confirmed: true,
    ...(isHexEncoded === undefined ? {} : { isHexEncoded }),
  };
  const [request] = encode({ contentType, data, metadata: given }, config);
  const body = request?.via === 'http' ? JSON.parse(new TextDecoder().decode(request.body)) : null;
  expect(body).toMatchObject({ data: hex, confirmed: true });
});

it.each([
  ['metadata.EUI', { metadata: { ...metadata, EUI: '' } }],
  ['metadata.port', { metadata: { ...metadata, port: 224 } }],
  ['metadata.port', { metadata: { EUI: metadata.EUI } }],
  ['data', { data: '' }],
  ['data', { data: '012' }],
  ['data', { data: '{"a":1}' }],
  ['data', { data: '00'.repeat(243) }],
])('refuses a wrong %s', (field, change) => {
  expect(() => encode({ ...downlink, ...change }, config)).toThrow(
    expect.objectContaining({ code: 'bad-output', detail: expect.objectContaining({ field }) }),
  );
});

it.each(['server', 'applicationId', 'accessToken'])('asks for %s', (field) => {
  const { [field as 'server']: _without, ...incomplete } = config;
  expect(() => encode(downlink, incomplete)).toThrow(
    expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ field: `config.${field}` }) }),
  );
});

it('is named by its device, and refused where the answer says so with status 200', () => {
  const [request] = encode(downlink, config);
  if (request === undefined) throw new Error('no request');
  expect(taken({ status: 200, body: { cmd: 'tx', success: 'Data enqueued' } }, request)).toBe('24e124136c226107');
  expect(() => taken({ status: 200, body: { cmd: 'tx', error: 'Device not found' } }, request)).toThrow(
    expect.objectContaining({ code: 'delivery-failed', message: expect.stringContaining('Device not found') }),
  );
});
