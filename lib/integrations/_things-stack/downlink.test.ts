import { expect, it } from 'vitest';
import type { EncodedDownlink } from '../../model/downlink.ts';
import { encode } from './downlink.ts';

const config = { server: 'https://eu1.cloud.thethings.network/', applicationId: 'cold-chain', apiKey: 'NNSXS.KEY' };
const data = '{"downlinks":[{"f_port":2,"frm_payload":"AQ8=","priority":"NORMAL"}]}';
const downlink: EncodedDownlink = { contentType: 'JSON', data, metadata: { devId: 'cold-room-3' } };

it('pushes the downlinks as they are', () => {
  expect(encode(downlink, config)).toEqual([
    {
      via: 'http',
      method: 'POST',
      url: 'https://eu1.cloud.thethings.network/api/v3/as/applications/cold-chain/devices/cold-room-3/down/push',
      headers: { 'content-type': 'application/json', authorization: 'Bearer NNSXS.KEY' },
      body: new TextEncoder().encode(data),
    },
  ]);
});

it('makes a downlink of bare bytes, as codecs give them', () => {
  const metadata = { devId: 'cold-room-3', fPort: 10, confirmed: 'true' };
  const [request] = encode({ contentType: 'BINARY', data: 'AQ8=', metadata }, config);
  const content = { f_port: 10, frm_payload: 'AQ8=', priority: 'NORMAL', confirmed: true };
  const body = request?.via === 'http' ? new TextDecoder().decode(request.body) : '';
  expect(JSON.parse(body)).toEqual({ downlinks: [content] });
});

it('leaves it to the network whether there is a device of that name', () => {
  const [request] = encode({ ...downlink, metadata: { devId: 'KWH - 22310024' } }, config);
  expect(request).toMatchObject({ url: expect.stringContaining('/devices/KWH%20-%2022310024/down/push') });
});

it('replaces the queue on demand, also by nothing', () => {
  const [request] = encode(
    { ...downlink, data: '{"downlinks":[]}', metadata: { devId: 'cold-room-3', replace: 'true' } },
    config,
  );
  expect(request).toMatchObject({ url: expect.stringMatching(/\/down\/replace$/) });
});

it.each([
  ['metadata.devId', { metadata: {} }],
  ['metadata.devId', { metadata: { devId: '../x' } }],
  ['data', { contentType: 'TEXT' as const }],
  ['metadata.fPort', { contentType: 'BINARY' as const, data: 'AQ8=' }],
  ['data', { data: '{' }],
  ['data', { data: '[]' }],
  ['data.downlinks[0].f_port', { data: '{"downlinks":[{"f_port":224,"frm_payload":""}]}' }],
  ['data.downlinks[1].f_port', { data: '{"downlinks":[{"f_port":2},7]}' }],
  ['data.downlinks[0].frm_payload', { data: '{"downlinks":[{"f_port":2,"frm_payload":"00:01"}]}' }],
  ['data.downlinks[0].frm_payload', { data: '{"downlinks":[{"f_port":2,"frm_payload":7}]}' }],
])('refuses a wrong %s', (field, change) => {
  expect(() => encode({ ...downlink, ...change }, config)).toThrow(
    expect.objectContaining({ code: 'bad-output', detail: expect.objectContaining({ field }) }),
  );
});

it.each(['server', 'applicationId', 'apiKey'])('asks for %s', (field) => {
  const { [field as 'server']: _without, ...incomplete } = config;
  expect(() => encode(downlink, incomplete)).toThrow(
    expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ field: `config.${field}` }) }),
  );
});
