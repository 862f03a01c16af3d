import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Device bytes of a base64 member; absent = no bytes (a frame with MAC commands only). Throws `bad-envelope`. */
export function base64Bytes(value: Json | undefined, field: string): Uint8Array {
  if (value === undefined || value === null) return new Uint8Array();
  if (typeof value !== 'string' || value.length % 4 !== 0 || !BASE64.test(value)) {
    throw new Failure('bad-envelope', `${field} is not base64`, {
      field,
      fix: 'Let the network server send the payload as it is; network servers write it in standard base64 with padding.',
    });
  }
  return new Uint8Array(Buffer.from(value, 'base64'));
}
