import { describe, expect, it } from 'vitest';
import { makeVersion, versionHash } from './version.ts';

describe('versionHash', () => {
  it('is a sha256 of everything that decides what a version does', () => {
    const hash = versionHash('thingsboard', 'js', 'return {};', {});
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const others = [
      versionHash('codec', 'js', 'return {};', {}),
      versionHash('thingsboard', 'tbel', 'return {};', {}),
      versionHash('thingsboard', 'js', 'return {}; ', {}),
      versionHash('thingsboard', 'js', 'return {};', { name: '$eui' }),
    ];
    expect(new Set([hash, ...others]).size).toBe(5);
  });

  it('does not depend on the order of keys, at any depth', () => {
    const a = versionHash('codec', 'js', '', { a: 1, b: [{ x: 1, y: { p: 1, q: 2 } }] });
    expect(versionHash('codec', 'js', '', { b: [{ y: { q: 2, p: 1 }, x: 1 }], a: 1 })).toBe(a);
    expect(versionHash('codec', 'js', '', { a: 1, b: [{ x: 1, y: { p: 2, q: 1 } }] })).not.toBe(a);
  });

  it('never changes: stored versions are found by it', () => {
    const version = makeVersion({
      kind: 'uplink',
      contract: 'thingsboard',
      language: 'js',
      script: 'return 1;',
      form: {},
    });
    expect(version.hash).toBe('dc30d316a17bbc8578e116d11ddfb581ee7f1bf4bf54c1cab7c2945bc7d00cd6');
    expect(version).toMatchObject({ kind: 'uplink', script: 'return 1;' });
  });
});
