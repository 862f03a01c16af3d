import { expect, it } from 'vitest';
import { warningsOf } from './warnings.ts';

const given = { kind: 'uplink', language: 'tbel' } as const;

it('tells where a TBEL script does not do what it seems to say', () => {
  const script = 'return 1;\nfunction parseInt(s) { return s; }';
  expect(warningsOf({ ...given, script })).toEqual([
    { line: 2, column: expect.any(Number), message: expect.stringContaining('parseInt') },
  ]);
  expect(warningsOf({ ...given, script: 'return 1;' })).toEqual([]);
});

it('has none for JavaScript, and leaves it to the engine to tell what does not compile', () => {
  expect(warningsOf({ ...given, language: 'js', script: 'function parseInt() {}' })).toEqual([]);
  expect(warningsOf({ ...given, script: 'return {;' })).toEqual([]);
});
