import type { Collection } from '../../model/entity.ts';
import { entityId, groupId } from '../../model/entity.ts';
import { joinKey } from '../../model/message-key.ts';
import type { Item } from '../dynamo.ts';
import { ENTITY, type EntityOptions, entitiesTable, sortableName, textOrNull } from './items.ts';

/** Customers and groups lie under `customer#<id>` and `group#<id>`, item `e`. */
export function collectionKey(kind: Collection['kind'], id: string) {
  return { pk: joinKey(kind, id), sk: ENTITY };
}

/** Makes a customer and groups in its scope, each only if absent. */
export async function createCollections(
  options: EntityOptions,
  customer: string | null,
  groups: string[],
  now: number,
): Promise<void> {
  const wanted: Collection[] = groups.map((name) => ({
    id: groupId(name, customer),
    kind: 'group',
    name,
    customer,
    createdAt: now,
  }));
  if (customer !== null) {
    const id = entityId('customer', customer);
    wanted.push({ id, kind: 'customer', name: customer, customer: null, createdAt: now });
  }
  await Promise.all(wanted.map((collection) => putCollection(options, collection)));
}

async function putCollection(options: EntityOptions, collection: Collection): Promise<void> {
  const index = { gk: collection.kind, gs: sortableName(collection.name) };
  await options.dynamo.put({
    TableName: entitiesTable(options),
    Item: { ...collectionKey(collection.kind, collection.id), ...index, ...collection },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
}

export function collectionOf(item: Item): Collection {
  return {
    id: String(item['id']),
    kind: item['kind'] === 'group' ? 'group' : 'customer',
    name: String(item['name']),
    customer: textOrNull(item['customer']),
    createdAt: Number(item['createdAt']),
  };
}
