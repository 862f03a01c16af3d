import { createHash } from 'node:crypto';
import type { JsonObject } from '../../model/json.ts';
import type { Report } from './report.ts';
import { literal } from './value.ts';

/**
 * SHA-256 in lower-case hex over a text with the application server's key at its end. Not an HMAC, whatever some
 * pages say. Keys are used as given; ThingPark's own are lower-case.
 */
export function lrcToken(text: string, key: string): string {
  return createHash('sha256')
    .update(text + key, 'utf8')
    .digest('hex');
}

/**
 * The part of a report that its token covers, one value after the other without separators; absent ones add nothing.
 * Source: KPN's lora-reference, `token-verification`. It names the first three kinds only. For the others the two
 * values that every report has are assumed: a wrong guess refuses a report, and never lets a forged one in, because
 * nobody makes a fitting token without the key.
 */
export function signedValues({ name, fields }: Report): string {
  const values = (...names: string[]) => names.map((one) => literal(fields, one)).join('');
  switch (name) {
    case 'DevEUI_uplink':
      return values('CustomerID', 'DevEUI', 'FPort', 'FCntUp', 'payload_hex');
    case 'DevEUI_downlink_Sent':
      return values('CustomerID', 'DevEUI', 'FPort', 'FCntDn');
    case 'DevEUI_location':
      return literal(fields, 'CustomerID') + devEuiOf(fields).toLowerCase();
    default:
      return values('CustomerID', 'DevEUI');
  }
}

export function devEuiOf(fields: JsonObject): string {
  return literal(fields, 'DevEUI');
}
