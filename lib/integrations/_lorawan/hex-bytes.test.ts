import { expect, it } from 'vitest';
import { hexBytes } from './hex-bytes.ts';

it('reads hex of either case, and nothing as no bytes', () => {
  expect(hexBytes('002dFf', 'data')).toEqual(new Uint8Array([0, 0x2d, 0xff]));
  for (const none of ['', null, undefined]) expect(hexBytes(none, 'data')).toEqual(new Uint8Array());
});

it.each(['0', '00:2d', '0x00', 'AC0=', '00\n', 7, {}, ['00']])('refuses %j', (value) => {
  expect(() => hexBytes(value, 'data')).toThrow(
    expect.objectContaining({ code: 'bad-envelope', detail: expect.objectContaining({ field: 'data' }) }),
  );
});
