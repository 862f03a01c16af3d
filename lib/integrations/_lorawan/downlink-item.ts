import { Failure } from '../../model/failure.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { base64Bytes } from './device-bytes.ts';

/** Longest application payload of any LoRaWAN region, in bytes (regional parameters: 242; network servers take 255). */
const MAX_PAYLOAD = 255;

/** Device bytes of a TEXT or BINARY downlink, which network servers want as base64. Throws `bad-output`. */
export function base64Payload(data: Json | undefined, field = 'data'): string {
  const bytes = decoded(data, field);
  if (bytes.length <= MAX_PAYLOAD) return Buffer.from(bytes).toString('base64');
  throw new Failure('bad-output', `${field} holds ${bytes.length} bytes; LoRaWAN carries ${MAX_PAYLOAD} at most`, {
    field,
  });
}

function decoded(data: Json | undefined, field: string): Uint8Array {
  try {
    return base64Bytes(data, field);
  } catch (cause) {
    const fix = 'Let the downlink converter return the device bytes as base64, for example with btoa.';
    throw new Failure('bad-output', `${field} is not base64`, { field, fix, cause });
  }
}

/** `fPort` of a downlink's metadata, as a number or as text. Throws `bad-output` unless it is 1 to 223. */
export function downlinkPort(metadata: JsonObject): number {
  const port = Number(metadata['fPort']);
  if (isPort(port)) return port;
  throw new Failure('bad-output', 'metadata.fPort must be a LoRaWAN port from 1 to 223', {
    field: 'metadata.fPort',
    fix: 'Let the downlink converter return the port that the device listens to.',
  });
}

export function isPort(port: unknown): boolean {
  return typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 223;
}

/** A yes or no in metadata, where values may be text. */
export function flagOf(metadata: JsonObject, key: string): boolean {
  return metadata[key] === true || metadata[key] === 'true';
}
