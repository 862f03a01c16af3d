import { MINUTE } from '../../model/clock.ts';
import type { Integration } from '../../model/integration.ts';
import { joinKey } from '../../model/message-key.ts';
import type { Item } from '../dynamo.ts';
import { type CatalogOptions, catalogTable } from './documents.ts';

/** No write takes longer than this from its reservation to its document. */
const UNDER_WAY = MINUTE;

export interface Reservation {
  routingKey: string;
  id: string;
  /** Epoch ms. */
  at: number;
}

/** Who may have which routing key. The index that finds an integration by it follows behind and refuses nothing. */
export interface RoutingKeys {
  /** Takes the key for an integration, or keeps it. Null: another one has it. */
  reserve(routingKey: string, integrationId: string): Promise<Reservation | null>;
  /** Null: nobody has the key. */
  reservation(routingKey: string): Promise<Reservation | null>;
  /** Gives a key back, unless it was reserved again since. */
  release(reservation: Reservation): Promise<void>;
}

/** One item per routing key, `routing-key#<key>` / `0`, that names its integration: of two who want one, one gets it. */
export function createRoutingKeys(
  options: CatalogOptions,
  integration: (id: string) => Promise<Integration | null>,
): RoutingKeys {
  const TableName = catalogTable(options);
  const slotOf = (routingKey: string) => ({ pk: joinKey('routing-key', routingKey), sk: '0' });

  async function take(routingKey: string, id: string, condition: string, values: Item): Promise<Reservation | null> {
    const at = options.clock();
    const taken = await options.dynamo.put({
      TableName,
      Item: { ...slotOf(routingKey), id, at },
      ConditionExpression: condition,
      ExpressionAttributeNames: { '#id': 'id', ...(condition.includes('#at') ? { '#at': 'at' } : {}) },
      ExpressionAttributeValues: values,
    });
    return taken.done ? { routingKey, id, at } : null;
  }

  /** Left behind by a write that died, or by one that is under way: only time tells. */
  async function isForsaken(routingKey: string, { id, at }: Item): Promise<boolean> {
    if (Number(at) > options.clock() - UNDER_WAY) return false;
    return (await integration(String(id)))?.routingKey !== routingKey;
  }

  return {
    async reserve(routingKey, id) {
      const taken = await take(routingKey, id, 'attribute_not_exists(pk) OR #id = :id', { ':id': id });
      if (taken !== null) return taken;
      const held = await options.dynamo.get({ TableName, Key: slotOf(routingKey), ConsistentRead: true });
      if (held === undefined || !(await isForsaken(routingKey, held))) return null;
      return take(routingKey, id, '#id = :old AND #at = :at', { ':old': held['id'], ':at': held['at'] });
    },
    async reservation(routingKey) {
      const held = await options.dynamo.get({ TableName, Key: slotOf(routingKey), ConsistentRead: true });
      return held === undefined ? null : { routingKey, id: String(held['id']), at: Number(held['at']) };
    },
    async release({ routingKey, id, at }) {
      await options.dynamo.delete({
        TableName,
        Key: slotOf(routingKey),
        ConditionExpression: '#id = :id AND #at = :at',
        ExpressionAttributeNames: { '#id': 'id', '#at': 'at' },
        ExpressionAttributeValues: { ':id': id, ':at': at },
      });
    },
  };
}
