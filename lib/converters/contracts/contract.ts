import type { Version } from '../../model/converter.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Call, Program } from '../sandbox/program.ts';

export interface UplinkInput {
  payload: Uint8Array;
  /** `text`: the script gets UTF-16 code units of the UTF-8 text; `binary`: bytes 0..255. */
  payloadKind: 'text' | 'binary';
  /** Values are text already for generic converters; typed ones find the network's keys here, as JSON values. */
  metadata: JsonObject;
  /** For codecs: the LoRaWAN port, where there is one. */
  fPort?: number;
  /** For codecs: the network's time of the uplink in epoch ms; absent: `now`. */
  time?: number;
  /** For codecs: variables of the device. */
  variables?: Record<string, string>;
  /** Epoch ms: the record's time, which the script sees as now. */
  now: number;
  /** Seeds `Math.random`; give the message's hash, so that a replay draws the same. */
  seed?: string;
}

export interface DownlinkInput {
  msg: Json;
  metadata: Record<string, string>;
  msgType: string;
  integrationMetadata: Record<string, string>;
  /** For codecs: variables of the device. */
  variables?: Record<string, string>;
  now: number;
  seed?: string;
}

/** Bytes of a downlink, to be read back. */
export interface SentBytes {
  bytes: Uint8Array;
  fPort?: number;
  variables?: Record<string, string>;
  now: number;
}

/** How scripts of one contract and language become programs, and messages calls of them. */
export interface ScriptContract {
  uplink: { program: (version: Version) => Program; call: (input: UplinkInput) => Call };
  downlink: { program: (version: Version) => Program; call: (input: DownlinkInput) => Call };
  /** Codecs: what the device would read out of a downlink. The result is null when the script defines no such function. */
  decodeDownlink?: { program: (version: Version) => Program; call: (input: SentBytes) => Call };
}
