import type { Downlink, EncodedDownlink } from '../model/downlink.ts';
import { Failure } from '../model/failure.ts';

/** Bytes of JSON. An item ends at 400 KB; the rest is for the network's answer and its reports. */
const MOST = 300 * 1024;

/**
 * Refuses what would leave no room for the answer: once the network has a downlink, it must be possible to note so.
 * Throws `output-too-large`.
 */
export function checkRoom(downlink: Downlink, encoded: EncodedDownlink[]): void {
  const bytes = Buffer.byteLength(JSON.stringify({ ...downlink, encoded }));
  if (bytes <= MOST) return;
  throw new Failure('output-too-large', `The downlink and what the converter made of it have ${bytes} bytes`, {
    fix: `Together they may have ${MOST}: order less at once, or let the converter return less.`,
  });
}
