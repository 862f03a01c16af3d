import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A deliberate defect, and the tests that must notice it. */
export interface Mutant {
  name: string;
  /** Where it is made: `search` occurs there once. */
  file: string;
  search: string;
  replace: string;
  /** Test files (or parts of their paths) of which at least one test must turn red. */
  tests: string[];
  /** Only tests whose names match, where a whole file would take too long. */
  only?: string;
}

export function allMutants(): Mutant[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'mutants.json'), 'utf8')) as Mutant[];
}

/** The file with the defect in it. Throws when the text to be replaced is not there exactly once. */
export function mutated(source: string, { search, replace, file, name }: Mutant): string {
  const parts = source.split(search);
  if (parts.length === 2) return parts.join(replace);
  throw new Error(`'${name}': ${file} holds the text ${parts.length - 1} times, not once; adjust mutants.json`);
}
