import { MINUTE } from '../../model/clock.ts';
import type { Integration } from '../../model/integration.ts';
import { joinKey } from '../../model/message-key.ts';
import type { Item } from '../dynamo.ts';
import { type CatalogOptions, catalogTable } from './documents.ts';

/** No write takes longer than this from its reservation to its document. */
const UNDER_WAY = MINUTE;

/** Who may have which routing key. The index that finds an integration by it follows behind and refuses nothing. */
export interface RoutingKeys {
  /** Takes the key for an integration, or keeps it. False: another one has it. */
  reserve(routingKey: string, integrationId: string): Promise<boolean>;
  /** Gives a key of this integration back. */
  release(routingKey: string, integrationId: string): Promise<void>;
}

/** One item per routing key, `routing-key#<key>` / `0`, that names its integration: of two who want one, one gets it. */
export function createRoutingKeys(
  options: CatalogOptions,
  integration: (id: string) => Promise<Integration | null>,
): RoutingKeys {
  const TableName = catalogTable(options);
  const slotOf = (routingKey: string) => ({ pk: joinKey('routing-key', routingKey), sk: '0' });

  async function take(routingKey: string, id: string, condition: string, values: Item): Promise<boolean> {
    const taken = await options.dynamo.put({
      TableName,
      Item: { ...slotOf(routingKey), id, at: options.clock() },
      ConditionExpression: condition,
      ExpressionAttributeNames: { '#id': 'id', ...(condition.includes('#at') ? { '#at': 'at' } : {}) },
      ExpressionAttributeValues: values,
    });
    return taken.done;
  }

  /** Left behind by a write that died, or by one that is under way: only time tells. */
  async function isForsaken(routingKey: string, { id, at }: Item): Promise<boolean> {
    if (Number(at) > options.clock() - UNDER_WAY) return false;
    return (await integration(String(id)))?.routingKey !== routingKey;
  }

  return {
    async reserve(routingKey, id) {
      if (await take(routingKey, id, 'attribute_not_exists(pk) OR #id = :id', { ':id': id })) return true;
      const held = await options.dynamo.get({ TableName, Key: slotOf(routingKey), ConsistentRead: true });
      if (held === undefined || !(await isForsaken(routingKey, held))) return false;
      return take(routingKey, id, '#id = :old AND #at = :at', { ':old': held['id'], ':at': held['at'] });
    },
    async release(routingKey, id) {
      await options.dynamo.delete({
        TableName,
        Key: slotOf(routingKey),
        ConditionExpression: '#id = :id',
        ExpressionAttributeNames: { '#id': 'id' },
        ExpressionAttributeValues: { ':id': id },
      });
    },
  };
}
