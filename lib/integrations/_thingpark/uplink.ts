import type { Arrival } from '../../model/arrival.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { NetworkEvent, Parsed, Uplink } from '../../model/uplink.ts';
import { objectAt, requireText, textAt } from '../_envelope/read.ts';
import { rfc3339 } from '../_envelope/time.ts';
import { checkEui, isEui } from '../_lorawan/eui.ts';
import { hexBytes } from '../_lorawan/hex-bytes.ts';
import { reportOf } from './downlink-report.ts';
import { networkKeysOf } from './network-keys.ts';
import { type Report, readReport } from './report.ts';
import { literal, numeric } from './value.ts';

const AS_SENT = 'Send reports as ThingPark writes them.';

/** LoRaWAN's message type of a join request, which some networks hand on in a `DevEUI_uplink` too. */
const JOIN_REQUEST = 0;

/**
 * One report of the LRC-AS tunnel interface. `DevEUI_uplink` is an uplink, unless it hands on a raw join request; all
 * other reports are told, not converted. Shapes: Actility's public pages and KPN's lora-reference.
 * Throws `not-json` and `bad-envelope`.
 */
export function parse(arrival: Arrival): Parsed[] {
  const report = readReport(arrival);
  return [isUplink(report) ? uplinkOf(report.fields, arrival) : networkEventOf(report)];
}

function isUplink({ name, fields }: Report): boolean {
  return name === 'DevEUI_uplink' && !isJoinRequest(fields);
}

function isJoinRequest(fields: JsonObject): boolean {
  return numeric(fields['MType']) === JOIN_REQUEST || textAt(fields, 'rawJoinRequest') !== undefined;
}

function uplinkOf(fields: JsonObject, arrival: Arrival): Uplink {
  const eui = checkEui(requireText(fields, 'DevEUI', AS_SENT), 'DevEUI').toLowerCase();
  const time = rfc3339(textAt(fields, 'Time'));
  const dedupKey = dedupKeyOf(fields, eui);
  const content = contentOf(fields);
  return {
    kind: 'uplink',
    ...(dedupKey === undefined ? {} : { dedupKey }),
    ...(time === undefined ? {} : { time }),
    deviceHint: eui,
    payload: arrival.body,
    payloadKind: 'text',
    // a frame without FPort carries MAC commands only
    ...(content.bytes === null ? {} : { device: { bytes: content.bytes, fPort: numeric(fields['FPort']) ?? 0 } }),
    networkKeys: { ...networkKeysOf(fields, time ?? arrival.receivedAt), payloadFormat: content.format },
  };
}

/** The frame counter starts again with each session; the network's time of the frame, or its MIC, ties it down. */
function dedupKeyOf(fields: JsonObject, eui: string): string | undefined {
  const counter = numeric(fields['FCntUp']) ?? '';
  const time = textAt(fields, 'Time');
  if (time !== undefined) return `${eui}/${counter}/${time}`;
  const mic = textAt(fields, 'mic_hex')?.toLowerCase();
  return mic === undefined ? undefined : `${eui}/${counter}/${literal(fields, 'DevAddr').toLowerCase()}/mic/${mic}`;
}

/**
 * The bytes as the device sent them; where only the values of a ThingPark driver came, those as JSON; none where the
 * network holds no AppSKey: what it hands on then is a cipher.
 */
function contentOf(fields: JsonObject): { bytes: Uint8Array | null; format: 'BINARY' | 'JSON' } {
  if (numeric(fields['PayloadEncryption']) === 1) return { bytes: null, format: 'BINARY' };
  const decoded = objectAt(fields, 'payload');
  const hex: Json | undefined = fields['payload_hex'];
  if (decoded !== undefined && hex === undefined) {
    return { bytes: new TextEncoder().encode(JSON.stringify(decoded)), format: 'JSON' };
  }
  return { bytes: hexBytes(hex, 'payload_hex'), format: 'BINARY' };
}

/** Some kinds come several times for one frame counter, so kind, counter and correlation id are all in the key. */
function networkEventOf(report: Report): NetworkEvent {
  const { fields } = report;
  const event = eventOf(report);
  const eui = isEui(fields['DevEUI']) ? fields['DevEUI'].toLowerCase() : undefined;
  const time = textAt(fields, 'Time');
  const ms = rfc3339(time);
  const ids = [literal(fields, 'FCntDn'), literal(fields, 'CorrelationID')];
  const downlink = reportOf(report, event, ms);
  return {
    kind: 'event',
    event,
    ...(time === undefined || eui === undefined ? {} : { dedupKey: [event, eui, ...ids, time].join('/') }),
    ...(ms === undefined ? {} : { time: ms }),
    ...(eui === undefined ? {} : { deviceHint: eui }),
    ...(downlink === undefined ? {} : { downlink }),
  };
}

/** ThingPark's word for it without `DevEUI_`; a notification by its own type: `join`, `reset`, `devstatusans`. */
function eventOf({ name, fields }: Report): string {
  if (name === 'DevEUI_uplink') return 'join_request';
  const type = textAt(fields, 'Type')?.toLowerCase() ?? '';
  if (name === 'DevEUI_notification' && /^[a-z]{1,32}$/.test(type)) return type;
  return name.slice('DevEUI_'.length).toLowerCase();
}
