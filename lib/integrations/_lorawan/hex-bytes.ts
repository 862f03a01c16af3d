import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';

const HEX = /^[0-9a-fA-F]*$/;

/** Device bytes of a hex member; absent or null = no bytes. Throws `bad-envelope`. */
export function hexBytes(value: Json | undefined, field: string): Uint8Array {
  if (value === undefined || value === null) return new Uint8Array();
  if (typeof value !== 'string' || value.length % 2 !== 0 || !HEX.test(value)) {
    throw new Failure('bad-envelope', `${field} is not hexadecimal`, {
      field,
      fix: 'Let the network send the payload as it is: two hex characters per byte, without separators.',
    });
  }
  return new Uint8Array(Buffer.from(value, 'hex'));
}
