import { Failure } from '../../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { nestingOf } from '../_envelope/nesting.ts';
import { at, numberAt, objectAt, present, textAt } from '../_envelope/read.ts';
import { isEui } from '../_lorawan/eui.ts';

/** What a codec of ChirpStack said, as text inside the text; deeper than any real one is not read. */
const MAX_NESTING = 64;

/** Events by a member that only they have; servers before 3.11 have a URL per event and tell no `event` in the query. */
const MARKS: readonly (readonly [string, string])[] = [
  ['acknowledged', 'ack'],
  ['margin', 'status'],
  ['error', 'error'],
  ['location', 'location'],
];

/** Whether an event is one of ChirpStack v3 (Application Server): flat, with `devEUI` instead of `deviceInfo`. */
export function isVersion3(envelope: JsonObject): boolean {
  return !Object.hasOwn(envelope, 'deviceInfo') && Object.hasOwn(envelope, 'devEUI');
}

/** What kind of event a body is by its shape. Every uplink has a frame counter. */
export function eventOfVersion3(envelope: JsonObject): string {
  const mark = MARKS.find(([member]) => Object.hasOwn(envelope, member));
  return mark?.[1] ?? (Object.hasOwn(envelope, 'fCnt') ? 'up' : 'join');
}

/**
 * An event of v3 in the shape of v4, so that all that follows knows one shape. Takes both JSON marshalers: *JSON v3*
 * (ids in hex, `object`) and *JSON* of the protobuf messages (ids in base64, `objectJSON` as text, bandwidth in kHz).
 * What is no value of its kind leaves no member behind.
 */
export function asVersion4(envelope: JsonObject): JsonObject {
  const gateways = at(envelope, 'rxInfo');
  return present({
    deviceInfo: deviceInfoOf(envelope),
    devAddr: hexId(at(envelope, 'devAddr'), 4),
    adr: at(envelope, 'adr'),
    dr: numberAt(envelope, 'dr') ?? numberAt(envelope, 'txInfo.dr'),
    fCnt: at(envelope, 'fCnt'),
    fPort: at(envelope, 'fPort'),
    confirmed: at(envelope, 'confirmedUplink'),
    data: at(envelope, 'data'),
    object: at(envelope, 'object') ?? parsed(textAt(envelope, 'objectJSON')),
    time: textAt(envelope, 'publishedAt') ?? firstOf(gateways, 'time'),
    rxInfo: Array.isArray(gateways) ? gateways.filter(isJsonObject).map(receptionOf) : undefined,
    txInfo: txInfoOf(envelope),
  });
}

/** Throws `bad-envelope` unless the event names its device. */
export function checkDevEui(envelope: JsonObject): void {
  if (hexId(at(envelope, 'devEUI'), 8) !== undefined) return;
  throw new Failure('bad-envelope', 'devEUI is neither 16 hex characters nor 8 bytes in base64', {
    field: 'devEUI',
    fix: 'Send the event as ChirpStack writes it.',
  });
}

function deviceInfoOf(envelope: JsonObject): JsonObject {
  return present({
    devEui: hexId(at(envelope, 'devEUI'), 8),
    deviceName: textAt(envelope, 'deviceName'),
    deviceProfileId: textAt(envelope, 'deviceProfileID'),
    deviceProfileName: textAt(envelope, 'deviceProfileName'),
    applicationId: textAt(envelope, 'applicationID'),
    applicationName: textAt(envelope, 'applicationName'),
    tags: objectAt(envelope, 'tags'),
  });
}

/** An id of so many bytes, given in hex or base64, in hex. The two never look alike: base64 of 4 or 8 bytes ends in `=`. */
function hexId(value: Json | undefined, size: 4 | 8): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (size === 8 ? isEui(value) : /^[0-9a-fA-F]{8}$/.test(value)) return value.toLowerCase();
  const base64 = size === 8 ? /^[A-Za-z0-9+/]{11}=$/ : /^[A-Za-z0-9+/]{6}==$/;
  return base64.test(value) ? Buffer.from(value, 'base64').toString('hex') : undefined;
}

function parsed(text: string | undefined): Json | undefined {
  if (text === undefined || nestingOf(text) > MAX_NESTING) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The least text of this name that a gateway tells; those without a GPS tell no time. Which one comes first in the list
 * is chance, and the same frame must get the same key.
 */
export function firstOf(gateways: Json | undefined, name: string): string | undefined {
  if (!Array.isArray(gateways)) return undefined;
  return gateways.flatMap((gateway) => textAt(gateway, name) ?? []).sort()[0];
}

function receptionOf(gateway: JsonObject): JsonObject {
  return present({
    gatewayId: hexId(at(gateway, 'gatewayID'), 8),
    uplinkId: textAt(gateway, 'uplinkID'),
    rssi: at(gateway, 'rssi'),
    snr: at(gateway, 'loRaSNR'),
    channel: at(gateway, 'channel'),
    location: objectAt(gateway, 'location'),
    crcStatus: textAt(gateway, 'crcStatus'),
  });
}

function txInfoOf(envelope: JsonObject): JsonObject {
  const lora = objectAt(envelope, 'txInfo.loRaModulationInfo');
  const kilohertz = numberAt(lora, 'bandwidth');
  const modulation = present({
    bandwidth: kilohertz === undefined ? undefined : kilohertz * 1_000,
    spreadingFactor: at(lora, 'spreadingFactor'),
    codeRate: at(lora, 'codeRate'),
  });
  return present({ frequency: at(envelope, 'txInfo.frequency'), modulation: { lora: modulation } });
}
