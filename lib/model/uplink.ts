import type { DownlinkReport } from './downlink.ts';
import type { JsonObject } from './json.ts';

/** One message of one device, taken out of its network's envelope. */
export interface Uplink {
  kind: 'uplink';
  /**
   * The provider's own id plus session or time: the same across re-sends, different across re-joins. Never fCnt alone.
   * Absent: every arrival counts as a new message.
   */
  dedupKey?: string;
  /** The provider's own time of the uplink in epoch ms, which every re-send repeats. */
  time?: number;
  /** DevEUI, Sigfox id, client id …: spreads records by device and keeps each device's messages in order. */
  deviceHint?: string;
  /** What the generic contract hands to the script: the whole envelope. */
  payload: Uint8Array;
  /** `text`: a JavaScript converter gets UTF-16 code units of the UTF-8 text; `binary`: bytes 0..255. */
  payloadKind: 'text' | 'binary';
  /** Device bytes, for typed converters and codecs. */
  device?: { bytes: Uint8Array; fPort?: number };
  /** False: the sender takes no downlink in the answer to this uplink. Only types of downlink mode `reply` look at it. */
  mayReply?: boolean;
  /** The network's own values, under the names of `typedKeys`. */
  networkKeys: JsonObject;
}

/** Something a network tells that carries no reading: a join, an acknowledgement. Recorded as *ignored*. */
export interface NetworkEvent {
  kind: 'event';
  /** The provider's word for it: `join`, `ack`, `downlink_sent` … */
  event: string;
  dedupKey?: string;
  time?: number;
  deviceHint?: string;
  /** The network's values that such a message carries. Only verification looks at them: see converter-library. */
  networkKeys?: JsonObject;
  /** What it tells of a downlink. */
  downlink?: DownlinkReport;
}

export type Parsed = Uplink | NetworkEvent;
