import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

export interface BundleSize {
  /** The file that is loaded at init, without lazy chunks. */
  entryKb: number;
  /** All files as a zip archive would hold them. */
  zipKb: number;
}

/** Bytes a zip archive adds to each entry: local and central header, with the name in both. */
const HEADERS = 30 + 46;

export async function sizeOf(folder: string): Promise<BundleSize> {
  let zip = 22;
  let entry = 0;
  for (const name of await readdir(folder)) {
    const bytes = await readFile(join(folder, name));
    if (name === 'index.mjs') entry = bytes.length;
    zip += deflateRawSync(bytes, { level: 9 }).length + HEADERS + 2 * Buffer.byteLength(name);
  }
  return { entryKb: entry / 1024, zipKb: zip / 1024 };
}
