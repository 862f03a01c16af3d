import { deviceOf, type Hit } from './search.ts';
import type { Source } from './sources.ts';
import type { SyncEnd } from './sync.ts';

/** `data-converters  https://…  main  763 converters, 1664 of 1664 vectors pass, Apache-2.0, a1d44af8 of 2026-03-14` */
export function sourceLine({ id, url, branch, synced }: Source): string {
  const where = `${id}  ${url}${branch === null ? '' : `  ${branch}`}`;
  if (synced === null) return `${where}  never synced`;
  const { converters, passed, failed, skipped, licence, commit, at } = synced;
  const day = new Date(at).toISOString().slice(0, 10);
  const vectors = `${passed} of ${passed + failed + skipped} vectors pass`;
  const state = `${(commit ?? 'folder').slice(0, 8)} on ${day}`;
  return `${where}  ${converters} converters, ${vectors}, ${licence ?? 'no licence stated'}, ${state}`;
}

/** Unreadable files are named, so many of them. */
const NAMED = 10;

export function syncLines(source: Source, { synced, sent, unreadable }: SyncEnd): string[] {
  const lines = unreadable.slice(0, NAMED).map(({ path, problem }) => `  left out: ${path}: ${problem}`);
  const more = unreadable.length - lines.length;
  if (more > 0) lines.push(`  and ${more} more`);
  return [sourceLine({ ...source, synced }), `  ${sent} contents were new`, ...lines];
}

/** One line for each device and library, with the types it is for. */
export function hitLines(hits: Hit[]): string[] {
  const groups = Map.groupBy(hits, (hit) => `${deviceOf(hit)}  ${hit.source.id}`);
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([name, same]) => {
      const uses = new Set(same.map(({ entry }) => `${entry.integrationType ?? 'codec'} ${entry.kind}`));
      return `${name}  ${[...uses].join(', ')}`;
    });
}

export function deviceLines(hits: Hit[]): string[] {
  return hits.map(({ entry, source }) => {
    const { integrationType, kind, contract, language, path, passed, failed, skipped } = entry;
    const origin = `${source.id} ${(source.synced?.commit ?? 'folder').slice(0, 8)} ${path}`;
    const licence = source.synced?.licence ?? 'no licence stated';
    const vectors = `${passed} of ${passed + failed + skipped} vectors pass`;
    return `${integrationType ?? 'any type'} ${kind}: ${contract}, ${language}, ${vectors}; ${origin}; ${licence}`;
  });
}
