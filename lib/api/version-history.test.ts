import { describe, expect, it } from 'vitest';
import type { VersionAction, VersionEntry } from '../model/converter.ts';
import { namedVersion, versionBefore } from './version-history.ts';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];

function history(...lines: [hash: string, action?: VersionAction][]): VersionEntry[] {
  return lines.map(([hash, action], index) => ({
    ...{ seq: index + 1, hash, who: 'w', when: 0, why: '' },
    ...(action === undefined ? {} : { action }),
  }));
}

describe('the version before', () => {
  it.each<[string, VersionEntry[], string, string | null]>([
    ['a first one', history([A]), A, null],
    ['a second one', history([A], [B]), B, A],
    ['one after versions that were only saved', history([A], [C, 'saved'], [B, 'activated'], [C, 'saved']), B, A],
    ['one that was rolled back to', history([A], [B], [C], [B, 'rolled-back']), B, A],
    ['one that was rolled back to twice', history([A], [B], [C], [B, 'rolled-back'], [A, 'rolled-back']), A, null],
    ['one after a rollback', history([A], [B], [A, 'rolled-back'], [C]), C, A],
    ['an old one that was activated again', history([A], [B], [A]), A, B],
    ['one whose line is missing', history([A], [B]), C, B],
    ['one that nothing tells of', [], A, null],
    ['one of a history in any order', history([A], [B], [C]).reverse(), C, B],
  ])('%s', (_what, entries, active, before) => {
    expect(versionBefore(entries, active)).toBe(before);
  });
});

describe('a version is named', () => {
  const entries = history([A], [B], [`${'a'.repeat(9)}${'f'.repeat(55)}`]);
  it.each([
    ['its hash', A, A],
    ['the beginning of it', 'bbbbbbbb', B],
    ['the number of its line', '2', B],
  ])('by %s', (_what, name, hash) => {
    expect(namedVersion(entries, name)).toBe(hash);
  });

  it.each([
    ['nothing', ''],
    ['too little', 'b'],
    ['two', 'aaaaaaaa'],
    ['none', C],
    ['a number that is not there', '4'],
    ['a number in other digits', '02'],
    ['too much', `${A}a`],
  ])('never by %s', (_what, name) => {
    expect(() => namedVersion(entries, name)).toThrow(
      expect.objectContaining({ code: 'not-found', detail: expect.objectContaining({ field: 'version' }) }),
    );
  });
});
