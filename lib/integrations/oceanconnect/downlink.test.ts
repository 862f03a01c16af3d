import { describe, expect, it } from 'vitest';
import type { EncodedDownlink } from '../../model/downlink.ts';
import { commandStatusOf } from './command-status.ts';
import { encode, taken } from './downlink.ts';

const config = { server: 'https://iot.example.com:8743/', appId: 'a 7', secret: 's&cret' };
const command = { serviceId: 'Valve', method: 'OPEN', paras: { angle: 90 } };
const downlink: EncodedDownlink = {
  contentType: 'JSON',
  data: JSON.stringify(command),
  metadata: { deviceId: '92d3f8da-200a-4143-8d0d-591a7e11de6c' },
};

const bodyOf = (given: EncodedDownlink, more = {}): unknown => {
  const [request] = encode(given, { ...config, ...more });
  return request?.via === 'http' ? JSON.parse(new TextDecoder().decode(request.body)) : null;
};

it('makes a command, and names the login it needs', () => {
  const [request] = encode(downlink, config);
  expect(request).toMatchObject({
    method: 'POST',
    url: 'https://iot.example.com:8743/iocm/app/cmd/v1.4.0/deviceCommands?appId=a%207',
    headers: { 'content-type': 'application/json', app_key: 'a 7' },
    login: {
      url: 'https://iot.example.com:8743/iocm/app/sec/v1.1.0/login',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new TextEncoder().encode('appId=a+7&secret=s%26cret'),
    },
    tls: {},
  });
  expect(bodyOf(downlink)).toEqual({ deviceId: '92d3f8da-200a-4143-8d0d-591a7e11de6c', command });
});

it('takes options, bytes and certificates', () => {
  const metadata = { ...downlink.metadata, expireTime: '0', maxRetransmit: 3 };
  const callbackUrl = 'https://tributary.example.com/api/v1/integrations/oceanconnect/key';
  expect(bodyOf({ ...downlink, metadata }, { callbackUrl })).toMatchObject({
    expireTime: 0,
    maxRetransmit: 3,
    callbackUrl,
  });
  const bytes = { ...downlink, contentType: 'BINARY' as const, data: 'AQJY' };
  expect(bodyOf(bytes)).toMatchObject({ command: { serviceId: 'RawData', method: 'CMD', paras: { rawData: 'AQJY' } } });
  const named = { ...bytes, metadata: { ...downlink.metadata, serviceId: 'Raw', method: 'PUT' } };
  expect(bodyOf(named)).toMatchObject({ command: { serviceId: 'Raw', method: 'PUT' } });
  const pem = { clientCertificate: 'C', clientKey: 'K', serverCertificate: 'A' };
  expect(encode(downlink, { ...config, ...pem })[0]).toMatchObject({
    tls: { certificate: 'C', key: 'K', authority: 'A' },
  });
});

it.each([
  ['metadata.deviceId', { metadata: {} }],
  ['metadata.expireTime', { metadata: { ...downlink.metadata, expireTime: 'soon' } }],
  ['metadata.maxRetransmit', { metadata: { ...downlink.metadata, maxRetransmit: -1 } }],
  ['data', { data: '{' }],
  ['data', { data: '[]' }],
  ['data', { data: '{"serviceId":"Valve"}' }],
])('refuses a wrong %s', (field, change) => {
  expect(() => encode({ ...downlink, ...change }, config)).toThrow(
    expect.objectContaining({ code: 'bad-output', detail: expect.objectContaining({ field }) }),
  );
});

it.each([
  ['config.server', { server: '' }],
  ['config.appId', { appId: '' }],
  ['config.secret', { secret: '' }],
  ['config.clientKey', { clientCertificate: 'C' }],
  ['config.clientCertificate', { clientKey: 'K' }],
])('asks for %s', (field, change) => {
  expect(() => encode(downlink, { ...config, ...change })).toThrow(
    expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ field }) }),
  );
});

describe('the status of a command', () => {
  const told = (resultCode: unknown, more = {}) =>
    commandStatusOf({ deviceId: 'd', commandId: 'c', result: { resultCode, resultDetail: null }, ...more } as never);

  it.each([
    ['SENT', 'transmitted'],
    ['DELIVERED', 'transmitted'],
    ['SUCCESSFUL', 'acked'],
    ['FAILED', 'failed'],
    ['TIMEOUT', 'failed'],
    ['EXPIRED', 'failed'],
  ])('%s: %s', (code, state) => {
    expect(told(code)).toMatchObject({ event: 'commandStatus', downlink: { providerId: 'c', state } });
  });

  it('tells nothing by a code nobody knows, and is no other notification', () => {
    expect(told('PENDING')?.downlink).toBeUndefined();
    expect(told('constructor')?.downlink).toBeUndefined();
    expect(told(7)).toBeUndefined();
    expect(told('SENT', { notifyType: 'deviceAdded' })).toBeUndefined();
    expect(told('SENT', { commandId: '' })).toBeUndefined();
  });

  it('is of the command whose id was answered', () => {
    expect(taken({ status: 201, body: { commandId: 'c' } })).toBe('c');
    expect(taken({ status: 201, body: 'text' })).toBeUndefined();
  });
});
