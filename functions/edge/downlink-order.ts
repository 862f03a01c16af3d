import { Failure } from '../../lib/model/failure.ts';
import type { Json } from '../../lib/model/json.ts';
import { asText, isJsonObject } from '../../lib/model/json.ts';
import type { DownlinkOrder, DownlinkWakeUp } from '../../lib/model/queue-message.ts';

const KEYS = ['kind', 'deviceId', 'deviceName', 'msg', 'msgType', 'metadata', 'integrationId', 'expiresAt'];

/**
 * A message of the downlink queue: our own wake-up, or an order by the public schema
 * `{deviceId | deviceName, msg, msgType?, metadata?, integrationId?, expiresAt?}`. Throws `invalid` with the field.
 */
export function downlinkMessageOf(body: string): DownlinkWakeUp | DownlinkOrder {
  const message = parsed(body);
  if (!isJsonObject(message)) throw new Failure('invalid', 'A downlink message must be a JSON object');
  if (message['kind'] === 'wake') return wakeUpOf(message);
  const unknown = Object.keys(message).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new Failure('invalid', `Unknown field '${unknown}'`, { field: unknown });
  if (message['msg'] === undefined) throw new Failure('invalid', 'msg is missing', { field: 'msg' });
  const optional = { ...pick(message, 'deviceId'), ...pick(message, 'deviceName'), ...pick(message, 'msgType') };
  return {
    kind: 'order',
    msg: message['msg'],
    ...optional,
    ...pick(message, 'integrationId'),
    ...metadataOf(message['metadata']),
    ...expiryOf(message['expiresAt']),
  };
}

function wakeUpOf(message: { [key: string]: Json }): DownlinkWakeUp {
  const { due } = message;
  const wakeUp = { kind: 'wake', deviceId: text(message, 'deviceId') ?? '' } as const;
  return typeof due === 'number' ? { ...wakeUp, due } : wakeUp;
}

/** What messages for one device have in common; '' for those nobody can read. */
export function deviceOf(body: string): string {
  const match = /"device(?:Id|Name)":\s*"((?:[^"\\]|\\.){1,300})"/.exec(body);
  return match?.[1] ?? '';
}

function text(message: { [key: string]: Json }, field: string): string | undefined {
  const value = message[field];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw new Failure('invalid', `${field} must be text`, { field });
  return value;
}

function pick<K extends string>(message: { [key: string]: Json }, field: K): { [P in K]?: string } {
  const value = text(message, field);
  return value === undefined ? {} : ({ [field]: value } as { [P in K]?: string });
}

function metadataOf(value: Json | undefined): { metadata?: Record<string, string> } {
  if (value === undefined) return {};
  if (!isJsonObject(value)) throw new Failure('invalid', 'metadata must be an object', { field: 'metadata' });
  return { metadata: Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asText(one)])) };
}

function expiryOf(value: Json | undefined): { expiresAt?: number } {
  if (value === undefined) return {};
  if (typeof value !== 'number')
    throw new Failure('invalid', 'expiresAt must be epoch milliseconds', { field: 'expiresAt' });
  return { expiresAt: value };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (thrown) {
    throw new Failure('invalid', 'A downlink message must be JSON', { cause: thrown });
  }
}
