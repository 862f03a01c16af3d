import { downlinkBytes, type EncodedDownlink } from '../../model/downlink.ts';
import { Failure } from '../../model/failure.ts';
import type { DownlinkRequest } from '../../model/integration.ts';
import type { JsonObject } from '../../model/json.ts';
import { textAt } from '../_envelope/read.ts';

/** Kinesis takes records up to 1 MiB, the partition key included. */
const MAX_RECORD = 1_048_576;

/**
 * One record for a stream, as ThingsBoard has it: the converter's metadata must hold `streamName` and `partitionKey`, and
 * its data is the record. Throws `bad-output`.
 */
export function encode(encoded: EncodedDownlink): DownlinkRequest[] {
  const { metadata } = encoded;
  const stream = required(metadata, 'streamName', /^[\w.-]{1,128}$/, 'the name of a stream');
  const partitionKey = required(metadata, 'partitionKey', /^[\s\S]{1,256}$/, 'text of 1 to 256 characters');
  const payload = downlinkBytes(encoded).body;
  if (payload.length + Buffer.byteLength(partitionKey) <= MAX_RECORD) {
    return [{ via: 'kinesis', stream, partitionKey, payload }];
  }
  throw new Failure('bad-output', `data is ${payload.length} bytes; Kinesis takes ${MAX_RECORD}`, { field: 'data' });
}

function required(metadata: JsonObject, name: string, pattern: RegExp, what: string): string {
  const value = textAt(metadata, name);
  if (value !== undefined && pattern.test(value)) return value;
  throw new Failure('bad-output', `metadata.${name} must be ${what}`, {
    field: `metadata.${name}`,
    fix: `Let the downlink converter return ${name} in its metadata.`,
  });
}
