import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROOFS } from './proofs.ts';

it('names every proof once', () => {
  expect(new Set(PROOFS.map(({ name }) => name)).size).toBe(PROOFS.length);
});

it.each(PROOFS)('$name has something to run', ({ tests = [], program }) => {
  expect(tests.length > 0).toBe(program === undefined);
  expect([...tests, ...(program === undefined ? [] : [program])].filter((path) => !existsSync(path))).toEqual([]);
});

it('holds every test that knows a full size', () => {
  const sized = globSync('test/**/*.test.ts').filter((path) => readFileSync(path, 'utf8').includes('size.test-kit.ts'));
  const proven = new Set(PROOFS.flatMap(({ tests = [] }) => tests));
  expect(sized.length).toBeGreaterThan(0);
  expect(sized.map((path) => path.replaceAll('\\', '/')).filter((path) => !proven.has(path))).toEqual([]);
});
