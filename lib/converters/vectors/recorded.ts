import type { Version } from '../../model/converter.ts';
import type { VectorInput } from '../../model/vector.ts';
import type { UplinkInput } from '../contracts/contract.ts';
import { takes } from '../contracts/result.ts';

/** What a script was given, in the words of a vector; `uplinkInput` is its inverse. */
export function inputOf(version: Version, given: UplinkInput): VectorInput {
  const { payload, payloadKind, metadata, fPort, time, variables = {} } = given;
  if (takes(version) === 'envelope') return { ...payloadOf(payload, payloadKind), metadata };
  return {
    payload: Buffer.from(payload).toString('base64'),
    ...(fPort === undefined ? {} : { fPort }),
    ...(time === undefined ? {} : { time }),
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    metadata,
  };
}

function payloadOf(
  payload: Uint8Array,
  kind: 'text' | 'binary',
): Pick<VectorInput, 'payload' | 'payloadText' | 'contentType'> {
  const bytes = Buffer.from(payload);
  const base64 = { payload: bytes.toString('base64') };
  if (kind === 'binary') return base64;
  const payloadText = bytes.toString('utf8');
  return Buffer.from(payloadText).equals(bytes) ? { payloadText } : { ...base64, contentType: 'text/plain' };
}
