import type { Arrival } from '../../lib/model/arrival.ts';
import { freezeArrival } from '../../lib/model/arrival.ts';
import type { Json } from '../../lib/model/json.ts';
import { isJsonObject } from '../../lib/model/json.ts';
import type { SpillItem } from '../../lib/model/queue-message.ts';
import { arrivalOf, isIotEvent } from './iot.ts';

/**
 * Three shapes lie in the spill queue: our own items, the error action of a topic rule (`base64OriginalPayload`),
 * and the destination of a failed asynchronous invocation (`requestPayload`). Null = none of them.
 */
export function spillItemOf(body: string, sentAt: number, messageId: string): SpillItem | null {
  const item = parsed(body);
  if (!isJsonObject(item)) return null;
  if (isOurs(item)) return item as unknown as SpillItem;
  if (isIotEvent(item['requestPayload'])) return spilled(arrivalOf(item['requestPayload']));
  if (typeof item['base64OriginalPayload'] === 'string') return fromErrorAction(item, sentAt, messageId);
  return null;
}

/** Whole, so that nobody who reads it fails on a missing field and takes that for an outage. */
function isOurs(item: { [key: string]: Json }): boolean {
  const { kind, integrationId, arrival, key } = item;
  if (kind === 'finish') return isJsonObject(key) && areTexts(key['pk'], key['sk']);
  if (kind !== 'arrival' || !isJsonObject(arrival) || !isJsonObject(arrival['headers'])) return false;
  const { id, receivedAt, body, contentType, rawQuery } = arrival;
  return typeof receivedAt === 'number' && areTexts(integrationId, id, body, contentType, rawQuery);
}

function areTexts(...values: unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}

/** The rule could not even invoke us: what it sends has no id of ours, so the queue's message id stands in. */
function fromErrorAction(item: { [key: string]: unknown }, sentAt: number, messageId: string): SpillItem | null {
  const integrationId = integrationOfRule(item['ruleName']);
  if (integrationId === null) return null;
  const arrival: Arrival = {
    id: messageId,
    receivedAt: sentAt,
    body: new Uint8Array(Buffer.from(String(item['base64OriginalPayload']), 'base64')),
    contentType: 'application/octet-stream',
    headers: {},
    rawQuery: '',
    ...(typeof item['topic'] === 'string' ? { topic: item['topic'] } : {}),
  };
  return spilled({ integrationId, arrival });
}

/** `<stack>_<type>_<uuid with _>`: the last 36 characters are the integration's id. */
function integrationOfRule(ruleName: unknown): string | null {
  const id = String(ruleName).slice(-36).replaceAll('_', '-');
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null;
}

function spilled({ integrationId, arrival }: { integrationId: string; arrival: Arrival }): SpillItem {
  return { kind: 'arrival', integrationId, arrival: freezeArrival(arrival) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
