import type { JsonObject } from './json.ts';

/** A codec of ours: a table, ready to become the script of a converter (contract `codec`, language `table`). */
export interface BuiltInCodec {
  /** `<vendor>/<model>`, such as `milesight/em300-th`. */
  id: string;
  vendor: string;
  model: string;
  about: string;
  /** Where the vendor describes the payload. */
  documentation: string;
  /** The table's JSON text, without spaces; `codecScript` is what a converter gets. */
  script: string;
  /** One payload in hex, with its port where the table asks for one. */
  sample: { hex: string; fPort: number };
  /** The JSON text of its `CodecVectors`, without spaces. */
  vectors: string;
}

/** What a codec is tested with: payloads in hex with what its table says of them, messages with the bytes they become. */
export interface CodecVectors {
  uplink: { name: string; hex: string; fPort?: number; variables?: Record<string, string>; expected: JsonObject }[];
  downlink: { name: string; message: JsonObject; expected: { hex: string; fPort?: number } | { errors: string[] } }[];
}

/** A codec's table as a person reads it: the script of a converter made from it. */
export function codecScript({ script }: Pick<BuiltInCodec, 'script'>): string {
  return JSON.stringify(JSON.parse(script), null, 2);
}
