import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { encodedDownlinksOf } from './encoded-downlinks.ts';

function field(output: Json): string | undefined {
  try {
    encodedDownlinksOf(output);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'bad-output') return thrown.detail.field ?? '';
    throw thrown;
  }
  return 'no failure';
}

describe('encodedDownlinksOf', () => {
  it('takes one object, several, or nothing', () => {
    const one = {
      contentType: 'JSON',
      data: '{"tempFreq":60}',
      metadata: { topic: 'temp-sensor/sensorA/upload' },
    } as const;
    expect(encodedDownlinksOf(one)).toEqual([one]);
    expect(encodedDownlinksOf([one, { contentType: 'text', data: 'on' }])).toEqual([
      one,
      { contentType: 'TEXT', data: 'on', metadata: {} },
    ]);
    for (const nothing of [null, [], {}, [{}]]) expect(encodedDownlinksOf(nothing)).toEqual([]);
  });

  it('takes what scripts give instead of text', () => {
    const data = (contentType: string, given: Json) => encodedDownlinksOf({ contentType, data: given })[0]?.data;
    expect(data('JSON', { a: [1] })).toBe('{"a":[1]}');
    expect(data('JSON', 'not checked')).toBe('not checked');
    expect(data('TEXT', 5)).toBe('5');
    expect(data('BINARY', [1, 255, -1])).toBe('Af//');
    expect(data('BINARY', 'AQ==')).toBe('AQ==');
    expect(data('BINARY', 'AQ')).toBe('AQ==');
    expect(data('BINARY', '-_8=')).toBe('+/8=');
    expect(data('BINARY', '')).toBe('');
  });

  it('names the place of what is wrong', () => {
    expect(field('on')).toBe('');
    expect(field([{ contentType: 'JSON', data: '' }, 'on'])).toBe('[1]');
    expect(field({ data: 'on' })).toBe('contentType');
    expect(field({ contentType: 'XML', data: '' })).toBe('contentType');
    expect(field({ contentType: 'JSON' })).toBe('data');
    expect(field({ contentType: 'TEXT', data: {} })).toBe('data');
    expect(field({ contentType: 'BINARY', data: 'not base64!' })).toBe('data');
    expect(field({ contentType: 'BINARY', data: [256] })).toBe('data');
    expect(field([{ contentType: 'TEXT', data: 'a', metadata: 'b' }])).toBe('[0].metadata');
  });
});
