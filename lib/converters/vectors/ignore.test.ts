import { describe, expect, it } from 'vitest';
import { differences } from './difference.ts';
import { ignores, isPath } from './ignore.ts';

describe('a path is ignored', () => {
  it.each([
    ['telemetry', 'telemetry'],
    ['telemetry', 'telemetry.ts'],
    ['telemetry', 'telemetry[0].values.a'],
    ['[*].values.a', '[17].values.a'],
    ['[0]', '[0].x'],
    ['telemetry.*.ts', 'telemetry.a.ts'],
    ['attributes.*', 'attributes["a b"]'],
    ['*', 'attributes'],
    ['attributes["a \\"b\\""].c', 'attributes["a \\"b\\""].c'],
    ['attributes.battery-level', 'attributes["battery-level"]'],
    ['a["*"]', 'a["*"]'],
  ])('by %s: %s', (pattern, path) => {
    expect(ignores(['other', pattern], path)).toBe(true);
  });

  it.each([
    ['telemetry.t', 'telemetry.ts'],
    ['telemetry.ts', 'telemetry'],
    ['[1]', '[10]'],
    ['[*]', 'a'],
    ['*', '[0]'],
    ['a["*"]', 'a.b'],
    ['a[0]', 'a["0"]'],
    ['telemetry.*', 'telemetry[0]'],
    ['..', 'a'],
  ])('not by %s: %s', (pattern, path) => {
    expect(ignores([pattern], path)).toBe(false);
  });

  it('as a difference names it, whatever its keys are', () => {
    for (const key of ['a', 'a b', '*', '"', '\\', 'é', '0', '', '.', '[0]', 'a.b']) {
      const [found] = differences({ x: { [key]: 1 } }, { x: { [key]: 2 } });
      expect(ignores([found?.path ?? 'none'], found?.path ?? '')).toBe(true);
      expect(ignores(['x.*'], found?.path ?? '')).toBe(true);
    }
  });

  it('in time, however many stars there are', () => {
    const pattern = 'a*'.repeat(200);
    expect([isPath(pattern), ignores([pattern], 'a'.repeat(256))]).toEqual([true, false]);
  });
});

it.each(['', '.', 'a.', '.a', 'a..b', 'a[', 'a[]', 'a[x]', 'a["b]', 'a]b', '[0]b', 'a["\\x"]', 'a["\n"]'])(
  '%s is no path',
  (text) => {
    expect(isPath(text)).toBe(false);
  },
);
