import { expect, it } from 'vitest';
import type { EncodedDownlink } from '../../model/downlink.ts';
import { encode } from './downlink.ts';

const config = { server: 'https://rest.example.com:8090//', apiToken: 'eyJ0.token' };
const metadata = { DevEUI: '24E124136C226107', fPort: '85', confirmed: 'true' };
const downlink: EncodedDownlink = { contentType: 'TEXT', data: 'AQ8=', metadata };

it('makes a queue item', () => {
  const [request] = encode(downlink, config);
  expect(request).toMatchObject({
    via: 'http',
    method: 'POST',
    url: 'https://rest.example.com:8090/api/devices/24e124136c226107/queue',
    headers: { 'content-type': 'application/json', 'grpc-metadata-authorization': 'Bearer eyJ0.token' },
  });
  expect(bodyOf(request)).toEqual({
    queueItem: { devEui: '24e124136c226107', confirmed: true, fPort: 85, data: 'AQ8=' },
  });
});

it.each([
  ['hex that cannot be base64', 'ff10ff', {}, 'ff10ff'],
  ['hex that is said to be hex', 'ff25ff25', { isHexEncoded: true }, 'ff25ff25'],
  ['what may be base64', 'ff25ff25', {}, Buffer.from('ff25ff25', 'base64').toString('hex')],
])('reads %s', (_, data, more, hex) => {
  const [request] = encode({ ...downlink, data, metadata: { ...metadata, ...more } }, config);
  expect(bodyOf(request)).toMatchObject({ queueItem: { data: Buffer.from(hex, 'hex').toString('base64') } });
});

it('hands JSON to the codec of ChirpStack', () => {
  const [request] = encode(
    { contentType: 'JSON', data: '{"valve":"open"}', metadata: { ...metadata, confirmed: false } },
    config,
  );
  expect(bodyOf(request)).toMatchObject({ queueItem: { object: { valve: 'open' }, confirmed: false } });
});

it('makes a queue item of version 3', () => {
  const old = { ...config, apiVersion: '3' };
  const item = { devEUI: '24e124136c226107', confirmed: true, fPort: 85 };
  expect(bodyOf(encode(downlink, old)[0])).toEqual({ deviceQueueItem: { ...item, data: 'AQ8=' } });
  const json = { ...downlink, contentType: 'JSON' as const, data: '{"valve":"open"}' };
  expect(bodyOf(encode(json, old)[0])).toEqual({ deviceQueueItem: { ...item, jsonObject: '{"valve":"open"}' } });
});

it.each([
  ['metadata.DevEUI', { metadata: { fPort: 1 } }],
  ['metadata.DevEUI', { metadata: { ...metadata, DevEUI: '../../admin' } }],
  ['metadata.DevEUI', { metadata: { ...metadata, DevEUI: '' } }],
  ['metadata.fPort', { metadata: { DevEUI: metadata.DevEUI } }],
  ['data', { data: 'not base64!' }],
  ['data', { contentType: 'JSON' as const, data: '[1]' }],
  ['data', { contentType: 'JSON' as const, data: '{' }],
])('refuses a wrong %s', (field, change) => {
  expect(() => encode({ ...downlink, ...change }, config)).toThrow(
    expect.objectContaining({ code: 'bad-output', detail: expect.objectContaining({ field }) }),
  );
});

it.each([
  ['config.server', { apiToken: 'x' }],
  ['config.apiToken', { server: 'https://rest.example.com' }],
])('asks for %s', (field, incomplete) => {
  expect(() => encode(downlink, incomplete)).toThrow(
    expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ field }) }),
  );
});

function bodyOf(request: ReturnType<typeof encode>[number] | undefined): unknown {
  return request?.via === 'http' ? JSON.parse(new TextDecoder().decode(request.body)) : null;
}
