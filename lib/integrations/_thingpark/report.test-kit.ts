import type { Arrival } from '../../model/arrival.ts';
import type { JsonObject } from '../../model/json.ts';

/** The published vector: KPN's LoRa example of the IoT academy. */
export const VECTOR = {
  asId: 'hookbin',
  asKey: '00112233445566778899aabbccddeeff',
  time: Date.parse('2016-07-05T08:58:26.911+02:00'),
  query:
    'LrnDevEui=0059AC000010020D&LrnFPort=2&LrnInfos=TWA_100006246.167.AS-1-1361149' +
    '&AS_ID=hookbin&Time=2016-07-05T08:58:26.911+02:00',
  token: '18f44bb294f9dd33b5168eeb92a0c7f9fa807914097dc9bb2ed5a789a65fad33',
  fields: {
    Time: '2016-07-05T08:58:26.911+02:00',
    DevEUI: '0059AC000010020D',
    FPort: 2,
    FCntUp: 3,
    payload_hex: '00277c0878fd9b2e000000000000ffff',
    CustomerID: '100006246',
  },
} as const;

export function arrivalOf(body: string, rawQuery = '', receivedAt = VECTOR.time): Arrival {
  const bytes = new TextEncoder().encode(body);
  return { id: 'a', receivedAt, body: bytes, contentType: 'application/json', headers: {}, rawQuery };
}

export function reportOf(fields: JsonObject, name = 'DevEUI_uplink'): string {
  return JSON.stringify({ [name]: fields });
}

/** The same report as XML: flat fields only. */
export function xmlOf(fields: JsonObject, name = 'DevEUI_uplink'): string {
  const members = Object.entries(fields).map(([key, value]) => `<${key}>${value}</${key}>`);
  return `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns="http://uri.actility.com/lora">${members.join('')}</${name}>`;
}
