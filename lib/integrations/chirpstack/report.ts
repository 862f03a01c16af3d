import type { DownlinkReport } from '../../model/downlink.ts';
import type { JsonObject } from '../../model/json.ts';
import { at, numberAt, present, textAt } from '../_envelope/read.ts';
import { isEui } from '../_lorawan/eui.ts';

/** What an item of v3 is called: its device and the frame counter that ChirpStack gave it. */
export function nameOfCounter(devEui: string, counter: number): string {
  return `${devEui.toLowerCase()}/${counter}`;
}

/**
 * What an event tells of a queue item: `txack` (a gateway took it), `ack` (`acknowledged` false = the device did not
 * answer in time), and the `log` of an item that was dropped, which names it in its context. v3 names the frame counter.
 * `event` is in the shape of v4, `old` the event of v3 as it came.
 */
export function reportOf(
  event: string,
  envelope: JsonObject,
  time: number | undefined,
  old?: JsonObject,
): DownlinkReport | undefined {
  const state = stateOf(event, old ?? envelope);
  const providerId = old === undefined ? itemOf(event, envelope) : counterOf(envelope, old);
  if (state === undefined || providerId === undefined) return undefined;
  const said = present({
    time: textAt(envelope, 'time'),
    fCntDown: numberAt(envelope, 'fCntDown') ?? numberAt(old, 'fCnt'),
    gatewayId: textAt(envelope, 'gatewayId'),
    code: textAt(envelope, 'code'),
    description: textAt(envelope, 'description'),
  });
  return { providerId, state, said: { ...said, event }, ...(time === undefined ? {} : { at: time }) };
}

function stateOf(event: string, envelope: JsonObject): DownlinkReport['state'] | undefined {
  if (event === 'txack') return 'transmitted';
  // protobuf-JSON of old servers leaves false out
  if (event === 'ack') return at(envelope, 'acknowledged') === true ? 'acked' : 'nacked';
  return event === 'log' && textAt(envelope, 'level') === 'ERROR' ? 'failed' : undefined;
}

function itemOf(event: string, envelope: JsonObject): string | undefined {
  return textAt(envelope, event === 'log' ? 'context.queue_item_id' : 'queueItemId');
}

function counterOf(envelope: JsonObject, old: JsonObject): string | undefined {
  const devEui = at(envelope, 'deviceInfo.devEui');
  const counter = numberAt(old, 'fCnt') ?? 0;
  return isEui(devEui) ? nameOfCounter(devEui, counter) : undefined;
}
