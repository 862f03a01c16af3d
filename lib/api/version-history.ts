import type { VersionEntry } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';

/** The hash a rollback leads to: the version that was active before this one. Null: there was none. */
export function versionBefore(entries: VersionEntry[], active: string): string | null {
  const stack = activeOnes(entries);
  // The line of an activation is written after it, so the newest may be missing.
  if (stack.at(-1) === active) stack.pop();
  return stack.at(-1) ?? null;
}

/** Versions that were active, oldest first. A rollback takes off what came after the one it led to. */
function activeOnes(entries: VersionEntry[]): string[] {
  const stack: string[] = [];
  for (const { hash, action = 'activated' } of [...entries].sort((a, b) => a.seq - b.seq)) {
    if (action === 'saved') continue;
    if (action === 'rolled-back' && stack.includes(hash)) stack.length = stack.lastIndexOf(hash);
    if (stack.at(-1) !== hash) stack.push(hash);
  }
  return stack;
}

/** Shorter ones could mean a line's number. */
const SHORTEST_HASH = 8;

/** The hash that a path names: by its first characters, at least 8, or by the number of a line. Throws `not-found`. */
export function namedVersion(entries: VersionEntry[], name: string): string {
  const isMeant = ({ hash, seq }: VersionEntry) =>
    name.length < SHORTEST_HASH ? String(seq) === name : hash.startsWith(name);
  const [hash, other] = new Set(entries.filter(isMeant).map((entry) => entry.hash));
  if (hash !== undefined && other === undefined) return hash;
  const shown = name.slice(0, 64);
  throw new Failure('not-found', other === undefined ? `There is no version '${shown}'` : `'${shown}' is ambiguous`, {
    field: 'version',
    fix: 'GET /api/converters/{id}/versions lists them; give its hash, 8 characters or more of it, or its number.',
  });
}
