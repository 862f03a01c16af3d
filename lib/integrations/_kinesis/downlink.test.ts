import { expect, it } from 'vitest';
import type { EncodedDownlink } from '../../model/downlink.ts';
import { encode } from './downlink.ts';

const metadata = { streamName: 'to-devices', partitionKey: 'sensor-7' };
const downlink: EncodedDownlink = { contentType: 'JSON', data: '{"on":true}', metadata };

it('makes one record of text, JSON or bytes', () => {
  const payload = new TextEncoder().encode('{"on":true}');
  expect(encode(downlink)).toEqual([{ via: 'kinesis', stream: 'to-devices', partitionKey: 'sensor-7', payload }]);
  const bytes = encode({ ...downlink, contentType: 'BINARY', data: 'AP8=' });
  expect(bytes).toMatchObject([{ payload: new Uint8Array([0, 255]) }]);
});

it.each([
  ['metadata.streamName', { metadata: { partitionKey: 'p' } }],
  ['metadata.streamName', { metadata: { ...metadata, streamName: 'arn:aws:kinesis:x' } }],
  ['metadata.partitionKey', { metadata: { streamName: 's' } }],
  ['metadata.partitionKey', { metadata: { ...metadata, partitionKey: 'x'.repeat(257) } }],
  ['data', { data: 'x'.repeat(1_048_576) }],
])('refuses a wrong %s', (field, change) => {
  expect(() => encode({ ...downlink, ...change })).toThrow(
    expect.objectContaining({ code: 'bad-output', detail: expect.objectContaining({ field }) }),
  );
});
