import type { LibraryEntry } from '../../lib/model/library.ts';
import { getFromApi } from '../call-api.ts';
import type { PlatformAddress } from '../platform-address.ts';
import type { Source } from './sources.ts';

/** A converter of a library with what the library is. */
export interface Hit {
  source: Source;
  entry: LibraryEntry;
}

/** Everything the synced libraries have, one line for each converter. */
export async function everything(address: PlatformAddress, sources: Source[]): Promise<Hit[]> {
  const synced = sources.filter((source) => source.synced !== null);
  const found = await Promise.all(
    synced.map(async (source) => {
      const { items } = (await getFromApi(address, `/api/library-sources/${source.id}/index`)) as {
        items: LibraryEntry[];
      };
      return items.map((entry) => ({ source, entry }));
    }),
  );
  return found.flat();
}

/** `Decentlab/DL-5TM`, the name by which a device is shown. */
export function deviceOf({ entry }: Hit): string {
  return `${entry.vendor}/${entry.model}`;
}

/** Those whose library, device, type or path contain every word, whatever the case. */
export function matching(hits: Hit[], text: string): Hit[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return hits.filter((hit) => {
    const { integrationType, path, kind } = hit.entry;
    const about = [hit.source.id, deviceOf(hit), integrationType ?? 'codec', kind, path].join(' ').toLowerCase();
    return words.every((word) => about.includes(word));
  });
}
