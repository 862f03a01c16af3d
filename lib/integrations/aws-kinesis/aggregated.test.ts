import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { aggregated, field, number, type Put, sealed } from './aggregate.test-kit.ts';
import { aggregatedIn, COUNT_LIMIT } from './aggregated.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const record = (place: number, data: string, ...more: Uint8Array[]) =>
  field(3, Buffer.concat([number(1, place), field(3, data), ...more]));

/** Each record as `key=data`, or what is wrong with it. */
function told(body: Uint8Array): string[] | undefined {
  return aggregatedIn(body)?.map((one) => ('damage' in one ? one.damage : `${one.partitionKey}=${text(one.data)}`));
}

it('gives each record its data and keys, in their order', () => {
  expect(aggregatedIn(aggregated(['a', 'one'], ['b', 'two', '7'], ['a', '', '8']))).toEqual([
    { data: new Uint8Array(Buffer.from('one')), partitionKey: 'a' },
    { data: new Uint8Array(Buffer.from('two')), partitionKey: 'b', explicitHashKey: '7' },
    { data: new Uint8Array(), partitionKey: 'a', explicitHashKey: '8' },
  ]);
  expect(aggregatedIn(sealed())).toEqual([]);
});

it('reads the records a public aggregator wrote', () => {
  const body = '84mawgoBYQoBYhIFMTIzNDUaBwgAGgNvbmUaCQgBEAAaA3R3bxoJCAAaBXRocmVltUS6YUd5MAMjLOhENM1xFA==';
  expect(told(new Uint8Array(Buffer.from(body, 'base64')))).toEqual(['a=one', 'b=two', 'a=three']);
});

it('reads whatever was put in', () => {
  const key = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((one) => [...one].length <= 256);
  const put = fc.tuple(key, fc.uint8Array({ maxLength: 200 })) as fc.Arbitrary<Put>;
  fc.assert(
    fc.property(fc.array(put, { maxLength: 30 }), (puts) => {
      const read = aggregatedIn(aggregated(...puts));
      const keys = read?.map((one) => ('damage' in one ? one.damage : one.partitionKey));
      expect(keys).toEqual(puts.map(([one]) => one));
      expect(read?.map(({ data }) => data)).toEqual(puts.map(([, data]) => data));
    }),
    { numRuns: 100 },
  );
});

it('passes over fields that it does not know, and known ones of another kind', () => {
  const tag = field(4, Buffer.concat([field(1, 'key'), field(2, 'value')]));
  const odd = [number(1, 5), field(9, 'new'), number(10, 3), field(1, 'a')];
  expect(told(sealed(...odd, record(0, 'x', tag, number(7, 1))))).toEqual(['a=x']);
});

it('takes keys that stand behind the records', () => {
  expect(told(sealed(record(0, 'x'), field(1, 'a')))).toEqual(['a=x']);
});

describe('an ordinary record', () => {
  const whole = aggregated(['a', 'one']);
  const flipped = (at: number) => whole.map((byte, index) => (index === at ? byte ^ 1 : byte));
  it.each([
    ['has other first bytes', flipped(3)],
    ['has another message', flipped(6)],
    ['has another checksum', flipped(whole.length - 1)],
    ['is cut off', whole.subarray(0, -1)],
    ['is the magic number alone', whole.subarray(0, 4)],
    ['is empty', new Uint8Array()],
    ['is larger than any aggregated one', aggregated(['a', new Uint8Array(1024 * 1024)])],
  ])('%s', (_, body) => expect(aggregatedIn(body)).toBeNull());
});

describe('one bad record among good ones', () => {
  it.each([
    ['names a key that is not there', record(4, 'x'), 'it names partition key 4 of 1'],
    ['names a key in no number', record(2 ** 60, 'x'), expect.stringMatching(/^it names partition key 11529\d+ of 1$/)],
    ['names no key', field(3, field(3, 'x')), 'it names no partition key'],
    ['has a key of another kind', field(3, Buffer.concat([field(1, 'a'), field(3, 'x')])), 'it names no partition key'],
    ['names a hash key that is not there', record(0, 'x', number(2, 0)), 'it names explicit hash key 0 of 0'],
    ['has no data', field(3, number(1, 0)), 'it has no data'],
    ['is empty', field(3, ''), 'it has no data'],
    ['has a lying length', field(3, Buffer.from([8, 0, 26, 127])), expect.stringContaining('a length of 127')],
  ])('%s', (_, bad, damage) => {
    expect(told(sealed(field(1, 'a'), record(0, '1'), bad, record(0, '3')))).toEqual(['a=1', damage, 'a=3']);
  });

  it('has an empty key, or one longer than Kinesis takes', () => {
    const keys = ['', '🜁'.repeat(256), '🜁'.repeat(257), 'x'.repeat(2_000)];
    const body = sealed(...keys.map((key) => field(1, key)), ...keys.map((_, place) => record(place, 'x')));
    const long = 'its partition key has more than 256 characters';
    expect(told(body)).toEqual(['its partition key is empty', `${'🜁'.repeat(256)}=x`, long, long]);
  });
});

describe('a broken whole', () => {
  it.each([
    ['a cut-off record', sealed(field(1, 'a'), Buffer.from([0x1a, 0x7f, 8, 0]))],
    ['a group', sealed(Buffer.from([0x0b]))],
    ['too many records', sealed(field(1, 'a'), Buffer.from('1a00'.repeat(COUNT_LIMIT + 1), 'hex'))],
    ['too many keys', sealed(Buffer.from('0a00'.repeat(COUNT_LIMIT + 1), 'hex'))],
  ])('is told: %s', (_, body) => {
    expect(() => aggregatedIn(body)).toThrow(expect.objectContaining({ code: 'bad-envelope' }));
  });

  it('holds as many records as it may', () => {
    const body = sealed(field(1, 'a'), Buffer.from('1a0408001a00'.repeat(COUNT_LIMIT), 'hex'));
    expect(aggregatedIn(body)).toHaveLength(COUNT_LIMIT);
  });

  it('throws nothing else, whatever stands between number and checksum', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        try {
          expect(aggregatedIn(sealed(bytes))).toBeInstanceOf(Array);
        } catch (thrown) {
          if (!(thrown instanceof Failure)) throw thrown;
        }
      }),
      { numRuns: 500 },
    );
  });
});
