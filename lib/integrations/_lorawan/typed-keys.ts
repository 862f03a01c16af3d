import type { TypedKey } from '../../model/integration.ts';

/** Keys that every LoRaWAN network server tells under these names, whatever its own spelling. */
export const lorawanKeys = {
  eui: { about: 'DevEUI of the device', example: '24e124136c226107' },
  devAddr: { about: 'Device address of the session', example: '01a2b3c4' },
  fPort: { about: 'LoRaWAN port; 0 = MAC commands only', example: 85 },
  fCnt: { about: 'Frame counter of the session', example: 4711 },
  data: { about: 'Device bytes in base64, as received', example: 'AOs4' },
  frequency: { about: 'Radio frequency in Hz', example: 868100000 },
  bandwidth: { about: 'LoRa bandwidth in Hz', example: 125000 },
  spreadingFactor: { about: 'LoRa spreading factor', example: 7 },
  codeRate: { about: 'LoRa coding rate, as the network writes it', example: '4/5' },
  rssi: { about: 'Signal strength at the best gateway in dBm', example: -67 },
  snr: { about: 'Signal-to-noise ratio at the best gateway in dB', example: 9.5 },
  channel: { about: 'Receive channel of the best gateway', example: 2 },
  latitude: { about: 'Latitude of the best gateway in degrees', example: 52.3731 },
  longitude: { about: 'Longitude of the best gateway in degrees', example: 4.8926 },
  altitude: { about: 'Altitude of the best gateway in m', example: 12 },
  ts: { about: 'Time of the uplink in epoch ms', example: 1748779200000 },
} as const satisfies { [key: string]: TypedKey };
