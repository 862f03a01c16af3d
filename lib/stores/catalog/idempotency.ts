import type { JsonObject } from '../../model/json.ts';
import { hash128, joinKey } from '../../model/message-key.ts';
import type { Catalog } from '../../model/ports.ts';
import { EXPIRY } from '../../model/tables.ts';
import { expiryOf, isAlive } from '../expiry.ts';
import { type CatalogOptions, catalogTable } from './documents.ts';

/** Remembered answers under `idem#<hash of the key>`, until they expire. */
export function createIdempotency(options: CatalogOptions): Pick<Catalog, 'remembered' | 'remember'> {
  const TableName = catalogTable(options);
  return {
    async remembered(key) {
      const item = await options.dynamo.get({ TableName, Key: slotOf(key), ConsistentRead: true });
      if (item === undefined || !isAlive(item, options.clock())) return null;
      return JSON.parse(String(item['j'])) as JsonObject;
    },
    /** The first answer stays, unless it has expired. */
    async remember(key, answer, expiresAt) {
      await options.dynamo.put({
        TableName,
        Item: { ...slotOf(key), j: JSON.stringify(answer), [EXPIRY]: expiryOf(expiresAt) },
        ConditionExpression: 'attribute_not_exists(pk) OR x <= :now',
        ExpressionAttributeValues: { ':now': Math.floor(options.clock() / 1_000) },
      });
    },
  };
}

function slotOf(key: string) {
  return { pk: joinKey('idem', hash128(key)), sk: '0' };
}
