import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { field, number } from './aggregate.test-kit.ts';
import { fieldsIn } from './protobuf.ts';

function read(hex: string) {
  return [...fieldsIn(new Uint8Array(Buffer.from(hex, 'hex')))];
}

it('reads every wire type, in the order of the message', () => {
  expect(read('089601' + '1202ff00' + '1d01000080' + '210200000000000000')).toEqual([
    { number: 1, value: 150 },
    { number: 2, value: new Uint8Array([255, 0]) },
    { number: 3, value: 0x80000001 },
    { number: 4, value: 2 },
  ]);
  expect(read('')).toEqual([]);
});

it('reads what a writer wrote', () => {
  const place = fc.tuple(fc.integer({ min: 1, max: 1_000 }), fc.maxSafeNat());
  fc.assert(
    fc.property(place, fc.uint8Array({ maxLength: 300 }), ([tag, value], bytes) => {
      const message = Buffer.concat([number(tag, value), field(tag, bytes)]);
      const [first, second] = [...fieldsIn(message)];
      expect(first).toEqual({ number: tag, value });
      expect(second?.number).toBe(tag);
      expect(Buffer.from(second?.value as Uint8Array)).toEqual(Buffer.from(bytes));
    }),
    { numRuns: 200 },
  );
});

describe('a broken message', () => {
  it.each([
    ['a cut-off tag', '80'],
    ['a cut-off number', '0880'],
    ['a number without end', `08${'ff'.repeat(11)}`],
    ['a length past the end', '0a0561'],
    ['a length of 2^63', '0affffffffffffffff7f61'],
    ['a cut-off fixed number', '0d010203'],
    ['field number 0', '0001'],
    ['a group', '0b'],
    ['a wire type that does not exist', '0f'],
  ])('with %s is told', (_, hex) => {
    expect(() => read(hex)).toThrow(expect.objectContaining({ code: 'bad-envelope' }));
  });

  it('ends whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          expect([...fieldsIn(bytes)].length).toBeLessThanOrEqual(bytes.length);
        } catch (thrown) {
          if (!(thrown instanceof Failure)) throw thrown;
        }
      }),
      { numRuns: 500 },
    );
  });
});
