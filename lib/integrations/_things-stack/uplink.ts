import type { Arrival } from '../../model/arrival.ts';
import { Failure } from '../../model/failure.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { hash128 } from '../../model/message-key.ts';
import type { NetworkEvent, Parsed, Uplink } from '../../model/uplink.ts';
import { jsonBody } from '../_envelope/json-body.ts';
import { at, numberAt, objectAt, requireText, textAt } from '../_envelope/read.ts';
import { rfc3339 } from '../_envelope/time.ts';
import { base64Bytes } from '../_lorawan/device-bytes.ts';
import { checkEui } from '../_lorawan/eui.ts';
import { networkKeysOf } from './network-keys.ts';
import { reportOf } from './report.ts';

const SEND_JSON = 'In The Things Stack open the webhook and set its format to JSON.';

/** Members that every message has beside the one that names its type. */
const COMMON = new Set(['end_device_ids', 'correlation_ids', 'received_at', 'simulated', 'attributes']);

/**
 * One message of a webhook, an `ApplicationUp` in JSON: its one other top-level member names its type. Only
 * `uplink_message` is converted. Shapes: `messages.proto` of lorawan-stack; `""`, `0` and `false` are left out.
 * Throws `not-json` and `bad-envelope`.
 */
export function parse(arrival: Arrival): Parsed[] {
  const envelope = jsonBody(arrival, SEND_JSON);
  const device = deviceOf(envelope);
  const event = eventOf(envelope);
  return [event === 'uplink_message' ? uplinkOf(envelope, device, arrival) : networkEventOf(event, envelope, device)];
}

/** A device by its DevEUI, or by application and device id: ABP devices need no DevEUI. */
function deviceOf(envelope: JsonObject): string {
  const path = 'end_device_ids.dev_eui';
  const eui = textAt(envelope, path);
  if (eui !== undefined) return checkEui(eui, path).toUpperCase();
  const fix = 'Keep end_device_ids in the field mask of the webhook.';
  const id = requireText(envelope, 'end_device_ids.device_id', fix);
  return `${textAt(envelope, 'end_device_ids.application_ids.application_id') ?? ''}/${id}`;
}

function eventOf(envelope: JsonObject): string {
  if (Object.hasOwn(envelope, 'uplink_message')) return 'uplink_message';
  const event = Object.keys(envelope).find((key) => !COMMON.has(key) && isJsonObject(envelope[key]));
  if (event !== undefined && /^[a-z_]{1,64}$/.test(event)) return event;
  throw new Failure('bad-envelope', 'The message holds neither an uplink_message nor another event', {
    field: 'uplink_message',
    fix: 'Send messages as The Things Stack writes them, and keep uplink_message in the field mask of the webhook.',
  });
}

function uplinkOf(envelope: JsonObject, device: string, arrival: Arrival): Uplink {
  const message = objectAt(envelope, 'uplink_message');
  if (message === undefined) {
    throw new Failure('bad-envelope', 'uplink_message is not an object', { field: 'uplink_message' });
  }
  const receivedAt = receivedAtOf(envelope);
  const time = rfc3339(receivedAt);
  const dedupKey = dedupKeyOf(message, device, receivedAt);
  const { bytes, format } = deviceBytes(message);
  return {
    kind: 'uplink',
    ...(dedupKey === undefined ? {} : { dedupKey }),
    ...(time === undefined ? {} : { time }),
    deviceHint: device,
    payload: arrival.body,
    payloadKind: 'text',
    device: { bytes, fPort: numberAt(message, 'f_port') ?? 0 },
    networkKeys: { ...networkKeysOf(envelope, time ?? arrival.receivedAt), payloadFormat: format },
  };
}

/** The network server's time. A simulated uplink brings whatever was typed in, so the outer time counts there. */
function receivedAtOf(envelope: JsonObject): string | undefined {
  const outer = textAt(envelope, 'received_at');
  return at(envelope, 'simulated') === true ? outer : (textAt(envelope, 'uplink_message.received_at') ?? outer);
}

/** A frame counter says nothing without the session or the time it belongs to. */
function dedupKeyOf(message: JsonObject, device: string, receivedAt: string | undefined): string | undefined {
  const session = textAt(message, 'session_key_id');
  if (session === undefined && receivedAt === undefined) return undefined;
  return `${device}/${session ?? ''}/${numberAt(message, 'f_cnt') ?? 0}/${receivedAt ?? ''}`;
}

/** The raw bytes; where a field mask left only what a payload formatter made of them, that as JSON. */
function deviceBytes(message: JsonObject): { bytes: Uint8Array; format: 'BINARY' | 'JSON' } {
  const decoded = objectAt(message, 'decoded_payload');
  if (decoded !== undefined && !Object.hasOwn(message, 'frm_payload')) {
    return { bytes: new TextEncoder().encode(JSON.stringify(decoded)), format: 'JSON' };
  }
  return { bytes: base64Bytes(at(message, 'frm_payload'), 'uplink_message.frm_payload'), format: 'BINARY' };
}

/**
 * Events repeat correlation ids of the uplink they belong to, so the event is part of the key. One uplink may bring
 * several `uplink_normalized` of the same time, one per measurement, hence their content.
 */
function networkEventOf(event: string, envelope: JsonObject, device: string): NetworkEvent {
  const receivedAt = textAt(envelope, 'received_at');
  const time = rfc3339(receivedAt);
  const measured = at(envelope, `${event}.normalized_payload`);
  const content = measured === undefined ? '' : `/${hash128(JSON.stringify(measured))}`;
  const downlink = reportOf(event, envelope, time);
  return {
    kind: 'event',
    event,
    ...(receivedAt === undefined ? {} : { dedupKey: `${event}/${device}/${receivedAt}${content}` }),
    ...(time === undefined ? {} : { time }),
    deviceHint: device,
    ...(downlink === undefined ? {} : { downlink }),
  };
}
