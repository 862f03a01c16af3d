import { expect, it } from 'vitest';
import { base64Payload, downlinkPort, flagOf } from './downlink-item.ts';

it('takes a port as number or text', () => {
  expect([downlinkPort({ fPort: 223 }), downlinkPort({ fPort: '1' })]).toEqual([223, 1]);
});

it.each([0, 224, 1.5, '', 'x', null, undefined, [2, 3]])('refuses port %j', (fPort) => {
  expect(() => downlinkPort(fPort === undefined ? {} : { fPort })).toThrow(
    expect.objectContaining({ code: 'bad-output' }),
  );
});

it('takes base64 of up to 255 bytes', () => {
  expect(base64Payload('AQ8=')).toBe('AQ8=');
  const long = Buffer.alloc(256).toString('base64');
  expect(() => base64Payload(long)).toThrow('256 bytes');
  expect(() => base64Payload('{"a":1}')).toThrow(expect.objectContaining({ code: 'bad-output' }));
});

it('reads a flag as boolean or text', () => {
  expect([true, 'true', false, 'false', 1].map((yes) => flagOf({ yes }, 'yes'))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
