import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const TIME_CHARACTERS = 10;
const RANDOM_CHARACTERS = 16;

/**
 * Makes ULIDs (github.com/ulid/spec): 10 characters of epoch ms, 16 of randomness. Each is greater than the one this
 * generator made before: at the same millisecond, or when the clock went back, the random part is counted up. A process
 * makes one generator, with its stores; nothing is kept outside it.
 */
export function ulids(): (now: number) => string {
  let lastTime = 0;
  let lastRandom: number[] = [];
  return (now) => {
    if (now > lastTime) {
      lastTime = now;
      lastRandom = [...randomBytes(RANDOM_CHARACTERS)].map((byte) => byte % 32);
    } else {
      lastRandom = successor(lastRandom);
    }
    return timePart(lastTime) + lastRandom.map((digit) => ALPHABET.charAt(digit)).join('');
  };
}

/** The same at each call with the same time and seed: for what may come twice, and must be made once. */
export function seededUlid(ms: number, seed: string): string {
  const digits = [...createHash('sha256').update(seed, 'utf8').digest().subarray(0, RANDOM_CHARACTERS)];
  return timePart(ms) + digits.map((byte) => ALPHABET.charAt(byte % 32)).join('');
}

/** The epoch ms a ULID was made at. */
export function timeOfUlid(text: string): number {
  return [...text.slice(0, TIME_CHARACTERS)].reduce((ms, one) => ms * 32 + Math.max(0, ALPHABET.indexOf(one)), 0);
}

/** What no ULID of this time or a later one sorts before. */
export function earliestUlid(ms: number): string {
  return timePart(ms);
}

function timePart(ms: number): string {
  let left = Math.floor(ms);
  let text = '';
  for (let i = 0; i < TIME_CHARACTERS; i++) {
    text = ALPHABET.charAt(left % 32) + text;
    left = Math.floor(left / 32);
  }
  return text;
}

function successor(digits: number[]): number[] {
  const next = [...digits];
  for (let i = next.length - 1; i >= 0; i--) {
    const digit = next[i] ?? 0;
    next[i] = (digit + 1) % 32;
    if (digit < 31) break;
  }
  return next;
}
