import type { Json } from './json.ts';

/** A stored value with the order string that decides whether another one is newer. */
export interface Stamped {
  value: Json;
  order: string;
}

/**
 * `order` decides which of two values of a key is the newer one, and is stored beside each value as `o`.
 * Base36 of ts (9 characters) + hash (5) + replay revision (2): order, tie and replay are one string comparison.
 */
export function orderOf(ts: number, messageHash: string, revision = 0): string {
  const tie = (Number.parseInt(messageHash.slice(0, 6), 16) % 36 ** 5).toString(36).padStart(5, '0');
  return ts.toString(36).padStart(9, '0') + tie + revision.toString(36).padStart(2, '0');
}

/** The timestamp inside an order string, in epoch ms. */
export function orderTime(order: string): number {
  return Number.parseInt(order.slice(0, 9), 36);
}
