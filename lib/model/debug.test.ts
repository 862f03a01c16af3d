import { describe, expect, it } from 'vitest';
import { changedDebug, DEBUG_ALL, DEFAULT_DEBUG, type Debug, initialDebug } from './debug.ts';

const NOW = 1_760_000_000_000;
const MINUTE = 60_000;

describe('debug', () => {
  it('shows everything for 15 minutes after creation, then failures', () => {
    expect(initialDebug(NOW)).toEqual({
      failures: true,
      allUntil: NOW + 15 * MINUTE,
      window: [NOW, NOW + 15 * MINUTE],
    });
  });

  it('is switched on for at most 15 minutes, whatever is asked for', () => {
    const on = (change: object) => changedDebug(DEFAULT_DEBUG, change, NOW);
    const longest = { failures: true, allUntil: NOW + DEBUG_ALL, window: [NOW, NOW + DEBUG_ALL] };
    expect(on({ all: true })).toEqual(longest);
    expect(on({ allUntil: NOW + 99 * DEBUG_ALL })).toEqual(longest);
    expect(on({ allUntil: NOW + MINUTE })).toEqual({
      failures: true,
      allUntil: NOW + MINUTE,
      window: [NOW, NOW + MINUTE],
    });
    expect(on({ all: true, failures: false })).toEqual({ ...longest, failures: false });
  });

  it('is prolonged while it is on; afterwards a new window begins', () => {
    const on = initialDebug(NOW);
    const later = changedDebug(on, { all: true }, NOW + 10 * MINUTE);
    expect(later.window).toEqual([NOW, NOW + 25 * MINUTE]);
    expect(changedDebug(on, { all: true }, NOW + 15 * MINUTE).window).toEqual([NOW + 15 * MINUTE, NOW + 30 * MINUTE]);
  });

  it('is switched off at once, and what was seen stays', () => {
    const on = initialDebug(NOW);
    for (const change of [{ all: false }, { allUntil: null }, { allUntil: NOW - 1 }, { allUntil: 0 }]) {
      const off = changedDebug(on, change, NOW + MINUTE);
      expect(off).toEqual({ failures: true, allUntil: null, window: [NOW, NOW + MINUTE] });
    }
    const over = changedDebug(on, { all: false }, NOW + 60 * MINUTE);
    expect(over).toEqual({ failures: true, allUntil: null, window: [NOW, NOW + 15 * MINUTE] });
    expect(changedDebug(DEFAULT_DEBUG, { all: false, failures: false }, NOW)).toEqual({
      ...DEFAULT_DEBUG,
      failures: false,
    });
  });

  it('stays as it is for whoever sends back what was read, also long after', () => {
    for (const at of [NOW, NOW + MINUTE, NOW + 60 * MINUTE]) {
      const on: Debug = initialDebug(NOW);
      expect(changedDebug(on, { failures: true, allUntil: on.allUntil }, at)).toEqual(on);
      expect(changedDebug(on, {}, at)).toEqual(on);
    }
  });
});
