import type { Json } from '../../model/json.ts';
import type { LibraryContent, LibraryIndex, LibraryPin, LibrarySource } from '../../model/library.ts';
import { joinKey } from '../../model/message-key.ts';
import type { LibraryStore } from '../../model/ports.ts';
import { type CatalogOptions, catalogTable, deleteDocument, documentOf, putDocument } from './documents.ts';
import { deletePacked, readPacked, writePacked } from './packed.ts';

const SOURCES = 'library';
const PINS = 'library-pin';

/** Removals at a time. */
const AT_ONCE = 8;

/**
 * Sources lie under `library` / id, the index of each packed under `library-index#<source>`, contents packed under
 * `library-content#<source>#<digest>`, and what was installed under `library-pin` / converter id.
 */
export function createLibrary(options: CatalogOptions): LibraryStore {
  const TableName = catalogTable(options);
  const librarySource: LibraryStore['librarySource'] = async (id) =>
    documentOf<LibrarySource>(
      await options.dynamo.get({ TableName, Key: { pk: SOURCES, sk: id }, ConsistentRead: true }),
    );
  const libraryIndex: LibraryStore['libraryIndex'] = async (sourceId) => {
    const found = await readPacked(options, indexKey(sourceId));
    return found === null ? null : (found.content as unknown as LibraryIndex);
  };
  return {
    librarySources: () => all<LibrarySource>(options, SOURCES),
    librarySource,
    putLibrarySource: (source, replaces) =>
      putDocument<LibrarySource>(options, { key: { pk: SOURCES, sk: source.id }, document: source, replaces }),
    async deleteLibrarySource(id) {
      const index = await libraryIndex(id);
      await deleteDocument(options, { pk: SOURCES, sk: id }, null);
      await deletePacked(options, indexKey(id));
      await removeContents(options, id, digestsOf(index));
    },
    libraryIndex,
    async putLibraryIndex(sourceId, index) {
      const before = digestsOf(await libraryIndex(sourceId));
      await writePacked(options, indexKey(sourceId), index as unknown as Json, 'any');
      const now = digestsOf(index);
      await removeContents(options, sourceId, new Set([...before].filter((digest) => !now.has(digest))));
    },
    async libraryContent(sourceId, digest) {
      const found = await readPacked(options, contentKey(sourceId, digest));
      return found === null ? null : (found.content as unknown as LibraryContent);
    },
    async putLibraryContent(sourceId, digest, content) {
      await writePacked(options, contentKey(sourceId, digest), content as unknown as Json, 'any');
    },
    async missingLibraryContents(sourceId, digests) {
      const keys = [...new Set(digests)].map((digest) => ({ pk: contentKey(sourceId, digest), sk: '0' }));
      const found = await options.dynamo.batchGet(TableName, keys, {
        ProjectionExpression: 'pk',
        ConsistentRead: true,
      });
      const there = new Set(found.map(({ pk }) => String(pk)));
      return digests.filter((digest) => !there.has(contentKey(sourceId, digest)));
    },
    async libraryPins() {
      const pins = await all<LibraryPin & { etag: string }>(options, PINS);
      return pins.map(({ etag: _none, ...pin }) => pin);
    },
    async putLibraryPin(pin) {
      const Item = { pk: PINS, sk: pin.converterId, etag: '', j: JSON.stringify(pin) };
      await options.dynamo.put({ TableName, Item });
    },
  };
}

async function all<T extends { etag: string }>(options: CatalogOptions, pk: string): Promise<T[]> {
  const found: T[] = [];
  for await (const item of options.dynamo.each({
    TableName: catalogTable(options),
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  })) {
    const document = documentOf<T>(item);
    if (document !== null) found.push(document);
  }
  return found;
}

function digestsOf(index: LibraryIndex | null): Set<string> {
  return new Set(index?.entries.map(({ content }) => content) ?? []);
}

async function removeContents(options: CatalogOptions, sourceId: string, digests: Set<string>): Promise<void> {
  const left = [...digests];
  while (left.length > 0) {
    await Promise.all(left.splice(0, AT_ONCE).map((digest) => deletePacked(options, contentKey(sourceId, digest))));
  }
}

function indexKey(sourceId: string): string {
  return joinKey('library-index', sourceId);
}

function contentKey(sourceId: string, digest: string): string {
  return joinKey('library-content', sourceId, digest);
}
