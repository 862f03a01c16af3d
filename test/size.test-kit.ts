/**
 * How big a test is. `npm test` runs each proof small; `npm run prove` sets TRIBUTARY_FULL=1 and runs it at the size
 * that was promised. TRIBUTARY_SEED repeats a run whose random choices failed.
 */
export const full = process.env['TRIBUTARY_FULL'] === '1';

export function sized(small: number, whole: number): number {
  return full ? whole : small;
}

export const seed = Number(process.env['TRIBUTARY_SEED'] ?? Date.now() % 1_000_000);

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
