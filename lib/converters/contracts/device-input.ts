import type { Version } from '../../model/converter.ts';
import { Failure } from '../../model/failure.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Uplink } from '../../model/uplink.ts';
import type { UplinkInput } from './contract.ts';

/**
 * What typed converters and codecs get of an uplink: the device's own bytes, its port, and as metadata the pairs of the
 * generic contract under the network's own values, `ts` among them. Throws `no-device-bytes`.
 */
export function deviceInput(
  { contract }: Pick<Version, 'contract'>,
  { device, networkKeys, time }: Uplink,
  pairs: JsonObject,
  receivedAt: number,
): Omit<UplinkInput, 'now' | 'seed'> {
  if (device === undefined) {
    throw new Failure('no-device-bytes', 'This message brings no device bytes', {
      field: 'contract',
      fix: 'Use a converter of the contract "thingsboard" here: it gets the whole message.',
    });
  }
  // Typed converters are told of decoded values by payloadFormat; a codec could only mistake them for bytes.
  if (contract === 'codec' && networkKeys['payloadFormat'] === 'JSON') {
    throw new Failure('no-device-bytes', 'The network sent decoded values, not device bytes', {
      field: 'contract',
      fix: 'Let the network server send the raw payload too, or use a typed converter.',
    });
  }
  const at = time ?? receivedAt;
  return {
    payload: device.bytes,
    payloadKind: 'binary',
    metadata: { ...pairs, ts: at, ...networkKeys },
    time: at,
    ...(device.fPort === undefined ? {} : { fPort: device.fPort }),
  };
}
