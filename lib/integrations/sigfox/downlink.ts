import { downlinkBytes, type EncodedDownlink } from '../../model/downlink.ts';
import { Failure } from '../../model/failure.ts';
import type { ReplyBody } from '../../model/integration.ts';

/** A Sigfox downlink is never longer nor shorter, in bytes. */
const SIZE = 8;

/**
 * The answer to a BIDIR callback: `{"<device>":{"downlinkData":"<16 hex characters>"}}`. The converter returns the 8
 * bytes as hex (TEXT) or base64 (BINARY), with the Sigfox id in `metadata.device`. Throws `bad-output`.
 */
export function render(encoded: EncodedDownlink): ReplyBody {
  const body = JSON.stringify({ [deviceOf(encoded)]: { downlinkData: hexOf(encoded) } });
  return { contentType: 'application/json', body: new TextEncoder().encode(body) };
}

/** The device as acknowledgements name it. */
export function device(encoded: EncodedDownlink): string {
  return deviceOf(encoded).toUpperCase().padStart(8, '0');
}

function deviceOf({ metadata }: EncodedDownlink): string {
  const device = metadata['device'];
  if (typeof device === 'string' && /^[0-9a-fA-F]{1,8}$/.test(device)) return device;
  throw new Failure('bad-output', 'metadata.device must be the Sigfox id of up to 8 hex characters', {
    field: 'metadata.device',
    fix: 'Let the uplink converter store the id as an attribute, and return it from metadata.cs_device.',
  });
}

function hexOf(encoded: EncodedDownlink): string {
  if (encoded.contentType === 'BINARY') return sized(Buffer.from(downlinkBytes(encoded).body).toString('hex'));
  const hex = encoded.data.trim();
  if (encoded.contentType === 'TEXT' && /^([0-9a-f]{2})*$/i.test(hex)) return sized(hex.toLowerCase());
  throw new Failure('bad-output', 'data must be hexadecimal text, or BINARY in base64', {
    field: 'data',
    fix: `Return contentType TEXT and ${SIZE * 2} hex characters.`,
  });
}

function sized(hex: string): string {
  if (hex.length === SIZE * 2) return hex;
  throw new Failure('bad-output', `data holds ${hex.length / 2} bytes; a Sigfox downlink has exactly ${SIZE}`, {
    field: 'data',
    fix: `Fill the payload up to ${SIZE} bytes in the downlink converter, as your device expects it.`,
  });
}
