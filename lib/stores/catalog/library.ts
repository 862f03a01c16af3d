import type { Json } from '../../model/json.ts';
import type { LibraryContent, LibraryPin, LibrarySource } from '../../model/library.ts';
import type { LibraryStore } from '../../model/ports.ts';
import { type CatalogOptions, catalogTable, deleteDocument, documentOf, putDocument } from './documents.ts';
import { createLibraryIndex } from './library-index.ts';
import { contentKey } from './library-keys.ts';
import { readPacked, writePacked } from './packed.ts';

const SOURCES = 'library';
const PINS = 'library-pin';

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
  const indexes = createLibraryIndex(options);
  return {
    librarySources: () => all<LibrarySource>(options, SOURCES),
    librarySource,
    putLibrarySource: (source, replaces) =>
      putDocument<LibrarySource>(options, { key: { pk: SOURCES, sk: source.id }, document: source, replaces }),
    async deleteLibrarySource(id) {
      await deleteDocument(options, { pk: SOURCES, sk: id }, null);
      await indexes.deleteLibraryIndex(id);
    },
    libraryIndex: indexes.libraryIndex,
    putLibraryIndex: indexes.putLibraryIndex,
    async libraryContent(sourceId, digest) {
      const found = await readPacked(options, contentKey(sourceId, digest));
      return found === null ? null : (found.content as unknown as LibraryContent);
    },
    async putLibraryContent(sourceId, digest, content) {
      await writePacked(options, contentKey(sourceId, digest), content as unknown as Json, 'any');
    },
    async libraryPins() {
      const pins = await all<LibraryPin & { etag: string }>(options, PINS);
      return pins.map(({ etag: _none, ...pin }) => pin);
    },
    async putLibraryPin(pin) {
      const Item = { pk: PINS, sk: pin.converterId, etag: '', j: JSON.stringify(pin) };
      await options.dynamo.put({ TableName, Item });
    },
    deleteLibraryPin: (converterId) => deleteDocument(options, { pk: PINS, sk: converterId }, null),
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
