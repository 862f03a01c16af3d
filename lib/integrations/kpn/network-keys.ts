import type { TypedKey } from '../../model/integration.ts';
import { lorawanKeys } from '../_lorawan/typed-keys.ts';

export const kpnKeys = {
  eui: { about: 'DevEUI of a LoRaWAN device', example: '24E124136C226107' },
  device: { about: 'The device as KPN Things names it', example: 'urn:dev:DEVEUI:24E124136C226107' },
  fPort: { about: 'LoRaWAN port, where the flow hands on raw data', example: 2 },
  data: { about: 'Device bytes in hex, where the flow hands on raw data', example: '002d38' },
  decoded: { about: 'The other measurements by name, as an object', example: '{"temperature":4.5}' },
  destination: { about: 'Id of the destination in KPN Things', example: 'd6a8e4f0-2a4d-4b60-9d5e-4f1c0b7a9e21' },
  payloadFormat: { about: 'BINARY for device bytes, JSON where only measurements came', example: 'BINARY' },
  ts: lorawanKeys.ts,
} as const satisfies { [key: string]: TypedKey };
