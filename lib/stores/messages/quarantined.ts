import type { MessageStore } from '../../model/ports.ts';
import { cursorOf, isTexts, positionOf } from '../cursor.ts';
import { keyOf, type MessageOptions, messagesTable, outcomeKey } from './items.ts';
import { digits } from './list.ts';

/** Quarantined records in the order of their receipt. One may leave the list while it is read: a cursor is a place. */
export function createQuarantined(options: MessageOptions): Pick<MessageStore, 'quarantined'> {
  return {
    async quarantined({ integrationId, from, to, limit, cursor }) {
      const fk = outcomeKey(integrationId, 'quarantined');
      const start = cursor ? positionOf(cursor, isTexts) : null;
      const { items, last } = await options.dynamo.query({
        TableName: messagesTable(options),
        IndexName: 'byOutcome',
        KeyConditionExpression: 'fk = :fk AND fs BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':fk': fk, ':from': digits(from), ':to': digits(to - 1) },
        Limit: limit,
        ...(start === null ? {} : { ExclusiveStartKey: { pk: start[0], sk: start[1], fk, fs: start[2] } }),
      });
      const found = items.map((item) => {
        const key = keyOf(item);
        return { key, place: cursorOf([key.pk, key.sk, String(item['fs'])]) };
      });
      return { items: found, cursor: last === undefined ? null : (found.at(-1)?.place ?? null) };
    },
  };
}
