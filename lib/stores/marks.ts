import { DAY, MESSAGE_DAYS } from '../model/clock.ts';
import type { Marks } from '../model/ports.ts';
import { EXPIRY, tableName } from '../model/tables.ts';
import type { Dynamo } from './dynamo.ts';
import { expiryOf } from './expiry.ts';

/** Marks in the table `<stack>-stats`; nothing older than a message is of any use. */
export function createMarks({ dynamo, stack }: { dynamo: Dynamo; stack: string }): Marks {
  const TableName = tableName(stack, 'stats');
  return {
    async read(name) {
      const item = await dynamo.get({ TableName, Key: { pk: 'mark', sk: name } });
      return item === undefined ? null : Number(item['at']);
    },
    async write(name, at) {
      const x = expiryOf(at + MESSAGE_DAYS * DAY);
      await dynamo.put({ TableName, Item: { pk: 'mark', sk: name, at, [EXPIRY]: x } });
    },
  };
}
