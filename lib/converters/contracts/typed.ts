import type { ScriptContract } from './contract.ts';
import { functionOf, thingsboardJavaScript } from './thingsboard.ts';

/**
 * ThingsBoard's typed converter (`converterVersion` 2): the script is the body of a function too, but gets the bytes of
 * the device, 0..255 each, and the network's values as metadata. What its form adds is in typed-output.ts.
 * Source: ThingsBoard's in-product help for `payloadDecoder`. Downlink converters are the same in both versions.
 */
export const typedJavaScript: ScriptContract = {
  uplink: {
    program: ({ script }) => functionOf('payloadDecoder', 'payload, metadata', script),
    call: ({ payload, metadata, now, seed }) => ({
      payload: { bytes: payload, kind: 'binary' },
      args: [metadata],
      now,
      ...(seed === undefined ? {} : { seed }),
    }),
  },
  downlink: thingsboardJavaScript.downlink,
};
