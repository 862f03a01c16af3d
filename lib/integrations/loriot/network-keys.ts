import type { TypedKey } from '../../model/integration.ts';
import type { JsonObject } from '../../model/json.ts';
import { at, booleanAt, numberAt, present, textAt } from '../_envelope/read.ts';
import { bestGateway } from '../_lorawan/best-gateway.ts';
import { lorawanKeys } from '../_lorawan/typed-keys.ts';

export const loriotKeys = {
  ...lorawanKeys,
  data: { about: 'Device bytes in hex, as received', example: '002d38' },
  dr: { about: 'Data rate as LORIOT writes it', example: 'SF7 BW125 4/5' },
  cmd: { about: 'Kind of message: rx, or gw with all gateways', example: 'rx' },
  gws: { about: 'All gateways that heard the frame, as a list (gw only)', example: '[{"gweui":"0016c001f1500812"}]' },
  gatewayId: { about: 'EUI of the best gateway (gw only)', example: '0016C001F1500812' },
  ack: { about: 'Whether the device acknowledged a downlink', example: false },
  confirmed: { about: 'Whether the device asked for an acknowledgement', example: false },
  seqno: { about: 'Number that LORIOT gave the message', example: 3040 },
  toa: { about: 'Time on air in ms', example: 46 },
  offline: { about: 'Whether the gateway kept the frame while it had no connection', example: false },
  battery: { about: 'Battery: 0 mains, 1 to 254 level, 255 unknown', example: 254 },
  EUI: { about: 'Same as eui, under LORIOT’s name', example: '24E124136C226107' },
  port: { about: 'Same as fPort, under LORIOT’s name', example: 2 },
  fcnt: { about: 'Same as fCnt, under LORIOT’s name', example: 4711 },
  freq: { about: 'Same as frequency, under LORIOT’s name', example: 868100000 },
  bat: { about: 'Same as battery, under LORIOT’s name', example: 254 },
  devaddr: { about: 'Same as devAddr, under LORIOT’s name', example: '01A2B3C4' },
} as const satisfies { [key: string]: TypedKey };

/** The values of one `rx` or `gw` message under the names above. `ts` in epoch ms. Absent ones leave no key. */
export function networkKeysOf(message: JsonObject, ts: number): JsonObject {
  return present({ ...ofFrame(message), ...ofRadio(message), ...ofGateway(message), ts });
}

/** Under the names of all network servers, and under LORIOT's own. */
function ofFrame(message: JsonObject) {
  const [eui, devAddr] = [textAt(message, 'EUI'), textAt(message, 'devaddr')];
  const [port, count, battery] = [numberAt(message, 'port'), numberAt(message, 'fcnt'), numberAt(message, 'bat')];
  return {
    ...{ eui, EUI: eui, devAddr, devaddr: devAddr },
    ...{ fPort: port, port, fCnt: count, fcnt: count, battery, bat: battery },
    cmd: textAt(message, 'cmd'),
    data: textAt(message, 'data'),
    ack: flagAt(message, 'ack'),
    confirmed: flagAt(message, 'confirmed'),
    offline: flagAt(message, 'offline'),
    seqno: numberAt(message, 'seqno'),
    toa: numberAt(message, 'toa'),
  };
}

/** Some outputs write flags as text. */
function flagAt(message: JsonObject, key: string): boolean | undefined {
  const value = at(message, key);
  return value === 'true' || value === 'false' ? value === 'true' : booleanAt(message, key);
}

/** `dr` reads like `SF12 BW125 4/5`: spreading factor, bandwidth in kHz, code rate. */
function ofRadio(message: JsonObject) {
  const frequency = numberAt(message, 'freq');
  const dr = textAt(message, 'dr');
  const [, factor, width, codeRate] = /^SF(\d{1,2}) BW(\d{1,4})(?: (\d\/\d))?$/.exec(dr ?? '') ?? [];
  return {
    ...{ frequency, freq: frequency, dr, codeRate },
    spreadingFactor: factor === undefined ? undefined : Number(factor),
    bandwidth: width === undefined ? undefined : Number(width) * 1_000,
  };
}

/** `rx` tells the best gateway's values itself; `gw` tells them per gateway. */
function ofGateway(message: JsonObject) {
  const gateways = at(message, 'gws');
  const best = bestGateway(gateways);
  return {
    gws: Array.isArray(gateways) ? gateways : undefined,
    gatewayId: textAt(best, 'gweui'),
    rssi: numberAt(message, 'rssi') ?? numberAt(best, 'rssi'),
    snr: numberAt(message, 'snr') ?? numberAt(best, 'snr'),
    latitude: numberAt(best, 'lat'),
    longitude: numberAt(best, 'lon'),
    altitude: numberAt(best, 'alt'),
  };
}
