import type { UplinkInput } from '../lib/converters/engine.ts';
import type { Version } from '../lib/model/converter.ts';

/** One message for one converter: what every strategy is given. */
export interface Case {
  /** `table/soil`, or the path in an external library. */
  name: string;
  version: Version;
  input: UplinkInput;
}

/**
 * What the converter's `payload` is. `envelope`: the network server's whole JSON as an array of bytes, parsed by the
 * script itself (ThingsBoard's generic contract). `device`: the device's own bytes, with the network's values as
 * metadata.
 */
export type BenchContract = 'envelope' | 'device';
