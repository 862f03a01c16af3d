import { Failure } from '../model/failure.ts';
import type { LibraryContent, LibraryEntry, LibraryIndex, LibrarySource } from '../model/library.ts';
import { typeOf } from './integration-types.ts';
import type { ApiParts } from './parts.ts';

/** A converter in a library, with where it comes from. */
export interface FoundEntry {
  entry: LibraryEntry;
  source: LibrarySource;
  index: LibraryIndex;
}

type FindParts = Pick<ApiParts, 'catalog' | 'registry'>;

export interface Place {
  integrationType: string;
  vendor: string;
  model: string;
  kind: LibraryEntry['kind'];
  source?: string | undefined;
}

/** Everything in all libraries, sorted by their names. */
export async function allEntries({ catalog }: Pick<FindParts, 'catalog'>): Promise<FoundEntry[]> {
  const sources = await catalog.librarySources();
  const found = await Promise.all(
    sources.map(async (source) => {
      const index = await catalog.libraryIndex(source.id);
      return index === null ? [] : index.entries.map((entry) => ({ entry, source, index }));
    }),
  );
  return found.flat();
}

/**
 * What a type can use: converters made for it before device codecs, which serve every type whose uplinks yield device
 * bytes. Throws `not-found` for an unknown type.
 */
export async function entriesFor(parts: FindParts, integrationType: string): Promise<FoundEntry[]> {
  const type = typeOf(parts.registry, integrationType, 'integrationType', 'not-found');
  const all = await allEntries(parts);
  const own = all.filter(({ entry }) => entry.integrationType === type.type);
  const codecs = type.typedKeys === undefined ? [] : all.filter(({ entry }) => entry.integrationType === null);
  return [...own, ...codecs];
}

/** Throws `not-found`. */
export async function entryAt(parts: FindParts, place: Place): Promise<FoundEntry> {
  const { integrationType, vendor, model, kind, source } = place;
  const found = (await entriesFor(parts, integrationType)).find(
    ({ entry, source: from }) =>
      entry.vendor === vendor &&
      entry.model === model &&
      entry.kind === kind &&
      (source === undefined || from.id === source),
  );
  if (found !== undefined) return found;
  throw new Failure('not-found', `No library has an ${kind} converter of ${vendor} ${model} for '${integrationType}'`, {
    field: 'model',
    fix: `GET /api/library/${integrationType}/vendors lists what is there.`,
  });
}

/** Throws `unavailable` when it is not there: a sync may be replacing it. */
export async function contentOf(
  { catalog }: Pick<FindParts, 'catalog'>,
  { entry, source }: FoundEntry,
): Promise<LibraryContent> {
  const content = await catalog.libraryContent(source.id, entry.content);
  if (content !== null) return content;
  throw new Failure('unavailable', `The content of ${entry.path} is not there`, { fix: 'Try again; then sync again.' });
}
