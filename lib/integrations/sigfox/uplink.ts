import type { Arrival } from '../../model/arrival.ts';
import { Failure } from '../../model/failure.ts';
import type { JsonObject } from '../../model/json.ts';
import type { NetworkEvent, Parsed, Uplink } from '../../model/uplink.ts';
import { at } from '../_envelope/read.ts';
import { hexBytes } from '../_lorawan/hex-bytes.ts';
import { reportOf } from './acknowledge.ts';
import { eventOf } from './event.ts';
import { type CallbackFields, fieldsOf, flagField, hasField, numberField } from './fields.ts';
import { networkKeysOf } from './network-keys.ts';

/** A Sigfox device id: up to 32 bits in hex. */
const DEVICE = /^[0-9a-fA-F]{1,8}$/;

/**
 * One callback of the Sigfox backend: GET, POST or PUT with JSON, a form or only a query. Data callbacks (UPLINK,
 * BIDIR, DATA_ADVANCED) are uplinks; service and error callbacks are told, not converted. Values may be quoted.
 * Throws `not-json` and `bad-envelope`.
 */
export function parse(arrival: Arrival, config: { replyWithoutAck?: boolean }): Parsed[] {
  const callback = fieldsOf(arrival);
  const event = eventOf(callback.fields);
  if (event !== null) return [networkEventOf(event, callback.fields)];
  return [uplinkOf(callback, arrival, config.replyWithoutAck === true)];
}

function uplinkOf(callback: CallbackFields, arrival: Arrival, replyWithoutAck: boolean): Uplink {
  const { fields } = callback;
  const device = deviceOf(fields);
  const time = timeOf(fields);
  return {
    kind: 'uplink',
    ...(time === undefined ? {} : { dedupKey: `${device}/${numberField(fields, 'seqNumber') ?? ''}/${time}`, time }),
    deviceHint: device,
    payload: callback.isJson ? arrival.body : new TextEncoder().encode(JSON.stringify(fields)),
    payloadKind: 'text',
    device: { bytes: dataOf(fields) },
    mayReply: flagField(fields, 'ack') ?? replyWithoutAck,
    networkKeys: networkKeysOf(fields, time ?? arrival.receivedAt),
  };
}

function deviceOf(fields: JsonObject): string {
  const device = at(fields, 'device');
  if (typeof device === 'string' && DEVICE.test(device)) return device.toUpperCase();
  throw new Failure('bad-envelope', 'device is no Sigfox id of up to 8 hex characters', {
    field: 'device',
    fix: 'Put "device":"{device}" into the body template of the callback, in quotes.',
  });
}

function dataOf(fields: JsonObject): Uint8Array {
  if (hasField(fields, 'data')) return hexBytes(at(fields, 'data'), 'data');
  throw new Failure('bad-envelope', 'data is missing', {
    field: 'data',
    fix: 'Put "data":"{data}" into the body template of a data callback; name other callbacks by ?callback=… in the URL.',
  });
}

/** Sigfox tells whole seconds; epoch ms. */
function timeOf(fields: JsonObject): number | undefined {
  const seconds = numberField(fields, 'time');
  return seconds === undefined || seconds < 0 ? undefined : Math.floor(seconds * 1_000);
}

/** Retries repeat device, time and kind; two acknowledgements of one second differ in their code at most. */
function networkEventOf(event: string, fields: JsonObject): NetworkEvent {
  const device = at(fields, 'device');
  const hint = typeof device === 'string' && DEVICE.test(device) ? device.toUpperCase() : undefined;
  const time = timeOf(fields);
  const downlink = event === 'acknowledge' && hint !== undefined ? reportOf(hint, fields, time) : undefined;
  const rest = `${numberField(fields, 'seqNumber') ?? ''}/${numberField(fields, 'infoCode') ?? ''}`;
  return {
    kind: 'event',
    event,
    ...(time === undefined || hint === undefined ? {} : { dedupKey: `${event}/${hint}/${time}/${rest}`, time }),
    ...(hint === undefined ? {} : { deviceHint: hint }),
    ...(downlink === undefined ? {} : { downlink }),
  };
}
