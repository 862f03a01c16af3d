import type { Contract, ConverterKind, Language } from './converter.ts';
import type { JsonObject } from './json.ts';
import type { Vector } from './vector.ts';

/** Where a library of converters comes from. */
export interface LibrarySource {
  /** Short and chosen by the operator, such as `data-converters`: `[a-z0-9-]`. */
  id: string;
  /** Of a git repository, without credentials; or a folder of the machine that synced it. */
  url: string;
  /** Null: the repository's own default. */
  branch: string | null;
  etag: string;
}

/** What was found at one commit of a source. Replaced as a whole by the next sync. */
export interface LibraryIndex {
  /** Null: a folder outside git. */
  commit: string | null;
  /** Such as `Apache-2.0`; null: none was stated. */
  licence: string | null;
  /** Epoch ms of the sync. */
  syncedAt: number;
  entries: LibraryEntry[];
}

/** One converter of a library, as lists show it. */
export interface LibraryEntry {
  /** Null: a device codec, for every type whose uplinks yield device bytes. */
  integrationType: string | null;
  vendor: string;
  model: string;
  kind: ConverterKind;
  contract: Contract;
  language: Language;
  /** Where it lies in the source. */
  path: string;
  /** sha256 of its content, hex: the same content has the same digest. */
  content: string;
  /** How its vectors ended when it was synced. */
  passed: number;
  failed: number;
  skipped: number;
}

/** All of a converter that lists do not show. */
export interface LibraryContent {
  script: string;
  form: JsonObject;
  updateOnlyKeys: string[];
  /** Those of its vectors that passed. */
  vectors: Vector[];
}

/** What an installed converter was taken from: a sync changes neither. */
export interface LibraryPin {
  converterId: string;
  source: string;
  url: string;
  commit: string | null;
  licence: string | null;
  path: string;
  integrationType: string | null;
  vendor: string;
  model: string;
  kind: ConverterKind;
  content: string;
  installedAt: number;
}
