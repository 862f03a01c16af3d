import { expect, it } from 'vitest';
import type { EncodedDownlink } from '../../model/downlink.ts';
import { encode } from './downlink.ts';

// biome-ignore lint/suspicious/noTemplateCurlyInString: the default of the field
const config = { downlinkTopicPattern: '${topic}', qos: '1' };
const downlink: EncodedDownlink = { contentType: 'JSON', data: '{"a":1}', metadata: { topic: 'site/dev/upload' } };

it('publishes the data on the topic of the metadata', () => {
  const payload = new TextEncoder().encode('{"a":1}');
  expect(encode(downlink, config)).toEqual([{ via: 'iot', topic: 'site/dev/upload', payload, qos: 1, retain: false }]);
});

it('decodes binary data, and follows qos and retain', () => {
  const metadata = { topic: 't', retain: 'true' };
  const [request] = encode({ contentType: 'BINARY', data: 'AQI=', metadata }, { ...config, qos: '0' });
  expect(request).toEqual({ via: 'iot', topic: 't', payload: new Uint8Array([1, 2]), qos: 0, retain: true });
});

it('publishes only where the filter of allowed topics selects', () => {
  const limited = { ...config, downlinkTopicFilter: 'site/+/upload' };
  expect(encode(downlink, limited)).toHaveLength(1);
  expect(() => encode({ ...downlink, metadata: { topic: 'other/dev/upload' } }, limited)).toThrow(
    expect.objectContaining({ code: 'bad-output', detail: expect.objectContaining({ field: 'metadata.topic' }) }),
  );
});

it.each([{}, { topic: '' }, { topic: '$aws/things/x' }, { topic: 'a/#' }, { topic: ['a'] }])(
  'refuses metadata %j',
  (metadata) => {
    expect(() => encode({ ...downlink, metadata }, config)).toThrow(expect.objectContaining({ code: 'bad-output' }));
  },
);

it('refuses what the broker cannot take', () => {
  const data = 'x'.repeat(128 * 1024 + 1);
  expect(() => encode({ ...downlink, contentType: 'TEXT', data }, config)).toThrow('131073 bytes');
});
