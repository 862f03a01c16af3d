import { contentDigest } from '../converters/library-digest.ts';
import type { LibraryContent, LibraryEntry } from '../model/library.ts';

/** A converter of a library, ready for the catalog. */
export interface ReadEntry {
  entry: LibraryEntry;
  content: LibraryContent;
}

/** Something of a library that nobody could use. */
export interface Unreadable {
  path: string;
  problem: string;
}

/** What scripts see as now, so that the same library always gives the same contents: 1 January 2026. */
export const LIBRARY_TIME = Date.UTC(2026, 0, 1);

/** Characters of the vectors of one converter, so that a request can carry them; 500 at most. */
const MOST = { characters: 600_000, vectors: 500 };

/** An entry with as many vectors as may be kept, and the digest of its content. */
export function entryOf(about: Omit<LibraryEntry, 'content'>, content: LibraryContent): ReadEntry {
  let size = 0;
  const vectors = content.vectors.slice(0, MOST.vectors).filter((vector) => {
    size += JSON.stringify(vector).length;
    return size <= MOST.characters;
  });
  const kept = { ...content, vectors };
  return { entry: { ...about, content: contentDigest(kept) }, content: kept };
}
