import type { Json, JsonObject } from './json.ts';
import type { MessageKey } from './message.ts';

/** What travels through the spill queue. */
export type SpillItem =
  /** An arrival that could not be recorded: do it all again, under the arrival id it already has. */
  | { kind: 'arrival'; integrationId: string; arrival: JsonObject }
  /** A recorded message whose effects failed half-way: complete it. */
  | { kind: 'finish'; key: MessageKey };

/** What wakes the downlink dispatcher: the object in the store is the truth. */
export interface DownlinkWakeUp {
  kind: 'wake';
  deviceId: string;
  /** The pause it was sent for ends then, epoch ms. Absent: something may be due at once. */
  due?: number;
}

/** The public SQS schema: anyone with rights on the queue may order a downlink. */
export interface DownlinkOrder {
  kind: 'order';
  /** One of the two. */
  deviceId?: string;
  deviceName?: string;
  msg: Json;
  msgType?: string;
  metadata?: Record<string, string>;
  integrationId?: string;
  expiresAt?: number;
  replaceKey?: string;
}
