import type { MessageStore } from '../../model/ports.ts';
import { cursorOf } from '../cursor.ts';
import { keyOf, type MessageOptions } from './items.ts';
import { queryOutcome } from './list.ts';

/** Quarantined records in the order of their receipt. One may leave the list while it is read: a cursor is a place. */
export function createQuarantined(options: MessageOptions): Pick<MessageStore, 'quarantined'> {
  return {
    async quarantined(query) {
      const { items, last } = await queryOutcome(options, query, { outcome: 'quarantined', forward: true });
      const found = items.map((item) => {
        const key = keyOf(item);
        return { key, place: cursorOf([key.pk, key.sk, String(item['fs'])]) };
      });
      return { items: found, cursor: last === undefined ? null : (found.at(-1)?.place ?? null) };
    },
  };
}
