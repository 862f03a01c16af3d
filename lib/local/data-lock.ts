import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Failure } from '../model/failure.ts';

/**
 * Takes a data folder for this process alone; the answer gives it back. SQLite's file lock ends with the process, however
 * that dies, and works on every system. Throws `unavailable` when another process has the folder.
 */
export function lockFolder(data: string): () => void {
  mkdirSync(data, { recursive: true });
  const lock = new DatabaseSync(join(data, 'lock'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new Failure('unavailable', `The data folder ${data} is in use by another process`, {
      fix: 'Stop that one, or name another folder in TRIBUTARY_DATA.',
      cause,
    });
  }
  return () => lock.close();
}
