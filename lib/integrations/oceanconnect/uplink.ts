import type { Arrival } from '../../model/arrival.ts';
import { Failure } from '../../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import type { NetworkEvent, Parsed, Uplink } from '../../model/uplink.ts';
import { jsonBody } from '../_envelope/json-body.ts';
import { at, objectAt, requireText, textAt } from '../_envelope/read.ts';
import { base64Bytes } from '../_lorawan/device-bytes.ts';
import { commandStatusOf } from './command-status.ts';
import { eventTime } from './event-time.ts';
import { networkKeysOf } from './network-keys.ts';

const AS_PUSHED = 'Send notifications as the IoT platform pushes them.';

const DATA = new Set(['deviceDataChanged', 'deviceDatasChanged']);

/**
 * One notification of the platform's north-bound API, told apart by `notifyType`. Reports of one service or of several
 * are one uplink, since a converter gets the whole notification; all others are told, not converted. A list of services
 * is a report under any name: pages of the platform disagree about it. Shapes: Huawei's API reference of IoT Device
 * Management. Throws `not-json` and `bad-envelope`.
 */
export function parse(arrival: Arrival): Parsed[] {
  const message = jsonBody(arrival, AS_PUSHED);
  const type = textAt(message, 'notifyType');
  if (Array.isArray(at(message, 'services')) || (type !== undefined && DATA.has(type))) {
    return [uplinkOf(message, arrival)];
  }
  return [commandStatusOf(message) ?? networkEventOf(message)];
}

function uplinkOf(message: JsonObject, arrival: Arrival): Uplink {
  const deviceId = requireText(message, 'deviceId', AS_PUSHED);
  const services = servicesOf(message);
  const [only] = services.length === 1 ? services : [];
  const time = eventTime(textAt(services[0], 'eventTime'));
  const dedupKey = dedupKeyOf(message, deviceId, services);
  const content = only === undefined ? undefined : contentOf(only);
  const networkKeys = networkKeysOf(message, only, time ?? arrival.receivedAt);
  return {
    kind: 'uplink',
    ...(dedupKey === undefined ? {} : { dedupKey }),
    ...(time === undefined ? {} : { time }),
    deviceHint: deviceId,
    payload: arrival.body,
    payloadKind: 'text',
    ...(content === undefined ? {} : { device: { bytes: content.bytes } }),
    networkKeys: content === undefined ? networkKeys : { ...networkKeys, payloadFormat: content.format },
  };
}

function servicesOf(message: JsonObject): JsonObject[] {
  const list = at(message, 'services') ?? [at(message, 'service') ?? null];
  const services = Array.isArray(list) ? list.filter((one) => isJsonObject(one)) : [];
  if (services.length > 0) return services;
  throw new Failure('bad-envelope', 'The notification holds no service', { field: 'service', fix: AS_PUSHED });
}

/** A notification is pushed again with the same number and times; without any of them nothing tells it from another. */
function dedupKeyOf(message: JsonObject, deviceId: string, services: JsonObject[]): string | undefined {
  const request = textAt(message, 'requestId');
  const parts = services.map((one) => [textAt(one, 'serviceId') ?? '', textAt(one, 'eventTime') ?? '']);
  if (request === undefined && parts.some(([, time]) => time === '')) return undefined;
  return JSON.stringify([deviceId, request ?? '', ...parts]);
}

/** Bytes under `rawData`, which device profiles of raw devices use; otherwise the reported values as JSON. */
function contentOf(service: JsonObject): { bytes: Uint8Array; format: 'BINARY' | 'JSON' } | undefined {
  const data = valueIn(at(service, 'data'));
  if (data === undefined) return undefined;
  const bytes = bytesIn(at(data, 'rawData'));
  if (bytes !== undefined) return { bytes, format: 'BINARY' };
  return { bytes: new TextEncoder().encode(JSON.stringify(data)), format: 'JSON' };
}

/** Some adapters send the object as JSON text. */
function valueIn(data: Json | undefined): JsonObject | undefined {
  if (typeof data !== 'string') return isJsonObject(data) ? data : undefined;
  try {
    const value: unknown = JSON.parse(data);
    return isJsonObject(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

function bytesIn(raw: Json | undefined): Uint8Array | undefined {
  if (typeof raw !== 'string') return undefined;
  try {
    return base64Bytes(raw, 'rawData');
  } catch {
    return undefined; // a profile's own text, which stays a value
  }
}

function networkEventOf(message: JsonObject): NetworkEvent {
  const event = requireText(message, 'notifyType', AS_PUSHED);
  if (!/^[A-Za-z]{1,64}$/.test(event)) {
    throw new Failure('bad-envelope', 'notifyType is no word', { field: 'notifyType', fix: AS_PUSHED });
  }
  const deviceId = textAt(message, 'deviceId') ?? textAt(objectAt(message, 'header'), 'deviceId');
  // no dedup key: one requestId may bring several notifications, and none of them has a time
  return { kind: 'event', event, ...(deviceId === undefined ? {} : { deviceHint: deviceId }) };
}
