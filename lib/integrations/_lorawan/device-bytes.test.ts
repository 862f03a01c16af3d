import { expect, it } from 'vitest';
import { base64Bytes } from './device-bytes.ts';

it('reads base64, and nothing as no bytes', () => {
  expect(base64Bytes('AC04', 'data')).toEqual(new Uint8Array([0, 0x2d, 0x38]));
  expect(base64Bytes('/w==', 'data')).toEqual(new Uint8Array([0xff]));
  for (const none of ['', null, undefined]) expect(base64Bytes(none, 'data')).toEqual(new Uint8Array());
});

it.each(['AC0=4', 'AC0', '00:2d', 'A-_=', 'AC04\n', 7, {}, ['AC04']])('refuses %j', (value) => {
  expect(() => base64Bytes(value, 'data')).toThrow(
    expect.objectContaining({ code: 'bad-envelope', detail: expect.objectContaining({ field: 'data' }) }),
  );
});
