import { expect, it } from 'vitest';
import type { EncodedDownlink } from '../../model/downlink.ts';
import { render } from './downlink.ts';

const downlink: EncodedDownlink = {
  contentType: 'TEXT',
  data: 'DEADbeefcafebabe',
  metadata: { device: '1D3A7B', other: 1 },
};

it('makes the answer that Sigfox expects', () => {
  const { contentType, body } = render(downlink);
  expect(contentType).toBe('application/json');
  expect(new TextDecoder().decode(body)).toBe('{"1D3A7B":{"downlinkData":"deadbeefcafebabe"}}');
});

it('takes bytes as base64', () => {
  const { body } = render({ ...downlink, contentType: 'BINARY', data: '3q2+78r+ur4=' });
  expect(JSON.parse(new TextDecoder().decode(body))).toEqual({ '1D3A7B': { downlinkData: 'deadbeefcafebabe' } });
});

it.each([0, 4, 7, 9])('refuses %s bytes and says how many it takes', (size) => {
  const wrong = { ...downlink, data: '00'.repeat(size) };
  expect(() => render(wrong)).toThrow(`data holds ${size} bytes; a Sigfox downlink has exactly 8`);
  expect(() => render({ ...wrong, contentType: 'BINARY', data: Buffer.alloc(size).toString('base64') })).toThrow(
    expect.objectContaining({ code: 'bad-output' }),
  );
});

it.each([
  ['metadata.device', { metadata: {} }],
  ['metadata.device', { metadata: { device: 'Sigfox-1D3A7B' } }],
  ['data', { data: 'deadbeefcafebab' }],
  ['data', { data: 'not hex at all!!' }],
  ['data', { contentType: 'JSON' as const }],
])('refuses a wrong %s', (field, change) => {
  expect(() => render({ ...downlink, ...change })).toThrow(
    expect.objectContaining({ code: 'bad-output', detail: expect.objectContaining({ field }) }),
  );
});
