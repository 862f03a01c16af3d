import { expect, it } from 'vitest';
import { hostileScripts } from '../lib/converters/sandbox/hostile.test-kit.ts';
import { describeHostile } from './hostile.test-kit.ts';

it('are many, and each says how it ends', () => {
  const scripts = hostileScripts();
  expect(scripts.length).toBeGreaterThanOrEqual(290);
  expect(new Set(scripts.map(({ kind, name }) => `${kind} ${name}`)).size).toBe(scripts.length);
  expect(scripts.filter(({ outcomes, output }) => outcomes.includes('ok') !== (output !== undefined))).toEqual([]);
});

describeHostile('engine', 'escapes', 'loops', 'memory', 'pollution', 'results', 'throws');
