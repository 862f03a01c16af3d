import { asFailure, Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import type { LibraryIndex } from '../../model/library.ts';
import type { LibraryStore } from '../../model/ports.ts';
import { type CatalogOptions, catalogTable } from './documents.ts';
import { contentKey, indexKey } from './library-keys.ts';
import { deletePacked, readPacked, writePacked } from './packed.ts';

/** Removals at a time. */
const AT_ONCE = 8;

/** Syncs of one library that end at the same moment each want to be the last. */
const ATTEMPTS = 10;

/** What lies under the key of an index. */
interface Kept {
  index: LibraryIndex | null;
  /** Contents that this index let go, digest to etag: they are removed after it, or by the next one. */
  going: { [digest: string]: string };
}

type LibraryIndexStore = Pick<LibraryStore, 'libraryIndex' | 'putLibraryIndex'> & {
  /** With all contents. */
  deleteLibraryIndex(sourceId: string): Promise<void>;
};

/**
 * An index replaces exactly the one that was read, and says which contents are about to go, in which version. Whoever
 * comes next counts these as missing and puts them again, which makes them another version: so the removal, which may
 * still be under way, never takes what a later index names.
 */
export function createLibraryIndex(options: CatalogOptions): LibraryIndexStore {
  return {
    libraryIndex: async (sourceId) => (await keptIndex(options, sourceId)).index,
    async putLibraryIndex(sourceId, index) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const missing = await replaceIndex(options, sourceId, index);
        if (missing !== null) return missing;
      }
      throw new Failure('conflict', 'Too many syncs of this library end at once', { fix: 'Sync again.' });
    },
    async deleteLibraryIndex(sourceId) {
      const { index, going } = await keptIndex(options, sourceId);
      await deletePacked(options, indexKey(sourceId));
      const all = new Set([...digestsOf(index), ...Object.keys(going)]);
      await removeContents(options, sourceId, await etagsOf(options, sourceId, all));
    },
  };
}

/** The digests that are missing; null: another sync came between. */
async function replaceIndex(options: CatalogOptions, sourceId: string, index: LibraryIndex | null) {
  const before = await keptIndex(options, sourceId);
  const now = digestsOf(index);
  const etags = await etagsOf(options, sourceId, now);
  const missing = [...now].filter((digest) => !etags.has(digest) || etags.get(digest) === before.going[digest]);
  if (missing.length > 0) return missing;
  const old = [...digestsOf(before.index), ...Object.keys(before.going)].filter((digest) => !now.has(digest));
  const going = await etagsOf(options, sourceId, new Set(old));
  const kept = { index, going: Object.fromEntries(going) };
  try {
    await writePacked(options, indexKey(sourceId), kept as unknown as Json, before.etag);
  } catch (thrown) {
    if (asFailure(thrown).code === 'precondition-failed') return null;
    throw thrown;
  }
  await removeContents(options, sourceId, going);
  return [];
}

async function keptIndex(options: CatalogOptions, sourceId: string): Promise<Kept & { etag: string | null }> {
  const found = await readPacked(options, indexKey(sourceId));
  return found === null
    ? { index: null, going: {}, etag: null }
    : { ...(found.content as unknown as Kept), etag: found.etag };
}

function digestsOf(index: LibraryIndex | null): Set<string> {
  return new Set(index?.entries.map(({ content }) => content) ?? []);
}

/** Of the contents that are there. */
async function etagsOf(options: CatalogOptions, sourceId: string, digests: Set<string>): Promise<Map<string, string>> {
  const byKey = new Map([...digests].map((digest) => [contentKey(sourceId, digest), digest]));
  const found = await options.dynamo.batchGet(
    catalogTable(options),
    [...byKey.keys()].map((pk) => ({ pk, sk: '0' })),
    { ProjectionExpression: 'pk, etag', ConsistentRead: true },
  );
  return new Map(found.map(({ pk, etag }) => [byKey.get(String(pk)) ?? '', String(etag)]));
}

async function removeContents(options: CatalogOptions, sourceId: string, etags: Map<string, string>): Promise<void> {
  const left = [...etags];
  while (left.length > 0) {
    await Promise.all(
      left.splice(0, AT_ONCE).map(([digest, etag]) => deletePacked(options, contentKey(sourceId, digest), etag)),
    );
  }
}
