import { expect, it } from 'vitest';
import { pasted } from './paste.ts';

const DOCUMENT = 'before\n<!-- figures: npm run bench writes from here -->\nold\n<!-- to here -->\nafter\n';

it('replaces what lies between the marks, and only that', () => {
  const once = pasted(DOCUMENT, 'new\n');
  expect(once).toBe(DOCUMENT.replace('\nold\n', '\n\nnew\n\n'));
  expect(pasted(once, 'new')).toBe(once);
});

it.each(['', 'no marks', DOCUMENT.replace('<!-- to here -->', '')])('refuses a document without them', (document) => {
  expect(() => pasted(document, 'new')).toThrow('lacks the lines');
});
