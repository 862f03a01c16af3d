import { Failure } from '../../lib/model/failure.ts';
import type { Json } from '../../lib/model/json.ts';
import { asText, isJsonObject } from '../../lib/model/json.ts';
import type { DownlinkOrder, DownlinkWakeUp } from '../../lib/model/queue-message.ts';

/** Fields of an order and how long their texts may be. */
const TEXTS = { deviceId: 64, deviceName: 255, msgType: 256, integrationId: 100, replaceKey: 256 } as const;
const KEYS = ['kind', ...Object.keys(TEXTS), 'msg', 'metadata', 'expiresAt'];

/** Bytes of JSON, as for the API: the message has to fit an item together with what the converter makes of it. */
const MSG_LIMIT = 128 * 1024;
const METADATA_LIMIT = 64 * 1024;

/**
 * A message of the downlink queue: our own wake-up, or an order by the public schema (docs/downlinks.md)
 * `{deviceId | deviceName, msg, msgType?, metadata?, integrationId?, expiresAt?, replaceKey?}`. Throws `invalid` with
 * the field.
 */
export function downlinkMessageOf(body: string): DownlinkWakeUp | DownlinkOrder {
  const message = parsed(body);
  if (!isJsonObject(message)) throw new Failure('invalid', 'A downlink message must be a JSON object');
  if (message['kind'] === 'wake') return wakeUpOf(message);
  return orderOf(message);
}

function orderOf(message: { [key: string]: Json }): DownlinkOrder {
  const { kind = 'order', msg } = message;
  if (kind !== 'order') throw wrong('kind', "must be 'order', or be left out");
  const unknown = Object.keys(message).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw wrong(unknown, 'is not known', `Known fields: ${KEYS.join(', ')}.`);
  if (msg === undefined) throw wrong('msg', 'is missing');
  if (sizeOf(msg) > MSG_LIMIT) throw wrong('msg', `is larger than ${MSG_LIMIT} bytes`);
  const texts = Object.entries(TEXTS).flatMap(([field, longest]) => {
    const value = text(message, field, longest);
    return value === undefined ? [] : [[field, value]];
  });
  const given: Partial<Record<keyof typeof TEXTS, string>> = Object.fromEntries(texts);
  checkDevice(given);
  return { kind, msg, ...given, ...metadataOf(message['metadata']), ...expiryOf(message['expiresAt']) };
}

function checkDevice({ deviceId, deviceName }: Partial<Record<keyof typeof TEXTS, string>>): void {
  const fix = 'Name the device by exactly one of deviceId and deviceName.';
  if (deviceId === undefined && deviceName === undefined) throw wrong('deviceId', 'is missing', fix);
  if (deviceId !== undefined && deviceName !== undefined) throw wrong('deviceName', 'stands beside deviceId', fix);
  // It becomes part of the downlink's id, which is part of a path.
  if (deviceId !== undefined && !/^[\w-]+$/.test(deviceId)) throw wrong('deviceId', 'is no id of a device', fix);
}

function sizeOf(value: Json): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function wrong(field: string, problem: string, fix?: string): Failure {
  return new Failure('invalid', `${field} ${problem}`, { field, ...(fix === undefined ? {} : { fix }) });
}

function wakeUpOf(message: { [key: string]: Json }): DownlinkWakeUp {
  const { due } = message;
  const deviceId = text(message, 'deviceId', TEXTS.deviceId);
  if (deviceId === undefined) throw wrong('deviceId', 'is missing');
  const wakeUp = { kind: 'wake', deviceId } as const;
  return typeof due === 'number' ? { ...wakeUp, due } : wakeUp;
}

/** What messages for one device have in common; '' for those nobody can read. */
export function deviceOf(body: string): string {
  const match = /"device(?:Id|Name)":\s*"((?:[^"\\]|\\.){1,300})"/.exec(body);
  return match?.[1] ?? '';
}

function text(message: { [key: string]: Json }, field: string, longest: number): string | undefined {
  const value = message[field];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value !== '' && value.length <= longest) return value;
  throw wrong(field, `must be text of 1 to ${longest} characters`);
}

function metadataOf(value: Json | undefined): { metadata?: Record<string, string> } {
  if (value === undefined) return {};
  if (!isJsonObject(value)) throw wrong('metadata', 'must be an object');
  if (sizeOf(value) > METADATA_LIMIT) throw wrong('metadata', `is larger than ${METADATA_LIMIT} bytes`);
  return { metadata: Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asText(one)])) };
}

function expiryOf(value: Json | undefined): { expiresAt?: number } {
  if (value === undefined) return {};
  if (Number.isSafeInteger(value) && Number(value) >= 0) return { expiresAt: Number(value) };
  throw wrong('expiresAt', 'must be epoch milliseconds');
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (thrown) {
    throw new Failure('invalid', 'A downlink message must be JSON', { cause: thrown });
  }
}
