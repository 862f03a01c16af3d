import type { Arrival } from '../../lib/model/arrival.ts';
import { Failure } from '../../lib/model/failure.ts';
import { isJsonObject } from '../../lib/model/json.ts';

/** What the SELECT of our topic rules makes of an MQTT message; the event of the Lambda action is this object itself. */
export interface IotEvent {
  /** base64 of the message. */
  payload: string;
  /** `newuuid()`: shared by all retries of one evaluation. */
  id: string;
  topic: string;
  clientId?: string;
  /** Epoch ms. */
  ts: number;
  integration: string;
}

export function isIotEvent(event: unknown): event is IotEvent {
  return (
    isJsonObject(event) &&
    typeof event['payload'] === 'string' &&
    typeof event['id'] === 'string' &&
    typeof event['topic'] === 'string' &&
    typeof event['ts'] === 'number' &&
    typeof event['integration'] === 'string'
  );
}

/** Topic rule event → arrival. Throws `bad-envelope` when a rule of somebody else calls us. */
export function arrivalOf(event: unknown): { integrationId: string; arrival: Arrival } {
  if (!isIotEvent(event)) {
    throw new Failure('bad-envelope', 'This is not the event of a Tributary topic rule', {
      fix: 'Let Tributary make the rule; do not point rules of your own at this function.',
    });
  }
  const { payload, id, topic, clientId, ts, integration } = event;
  const arrival: Arrival = {
    id,
    receivedAt: ts,
    body: new Uint8Array(Buffer.from(payload, 'base64')),
    contentType: 'application/octet-stream',
    headers: {},
    rawQuery: '',
    topic,
    ...(clientId === undefined || clientId === 'n/a' ? {} : { clientId }),
  };
  return { integrationId: integration, arrival };
}
