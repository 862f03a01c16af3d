import type { TypedKey } from '../../model/integration.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { at, objectAt, present, textAt } from '../_envelope/read.ts';
import { lorawanKeys } from '../_lorawan/typed-keys.ts';
import { numeric } from './value.ts';

/** LoRaWAN's message type of a confirmed uplink. */
const CONFIRMED = 4;

export const thingparkKeys = {
  eui: lorawanKeys.eui,
  devAddr: lorawanKeys.devAddr,
  fPort: lorawanKeys.fPort,
  fCnt: lorawanKeys.fCnt,
  data: { about: 'Device bytes in hex, as received', example: '002d38' },
  decoded: { about: 'What a ThingPark driver made of the bytes, as an object', example: '{"temperature":4.5}' },
  frequency: { about: 'Radio frequency in Hz; ThingPark writes MHz', example: 868500000 },
  bandwidth: lorawanKeys.bandwidth,
  spreadingFactor: lorawanKeys.spreadingFactor,
  channel: { about: 'Logical channel of the best gateway', example: 'LC3' },
  subBand: { about: 'Sub-band of the channel', example: 'G1' },
  rssi: lorawanKeys.rssi,
  snr: lorawanKeys.snr,
  esp: { about: 'Estimated signal power at the best gateway in dBm', example: -67.46 },
  latitude: lorawanKeys.latitude,
  longitude: lorawanKeys.longitude,
  lrrId: { about: 'Id of the best gateway', example: '080E0A3C' },
  adr: { about: 'Whether the network steers the data rate', example: true },
  confirmed: { about: 'Whether the device asked for an acknowledgement', example: false },
  class: { about: 'Device class', example: 'A' },
  late: { about: 'Whether a gateway kept the uplink while it was offline', example: false },
  lostUplinks: { about: 'Uplinks lost on the way here; negative: late ones came', example: 0 },
  name: { about: 'Name of the device in ThingPark', example: 'cold-room-3' },
  customerId: { about: 'Id of the subscriber', example: '100006246' },
  time: { about: 'Time of the uplink as ThingPark wrote it', example: '2025-06-01T14:00:00.118+02:00' },
  payloadFormat: { about: 'BINARY for device bytes, JSON where only decoded values came', example: 'BINARY' },
  ts: lorawanKeys.ts,
} as const satisfies { [key: string]: TypedKey };

/** The values of one `DevEUI_uplink` under the names above. `ts` in epoch ms. Absent ones leave no key. */
export function networkKeysOf(fields: JsonObject, ts: number): JsonObject {
  return present({ ...ofDevice(fields), ...ofFrame(fields), ...ofRadio(fields), ts });
}

function ofDevice(fields: JsonObject) {
  return {
    eui: textAt(fields, 'DevEUI'),
    devAddr: textAt(fields, 'DevAddr'),
    name: textAt(fields, 'CustomerData.name'),
    customerId: textAt(fields, 'CustomerID') ?? numeric(at(fields, 'CustomerID'))?.toString(),
    class: textAt(fields, 'DynamicClass'),
  };
}

function ofFrame(fields: JsonObject) {
  const type = numeric(fields['MType']);
  return {
    fPort: numeric(fields['FPort']) ?? 0,
    fCnt: numeric(fields['FCntUp']),
    data: textAt(fields, 'payload_hex'),
    decoded: objectAt(fields, 'payload'),
    adr: flag(fields, 'ADRbit'),
    confirmed: type === undefined ? undefined : type === CONFIRMED,
    late: flag(fields, 'Late'),
    lostUplinks: numeric(fields['LostUplinksAS']),
    time: textAt(fields, 'Time'),
  };
}

/** The top-level values are those of the best gateway already; where they lack, the first of the list has them. */
function ofRadio(fields: JsonObject) {
  const [first] = gatewaysOf(fields);
  const best = (name: string) => numeric(fields[name] ?? first?.[name]);
  return {
    frequency: hertz(numeric(fields['Frequency'])),
    bandwidth: numeric(fields['Bandwidth']),
    spreadingFactor: numeric(fields['SpFact']),
    channel: textAt(fields, 'Channel'),
    subBand: textAt(fields, 'SubBand'),
    rssi: best('LrrRSSI'),
    snr: best('LrrSNR'),
    esp: best('LrrESP'),
    latitude: numeric(fields['LrrLAT']),
    longitude: numeric(fields['LrrLON']),
    lrrId: textAt(fields, 'Lrrid') ?? textAt(first, 'Lrrid'),
  };
}

function gatewaysOf(fields: JsonObject): JsonObject[] {
  const list = at(fields, 'Lrrs.Lrr');
  return Array.isArray(list) ? list.filter((one) => isJsonObject(one)) : [];
}

function flag(fields: JsonObject, name: string): boolean | undefined {
  const value = numeric(fields[name]);
  return value === undefined ? undefined : value === 1;
}

/** 868.5 MHz is 868500000 Hz, without the dust of binary fractions. */
function hertz(megahertz: number | undefined): number | undefined {
  return megahertz === undefined ? undefined : Math.round(megahertz * 1e6);
}
