import { Failure } from '../../model/failure.ts';
import { LIMITS } from '../limits.ts';

/** Characters of a place; keys of a table are part of it. */
const LONGEST = 500;

/** A mistake in a table: `compile`, with the place as its field. */
export function badTable(path: string, problem: string): Failure {
  const fix = 'Correct the table; docs/codec-tables.md has its format.';
  const place = path === '' ? 'The table' : path.length > LONGEST ? `${path.slice(0, LONGEST)}…` : path;
  return new Failure('compile', `${place}: ${problem.slice(0, LIMITS.errorCharacters)}.`, { field: 'script', fix });
}

/** Calls what throws sentences and gives them the place they are about. */
export function placed<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    throw badTable(path, (thrown as Error).message);
  }
}
