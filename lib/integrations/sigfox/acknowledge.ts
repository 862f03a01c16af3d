import type { DownlinkReport } from '../../model/downlink.ts';
import type { JsonObject } from '../../model/json.ts';
import { present } from '../_envelope/read.ts';
import { flagField, numberField, textField } from './fields.ts';

/** infoCode of the ACKNOWLEDGE callback: the station sent the answer. */
const ACKED = 0;
/** The answer could not be sent: nothing is wrong with it. */
const NETWORK_ERROR = 4;
/** NO_ANSWER: we had nothing to say. PENDING: not said in callbacks, a state on the way. */
const TELLS_NOTHING = new Set([1, 5]);

/**
 * What an ACKNOWLEDGE callback tells of the reply that the device was given last. Sigfox names no downlink: at most four
 * a day and device go out, each acknowledged within the minute.
 */
export function reportOf(device: string, fields: JsonObject, time: number | undefined): DownlinkReport | undefined {
  const code = numberField(fields, 'infoCode');
  if (code === undefined || TELLS_NOTHING.has(code)) return undefined;
  const said = present({
    time: numberField(fields, 'time'),
    infoCode: code,
    infoMessage: textField(fields, 'infoMessage'),
    downlinkAck: flagField(fields, 'downlinkAck'),
    downlinkOverusage: flagField(fields, 'downlinkOverusage'),
  });
  return {
    providerId: device.padStart(8, '0'),
    of: 'newest-transmitted',
    state: stateOf(code, flagField(fields, 'downlinkAck')),
    said: { ...said, event: 'acknowledge' },
    ...(time === undefined ? {} : { at: time }),
  };
}

function stateOf(code: number, acknowledged: boolean | undefined): DownlinkReport['state'] {
  if (code === ACKED) return acknowledged === false ? 'nacked' : 'acked';
  return code === NETWORK_ERROR ? 'pending' : 'failed';
}
