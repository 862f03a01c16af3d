import { Failure } from '../../model/failure.ts';

/** A mistake in a table: `compile`, with the place as its field. */
export function badTable(path: string, problem: string): Failure {
  const fix = 'Correct the table; docs/codec-tables.md has its format.';
  return new Failure('compile', `${path === '' ? 'The table' : path}: ${problem}.`, { field: 'script', fix });
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
