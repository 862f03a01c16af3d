import type { TypedKey } from '../../model/integration.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { objectAt, present } from '../_envelope/read.ts';
import { flagField, numberField, textField } from './fields.ts';

export const sigfoxKeys = {
  device: { about: 'Sigfox id of the device, as received', example: '1D3A7B' },
  data: { about: 'Device bytes in hex, as received', example: '002d38' },
  seqNumber: { about: 'Sequence number of the frame, 0 to 4095', example: 1207 },
  time: { about: 'Time of the frame in epoch seconds', example: 1748779200 },
  ts: { about: 'Time of the frame in epoch ms', example: 1748779200000 },
  ack: { about: 'Whether the device asked for a downlink', example: false },
  longPolling: { about: 'Whether Sigfox waits longer for the answer', example: false },
  duplicate: { about: 'Whether another base station reported the frame before', example: false },
  deviceTypeId: { about: 'Id of the device type', example: '5f3c1a2b4d5e6f7081920a3b' },
  deviceType: { about: 'Name of the device type, where the template has it', example: 'cold-room-sensor' },
  station: { about: 'Id of the base station', example: '2BC4' },
  rssi: { about: 'Signal strength in dBm', example: -118.5 },
  snr: { about: 'Signal-to-noise ratio in dB', example: 14.25 },
  avgSnr: { about: 'Mean signal-to-noise ratio in dB', example: 15.5 },
  lqi: { about: 'Link quality: LIMIT, AVERAGE, GOOD, EXCELLENT or NA', example: 'GOOD' },
  latitude: { about: 'Latitude that Sigfox computed, in degrees', example: 52.37 },
  longitude: { about: 'Longitude that Sigfox computed, in degrees', example: 4.89 },
} as const satisfies { [key: string]: TypedKey };

/** The values of one data callback under the names above. `ts` in epoch ms. Absent ones leave no key. */
export function networkKeysOf(fields: JsonObject, ts: number): JsonObject {
  const computed = objectAt(fields, 'computedLocation') ?? fields;
  return present({
    ...named(fields, textField, ['device', 'data', 'deviceTypeId', 'deviceType', 'station', 'lqi']),
    ...named(fields, numberField, ['seqNumber', 'time', 'rssi', 'snr', 'avgSnr']),
    ...named(fields, flagField, ['ack', 'longPolling', 'duplicate']),
    latitude: numberField(computed, 'lat'),
    longitude: numberField(computed, 'lng'),
    ts,
  });
}

function named<V extends Json | undefined>(
  fields: JsonObject,
  read: (fields: JsonObject, name: string) => V,
  names: string[],
): { [name: string]: V } {
  return Object.fromEntries(names.map((name) => [name, read(fields, name)]));
}
