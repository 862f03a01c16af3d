import type { DownlinkReport } from '../../model/downlink.ts';
import type { JsonObject } from '../../model/json.ts';
import type { NetworkEvent } from '../../model/uplink.ts';
import { at, objectAt, present, textAt } from '../_envelope/read.ts';

const STATES: { readonly [code: string]: DownlinkReport['state'] } = {
  SENT: 'transmitted',
  DELIVERED: 'transmitted',
  SUCCESSFUL: 'acked',
  FAILED: 'failed',
  TIMEOUT: 'failed',
  EXPIRED: 'failed',
  CANCELED: 'failed',
};

/**
 * What the platform tells the callback of a command: `{deviceId, commandId, result: {resultCode, resultDetail}}`, without
 * a `notifyType`. Source: "Pushing Command Status Change Notifications". Undefined for anything else.
 */
export function commandStatusOf(message: JsonObject): NetworkEvent | undefined {
  const [device, command] = [textAt(message, 'deviceId'), textAt(message, 'commandId')];
  const code = textAt(message, 'result.resultCode');
  if (at(message, 'notifyType') !== undefined || command === undefined || code === undefined) return undefined;
  const state = Object.hasOwn(STATES, code) ? STATES[code] : undefined;
  const said = present({ resultCode: code, resultDetail: objectAt(message, 'result.resultDetail') });
  return {
    kind: 'event',
    event: 'commandStatus',
    dedupKey: `commandStatus/${command}/${code}`,
    ...(device === undefined ? {} : { deviceHint: device }),
    ...(state === undefined
      ? {}
      : { downlink: { providerId: command, state, said: { ...said, event: 'commandStatus' } } }),
  };
}
