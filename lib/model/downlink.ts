import { asText, type Json, type JsonObject } from './json.ts';

export const FINAL_STATES = [
  'accepted',
  'transmitted',
  'acked',
  'nacked',
  'expired',
  'superseded',
  'cancelled',
  'empty',
  'failed',
] as const;

/** `queued → encoded → accepted (by the server) | pending (reply) → transmitted → …`; all but the first three are final. */
export type DownlinkState = 'queued' | 'encoded' | 'pending' | (typeof FINAL_STATES)[number];

/** A message for a device, from a command, an attribute change or the user's own SQS message. The object is the truth. */
export interface Downlink {
  /** Holds the device id: `<deviceId>.<ulid>`. */
  id: string;
  deviceId: string;
  /** Null: the integration of the device's last uplink. */
  integrationId: string | null;
  msg: Json;
  msgType: string;
  metadata: Record<string, string>;
  state: DownlinkState;
  attempts: number;
  createdAt: number;
  expiresAt: number;
  /** A newer one of the device with the same key replaces this one while it waits. Absent: nothing does. */
  replaceKey?: string;
  /** Attempts it had when it was last sent once more by hand: they no longer count as tries. Absent: never. */
  attemptsBefore?: number;
  /** What the converter made of it, once encoded. */
  encoded: EncodedDownlink[] | null;
  /** What the network said, or why it failed. */
  answer: JsonObject | null;
  /** Times at which states were reached. */
  history: { state: DownlinkState; at: number }[];
  /** Epoch ms before which it is not tried again: the network asked for a pause, or did not answer. */
  notBefore?: number;
  /** Requests of it that the network has taken, when it was not all of them in one attempt. Absent: none. */
  sent?: number;
  /** The network's names for it, once it was taken: one for each message that the converter made. */
  providerIds?: string[];
}

/** What a network tells of a downlink that it was given. */
export type DownlinkReport = {
  /** The network's name for the downlink; where `of` is there, its name for the device. */
  providerId: string;
  /** For networks that name no downlink: the oldest one they took and have not sent, or the newest one sent. */
  of?: 'oldest-accepted' | 'newest-transmitted';
  /** `pending`: it could not be sent and waits for the next uplink again. */
  state: 'accepted' | 'transmitted' | 'acked' | 'nacked' | 'failed' | 'pending';
  /** The network's word for it, its time, and what else it said. The same for the same report sent again. */
  said: JsonObject & { event: string };
  /** The network's own time of it, epoch ms. */
  at?: number;
};

/** A downlink converter's result, validated. `data` follows `contentType`: JSON and TEXT as text, BINARY as base64. */
export interface EncodedDownlink {
  contentType: 'JSON' | 'TEXT' | 'BINARY';
  data: string;
  metadata: JsonObject;
}

/** The media type and bytes that an encoded downlink stands for. */
export function downlinkBytes(encoded: EncodedDownlink): { contentType: string; body: Uint8Array } {
  const body = new Uint8Array(Buffer.from(encoded.data, encoded.contentType === 'BINARY' ? 'base64' : 'utf8'));
  const types = { JSON: 'application/json', TEXT: 'text/plain', BINARY: 'application/octet-stream' } as const;
  return { contentType: types[encoded.contentType], body };
}

/** Headers of an answer that belong to the gateway, or to the content itself. */
const OWNED = new Set(['connection', 'content-length', 'transfer-encoding', 'content-type']);

/** The response headers that a converter's metadata ask for, where a downlink is the answer to an uplink. */
export function replyHeaders({ metadata }: EncodedDownlink): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(metadata)) {
    const text = asText(value);
    if (/^[A-Za-z0-9-]+$/.test(name) && !/[\r\n\0]/.test(text) && !OWNED.has(name.toLowerCase()))
      headers[name.toLowerCase()] = text;
  }
  return headers;
}

/** Which attribute changes and RPCs go down, and what metadata they take along. */
export interface DownlinkRule {
  msgTypes: string[];
  /** Only when one of these keys changed; absent = any key. */
  keys?: string[];
  /** Only for devices of these profiles; absent = any. */
  profiles?: string[];
  /** Attributes that reach the converter's metadata as `ss_x`, `shared_x`, `cs_x`; absent = all of them. */
  enrich?: { server?: string[]; shared?: string[]; client?: string[] };
}

/** Without rules of its own an integration sends shared attribute changes and RPC down. */
export const DEFAULT_DOWNLINK_RULES: DownlinkRule[] = [
  { msgTypes: ['ATTRIBUTES_UPDATED', 'RPC_CALL_FROM_SERVER_TO_DEVICE'] },
];

/** A pending downlink waits this long for its uplink unless said otherwise (ThingsBoard's downlink cache keeps 24 h). */
export const DOWNLINK_LIFETIME = 24 * 60 * 60 * 1_000;
