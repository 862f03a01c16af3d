/** An item ends at 400 KB, so bytes above this are kept in several items. */
export const PART_BYTES = 300 * 1_024;

/** Cuts bytes into parts of at most PART_BYTES. */
export function partsOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.byteLength / PART_BYTES) }, (_, index) =>
    bytes.subarray(index * PART_BYTES, (index + 1) * PART_BYTES),
  );
}

export function concatenated(parts: Uint8Array[]): Buffer {
  return Buffer.concat(parts);
}
