import type { Json, JsonObject } from './json.ts';

/** One example of a converter: an input with what must come of it. Those of a converter are its gate. */
export interface Vector {
  /** Unique among the vectors of its converter; 1 to 100 characters. */
  id: string;
  name: string;
  input: VectorInput;
  expected: Expected;
  /** Paths that are not compared, such as `telemetry.ts` or `[*].values.rssi`; each with all that lies below it. */
  ignore: string[];
  /** Epoch ms: what the script sees as now. */
  receivedAt: number;
  /** Where it came from: a file of a library, a recorded message. Null: somebody wrote it. */
  source: VectorSource | null;
}

export interface VectorSource {
  kind: 'library' | 'message';
  /** Path and commit of the file, or id of the message. */
  name: string;
}

/**
 * What a script is given, in the words of `POST /api/converters/test`. Uplinks have exactly one payload; downlinks have
 * `msg` instead.
 */
export interface VectorInput {
  /** base64. */
  payload?: string;
  payloadText?: string;
  payloadJson?: Json;
  /** Of a base64 payload: JSON and text reach the script as text. */
  contentType?: string;
  /** Typed converters and codecs: takes the device's bytes out of the envelope. Absent: the payload is these bytes. */
  integrationType?: string;
  fPort?: number;
  /** Codecs: the network's time of the uplink in epoch ms; absent: `receivedAt`. */
  time?: number;
  /** Codecs: variables of the device. */
  variables?: Record<string, string>;
  metadata: JsonObject;
  msg?: Json;
  msgType?: string;
  integrationMetadata?: Record<string, string>;
}

/** Exactly one of them. */
export type Expected =
  /** What the script returns. */
  | { output: Json }
  /** The same, completed by the form; only of uplinks. */
  | { converterOutput: Json }
  /** It fails with this code; the message counts only when it is given. */
  | { error: { code: string; message?: string } };

/** All vectors of a converter, in the order they were given. */
export interface VectorSet {
  items: Vector[];
  /** Null: nobody has ever stored any. */
  etag: string | null;
}
