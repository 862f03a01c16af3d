import type { DownlinkReport } from '../../model/downlink.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { at, numberAt, objectAt, present, textAt } from '../_envelope/read.ts';

/** Marks our own among the correlation ids that The Things Stack collects on the way of a downlink. */
const PREFIX = 'tributary:';

/** Correlation ids have 100 characters at most. */
export function correlationId(reference: string): string {
  return `${PREFIX}${reference}`.slice(0, 100);
}

const STATES = {
  downlink_queued: 'accepted',
  downlink_sent: 'transmitted',
  downlink_ack: 'acked',
  downlink_nack: 'nacked',
  downlink_failed: 'failed',
} as const satisfies { [event: string]: DownlinkReport['state'] };

/** What a `downlink_*` message tells of a downlink of ours: its correlation id came back in it, or around it. */
export function reportOf(event: string, envelope: JsonObject, time: number | undefined): DownlinkReport | undefined {
  const state = Object.hasOwn(STATES, event) ? STATES[event as keyof typeof STATES] : undefined;
  const message = objectAt(envelope, event);
  const downlink = event === 'downlink_failed' ? objectAt(message, 'downlink') : message;
  const ids = [...listAt(downlink, 'correlation_ids'), ...listAt(envelope, 'correlation_ids')];
  const providerId = ids.find((id): id is string => typeof id === 'string' && id.startsWith(PREFIX));
  if (state === undefined || providerId === undefined) return undefined;
  const error = objectAt(message, 'error');
  const said = present({
    time: textAt(envelope, 'received_at'),
    f_cnt: numberAt(downlink, 'f_cnt'),
    error: isJsonObject(error) ? present({ name: error['name'], message: error['message_format'] }) : undefined,
  });
  return { providerId, state, said: { ...said, event }, ...(time === undefined ? {} : { at: time }) };
}

function listAt(value: Json | undefined, path: string): Json[] {
  const list = at(value, path);
  return Array.isArray(list) ? list : [];
}
