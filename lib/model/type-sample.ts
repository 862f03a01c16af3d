import type { Json } from './json.ts';

/** A sample message of an integration type, as editors and tests start from it: exactly one of the three payloads. */
export type TypeSample = {
  name: string;
  contentType: string;
  /** What a generic converter would find in `metadata`. */
  metadata: { readonly [key: string]: string };
} & ({ payloadJson: Json } | { payloadText: string } | { payload: string });
