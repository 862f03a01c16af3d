import { EXPIRY } from '../model/tables.ts';
import type { Item } from './dynamo.ts';

/** Epoch ms as the epoch seconds that TTL wants, rounded up: an item never goes early. */
export function expiryOf(ms: number): number {
  return Math.ceil(ms / 1_000);
}

/** TTL deletes within days, not at once: an item past its expiry is gone for every reader. */
export function isAlive(item: Item, now: number): boolean {
  const expiry = item[EXPIRY];
  return typeof expiry !== 'number' || expiry * 1_000 > now;
}
