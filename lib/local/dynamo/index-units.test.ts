import { expect, test } from 'vitest';
import { type IndexShape, indexUnits, type WireItem } from './index-units.ts';

const keysOnly: IndexShape = { name: 'byOutcome', keys: ['fk', 'fs'], projected: ['pk', 'sk', 'fk', 'fs'] };
const all: IndexShape = { ...keysOnly, projected: null };
const item = (more: WireItem = {}): WireItem => ({ pk: { S: 'a' }, sk: { S: 'b' }, ...more });
const listed = (fk: string, more: WireItem = {}) => item({ fk: { S: fk }, fs: { S: '1' }, ...more });

test.each<[string, IndexShape, WireItem | null, WireItem | null, number]>([
  ['never in the index', keysOnly, null, item(), 0],
  ['only half of the index key', keysOnly, null, item({ fk: { S: 'x' } }), 0],
  ['enters', keysOnly, null, listed('x'), 1],
  ['leaves', keysOnly, listed('x'), item(), 1],
  ['deleted', keysOnly, listed('x'), null, 1],
  ['changes its key', keysOnly, listed('x'), listed('y'), 2],
  ['changes what a keys-only index does not hold', keysOnly, listed('x'), listed('x', { n: { N: '1' } }), 0],
  ['changes what a full index holds', all, listed('x'), listed('x', { n: { N: '1' } }), 1],
  ['is written again unchanged', all, listed('x'), listed('x'), 0],
  ['enters with 2.5 KB', all, null, listed('x', { b: { S: 'b'.repeat(2_500) } }), 3],
  ['counts binary by its bytes', all, null, listed('x', { b: { B: Buffer.alloc(900).toString('base64') } }), 1],
  ['counts nested values', all, null, listed('x', { m: { M: { l: { L: [{ S: 's'.repeat(1_100) }] } } } }), 2],
])('%s', (_name, index, before, after, units) => {
  expect(indexUnits(index, before, after)).toBe(units);
});
