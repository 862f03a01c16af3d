import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allMutants, mutated } from './mutant.ts';

/** The list must follow the code; whether the tests notice each defect is for `run.ts`, which takes minutes. */
describe('mutants', () => {
  it('has at least twelve, each under a name of its own', () => {
    const names = allMutants().map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(12);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(allMutants())('$name: applies to the code as it is', (mutant) => {
    const source = readFileSync(mutant.file, 'utf8');
    expect(mutated(source, mutant)).not.toBe(source);
    expect(mutant.tests.filter((test) => !existsSync(test))).toEqual([]);
  });

  it('refuses a text that is not there, or there twice', () => {
    const mutant = { name: 'm', file: 'f', search: 'ab', replace: 'x', tests: [] };
    expect(() => mutated('a b', mutant)).toThrow(/0 times/);
    expect(() => mutated('ab ab', mutant)).toThrow(/2 times/);
    expect(mutated('1ab2', mutant)).toBe('1x2');
  });
});
