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
 * How a device is decoded. `envelope`: the script gets the network server's whole JSON as an array of bytes and parses it
 * itself (ThingsBoard's generic contract). `codec`: it gets the device's own bytes and its port (TS013).
 */
export type BenchContract = 'envelope' | 'codec';
