import type { Stamped } from '../../model/order.ts';
import { KEYS_PER_EXPRESSION } from '../expression-limits.ts';
import { packKey } from '../value.ts';
import { packStamped } from './items.ts';

/** The pieces of an UpdateItem that sets values of `k` where they are newer than what is there. */
export interface StampedExpression {
  sets: string[];
  conditions: string[];
  names: Record<string, string>;
  values: Record<string, unknown>;
}

/**
 * The per-key rule as one conditional write: each key must be absent or hold an older order. Order strings compare
 * as text and contain time, tie-break and revision, so one comparison decides.
 */
export function newerOnly(values: Map<string, Stamped>): StampedExpression {
  const made: StampedExpression = { sets: [], conditions: [], names: {}, values: {} };
  const orders = new Map<string, string>();
  for (const [key, stamped] of values) {
    const index = made.sets.length;
    const order = orders.get(stamped.order) ?? `:o${orders.size}`;
    orders.set(stamped.order, order);
    made.names[`#${index}`] = packKey(key);
    made.values[`:${index}`] = packStamped(stamped);
    made.values[order] = stamped.order;
    made.sets.push(`k.#${index}=:${index}`);
    made.conditions.push(`(attribute_not_exists(k.#${index}) OR k.#${index}.o<${order})`);
  }
  return made;
}

/** Values in groups that fit into one expression. */
export function chunked(values: Map<string, Stamped>): Map<string, Stamped>[] {
  const entries = [...values];
  return Array.from(
    { length: Math.ceil(entries.length / KEYS_PER_EXPRESSION) },
    (_, index) => new Map(entries.slice(index * KEYS_PER_EXPRESSION, (index + 1) * KEYS_PER_EXPRESSION)),
  );
}

/** The values that are still newer than those held; the others have lost for good. */
export function withoutLosers(values: Map<string, Stamped>, held: Map<string, Stamped>): Map<string, Stamped> {
  return new Map([...values].filter(([key, { order }]) => (held.get(key)?.order ?? '') < order));
}
