import type { DownlinkRequest } from './integration.ts';
import type { JsonObject } from './json.ts';

/** The way out for push downlinks over IoT Core. Throws `delivery-failed`, with the answer in `detail.extra`. */
export interface Publisher {
  publish(topic: string, payload: Uint8Array, options: { qos: 0 | 1; retain: boolean }): Promise<JsonObject>;
}

/** The way out for push downlinks into Kinesis streams. Throws like `Publisher`, with the answer in `detail.extra`. */
export interface StreamWriter {
  put(stream: string, partitionKey: string, payload: Uint8Array): Promise<JsonObject>;
}

/** The way out for push downlinks over a network server's HTTP API. Throws `unavailable` or `delivery-failed`. */
export interface HttpSender {
  /** Gives the server's answer: `{via, status, body}`. It has until `until` (epoch ms), a login before it included. */
  send(request: HttpDownlinkRequest, until?: number): Promise<JsonObject>;
}

/** Whether requests of ours may go to an address at all: asked when it is saved, and again for each request. */
export interface AddressGuard {
  /** Why not, and what an operator can do; null when they may. A name that has no address yet is no reason. */
  refusal(url: string): Promise<{ reason: string; fix: string } | null>;
}

export type HttpDownlinkRequest = Extract<DownlinkRequest, { via: 'http' }>;
