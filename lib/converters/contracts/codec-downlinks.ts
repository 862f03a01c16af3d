import { Buffer } from 'node:buffer';
import type { EncodedDownlink } from '../../model/downlink.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { badOutput, typeName } from './bad-output.ts';
import { judged } from './codec-output.ts';

/**
 * The bytes of `encodeDownlink` as a downlink for any network server: BINARY, with `fPort` and what the network calls
 * the device in the metadata. No result or no bytes: nothing is sent. Throws `codec-error` and `bad-output`.
 */
export function codecDownlinksOf(said: Json, metadata: Record<string, string>): EncodedDownlink[] {
  if (said === null) return [];
  const { result } = judged(said);
  const bytes = result['bytes'] ?? null;
  if (!Array.isArray(bytes))
    throw badOutput('bytes', `is ${typeName(bytes)}, not an array of bytes`, 'Return {bytes: [1, 2], fPort: 10}.');
  const wrong = bytes.findIndex((byte) => !Number.isInteger(byte) || Number(byte) < -128 || Number(byte) > 255);
  if (wrong !== -1) throw badOutput(`bytes[${wrong}]`, 'is no byte', 'Give whole numbers from 0 to 255.');
  if (bytes.length === 0) return [];
  const data = Buffer.from(bytes as number[]).toString('base64');
  return [{ contentType: 'BINARY', data, metadata: addressed(result['fPort'] ?? null, metadata) }];
}

/**
 * Device and port, under the name each network server's encoder asks for, so that one codec serves all. They come from
 * the downlink's own metadata, or from the attributes that the uplink's form keeps: `eui`, and `deviceId` for The
 * Things Stack.
 */
function addressed(answered: Json, metadata: Record<string, string>): JsonObject {
  const eui = metadata['DevEUI'] ?? metadata['EUI'] ?? metadata['cs_eui'] ?? metadata['ss_eui'];
  const given = answered ?? metadata['fPort'];
  const port = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given;
  const device = {
    DevEUI: eui,
    EUI: eui,
    devId: metadata['devId'] ?? metadata['cs_deviceId'] ?? metadata['ss_deviceId'],
  };
  const pairs = { ...device, fPort: port, FPort: port, port, confirmed: metadata['confirmed'] };
  return Object.fromEntries(Object.entries(pairs).filter(([, value]) => value !== undefined)) as JsonObject;
}
