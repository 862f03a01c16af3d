import { createHash } from 'node:crypto';
import { isJsonObject, type Json } from '../model/json.ts';
import type { LibraryContent } from '../model/library.ts';

/** sha256, in hex, of a content of a library: the order of keys does not count. */
export function contentDigest(content: LibraryContent): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(content as unknown as Json)), 'utf8')
    .digest('hex');
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
