import type { Converter, Version, VersionEntry } from './converter.ts';
import type { Integration } from './integration.ts';
import type { JsonObject } from './json.ts';
import type { LibraryContent, LibraryIndex, LibraryPin, LibrarySource } from './library.ts';
import type { Page, PageQuery } from './page.ts';
import type { Vector, VectorSet } from './vector.ts';

/** Users' configuration. Writes take the etag they replace: null = must not exist yet; a mismatch throws `precondition-failed`. */
export interface Catalog extends VectorStore, ImportStore, LibraryStore {
  integration(id: string): Promise<Integration | null>;
  integrationByRoutingKey(routingKey: string): Promise<Integration | null>;
  integrations(query: PageQuery): Promise<Page<Integration>>;
  /** Stores it under a fresh etag, which it returns. */
  putIntegration(integration: Omit<Integration, 'etag'>, replaces: string | null): Promise<Integration>;
  deleteIntegration(id: string, etag: string | null): Promise<void>;

  converter(id: string): Promise<Converter | null>;
  converters(query: PageQuery): Promise<Page<Converter>>;
  putConverter(converter: Omit<Converter, 'etag'>, replaces: string | null): Promise<Converter>;
  deleteConverter(id: string, etag: string | null): Promise<void>;
  /** Immutable; writing it again is harmless. */
  putVersion(version: Version): Promise<void>;
  version(hash: string): Promise<Version | null>;
  addVersionEntry(converterId: string, entry: Omit<VersionEntry, 'seq'>): Promise<VersionEntry>;
  versionEntries(converterId: string): Promise<VersionEntry[]>;

  token(hash: string): Promise<ApiToken | null>;
  putToken(token: ApiToken): Promise<void>;

  /** The remembered answer of a POST with this idempotency key, for 24 h. */
  remembered(key: string): Promise<JsonObject | null>;
  remember(key: string, answer: JsonObject, expiresAt: number): Promise<void>;
}

/** The vectors of converters. A set is written as a whole, so that nobody ever runs half of one. */
export interface VectorStore {
  vectors(converterId: string): Promise<VectorSet>;
  /**
   * Replaces the whole set. `replaces`: the etag that was read (null: there must be none yet), `'any'`: whatever is
   * there. Throws `precondition-failed`.
   */
  putVectors(converterId: string, items: Vector[], replaces: string | null | 'any'): Promise<VectorSet>;
  deleteVectors(converterId: string): Promise<void>;
}

/** Libraries of converters. Contents come before the index that names them; the index is the commit of a sync. */
export interface LibraryStore {
  librarySources(): Promise<LibrarySource[]>;
  librarySource(id: string): Promise<LibrarySource | null>;
  /** Null = must not exist yet. Throws `precondition-failed`. */
  putLibrarySource(source: Omit<LibrarySource, 'etag'>, replaces: string | null): Promise<LibrarySource>;
  /** With its index and contents; what was installed from it stays. */
  deleteLibrarySource(id: string): Promise<void>;
  /** Null: never synced. */
  libraryIndex(sourceId: string): Promise<LibraryIndex | null>;
  /**
   * Replaces the index as a whole (null: as if it had never been synced), then removes the contents that only the old
   * one names. Returns the digests that are not there, or are about to go: unless there are none, nothing is written.
   */
  putLibraryIndex(sourceId: string, index: LibraryIndex | null): Promise<string[]>;
  libraryContent(sourceId: string, digest: string): Promise<LibraryContent | null>;
  putLibraryContent(sourceId: string, digest: string, content: LibraryContent): Promise<void>;
  /** In the order of converter ids. */
  libraryPins(): Promise<LibraryPin[]>;
  putLibraryPin(pin: LibraryPin): Promise<void>;
  /** What is gone already is no error. */
  deleteLibraryPin(converterId: string): Promise<void>;
}

/** The document a converter was imported from, as it came, so that an export gives back what means nothing here. */
export interface ImportStore {
  imported(converterId: string): Promise<JsonObject | null>;
  putImported(converterId: string, document: JsonObject): Promise<void>;
  deleteImported(converterId: string): Promise<void>;
}

export interface ApiToken {
  /** sha256 of the token, hex. */
  hash: string;
  name: string;
  role: 'operator' | 'agent';
  createdAt: number;
  expiresAt: number | null;
}
