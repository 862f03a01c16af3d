import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generated, leftovers, ROOT } from '../bin/generate.ts';

const files = await generated();

it.each(Object.keys(files))('%s is what `npm run generate` writes', (path) => {
  expect(readFileSync(join(ROOT, path), 'utf8')).toBe(files[path]);
});

it('no page of a removed integration type is left', () => {
  expect(leftovers(files)).toEqual([]);
});
