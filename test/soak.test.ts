import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { full, sized } from './size.test-kit.ts';

const MIB = 1024 * 1024;

interface Soaked {
  start: number;
  peak: number;
  held: { rss: number; heap: number; outside: number }[];
  ends: Record<string, number>;
  wrong: number;
}

/** A process of its own: what else a test process holds would hide what the engine does. */
async function soak(mode: 'mixed' | 'level' | 'floods', messages: number): Promise<Soaked> {
  const program = ['test/soak-process.ts', mode, String(messages)];
  const { stdout } = await promisify(execFile)(process.execPath, program, { maxBuffer: MIB });
  const soaked = JSON.parse(stdout) as Soaked;
  if (full) console.log(mode, soaked);
  return soaked;
}

const minutes = 60_000;

describe('a process that does nothing but convert', () => {
  const mixed = sized(5_000, 20_000);
  it(`stays within 64 MiB of its start, ${mixed} messages long`, { timeout: 10 * minutes }, async () => {
    const { start, peak, ends, wrong } = await soak('mixed', mixed);
    expect(wrong).toBe(0);
    expect(Object.values(ends).reduce((sum, count) => sum + count)).toBe(mixed);
    expect(Object.keys(ends)).toEqual(expect.arrayContaining(['ok', 'runtime', 'compile', 'memory', 'stack']));
    expect((peak - start) / MIB).toBeLessThanOrEqual(64);
  });

  const floods = sized(800, 8_000);
  it(`holds two grown memories at most, though one of five of ${floods} messages is a flood`, {
    timeout: 10 * minutes,
  }, async () => {
    const { start, peak, ends, wrong } = await soak('floods', floods);
    expect(wrong).toBe(0);
    expect(ends).toEqual({ ok: 0.8 * floods, memory: 0.1 * floods, runtime: 0.1 * floods });
    expect((peak - start) / MIB).toBeLessThanOrEqual(2 * 32 + 16);
  });

  const level = sized(5_000, 100_000);
  it(`stays level, ${level} messages through 50 converters`, { timeout: 20 * minutes }, async () => {
    const { start, peak, held, ends, wrong } = await soak('level', level);
    expect(wrong).toBe(0);
    expect(ends).toEqual({ ok: level });
    const [first, half, , last] = held;
    if (first === undefined || half === undefined || last === undefined) throw new Error('a quarter is missing');
    expect((last.heap - first.heap) / MIB).toBeLessThanOrEqual(1);
    expect((last.outside - first.outside) / MIB).toBeLessThanOrEqual(1);
    // V8 takes some MiB for compiled code during the first half.
    expect((last.rss - half.rss) / MIB).toBeLessThanOrEqual(8);
    expect((peak - start) / MIB).toBeLessThanOrEqual(64);
  });
});
