import { type CodecParts, codecEntries } from './codec-entries.ts';
import { converterEntries } from './converter-entries.ts';
import type { ReadEntry, Unreadable } from './read-entry.ts';

/**
 * All converters and codecs of a library, with the vectors that pass. Every vector is run through the engine as live
 * messages are. A codec that serves several models is there once for each. `source`
 * is the name of the library: the vendor of what lies in no folder of one.
 */
export async function* libraryEntries(
  parts: CodecParts,
  folder: string,
  source: string,
): AsyncGenerator<ReadEntry | Unreadable> {
  yield* converterEntries(parts, folder, source);
  yield* codecEntries(parts, folder, source);
}
