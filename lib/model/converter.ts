import type { Json } from './json.ts';

export type ConverterKind = 'uplink' | 'downlink';
export type Contract = 'thingsboard' | 'thingsboard-typed' | 'codec';
/** `table`: a codec that is data, no script; see docs/codec-tables.md. */
export type Language = 'js' | 'tbel' | 'table';

/** A user's converter: a name for a line of versions, one of which is active. */
export interface Converter {
  id: string;
  name: string;
  kind: ConverterKind;
  contract: Contract;
  language: Language;
  /** Null = usable with every type. */
  integrationType: string | null;
  updateOnlyKeys: string[];
  /** Hash of the active version. */
  active: string;
  /** The form of typed converters and codecs: what becomes what. */
  form: { [key: string]: Json };
  createdAt: number;
  etag: string;
}

/** An immutable version: hash of (contract, language, script, form). */
export interface Version {
  hash: string;
  kind: ConverterKind;
  contract: Contract;
  language: Language;
  script: string;
  form: { [key: string]: Json };
}

/** A line in a converter's history. */
export interface VersionEntry {
  seq: number;
  hash: string;
  who: string;
  when: number;
  why: string;
  /** What was done with the version; absent: it was saved and made active at once. */
  action?: VersionAction;
  /** The reason to activate it although vectors failed. */
  forced?: string;
}

/** `saved`: kept, not active. `activated`, and `rolled-back` to the one that was active before. */
export type VersionAction = 'saved' | 'activated' | 'rolled-back';
