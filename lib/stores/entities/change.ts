import type { Entity } from '../../model/entity.ts';
import type { EntityRef } from '../../model/ports.ts';
import { createCollections } from './collection-items.ts';
import { ENTITY, type EntityOptions, entitiesTable, entityOf, partitionOf } from './items.ts';

export type EntityChange = Partial<Pick<Entity, 'label' | 'customer' | 'groups' | 'profile'>>;

const CHANGEABLE = ['label', 'customer', 'groups', 'profile'] as const;

/** Changes what may change, and makes customers and groups named for the first time; null = there is no such entity. */
export async function changeEntity(
  options: EntityOptions,
  ref: EntityRef,
  change: EntityChange,
): Promise<Entity | null> {
  const fields = CHANGEABLE.filter((field) => change[field] !== undefined);
  const Key = { pk: partitionOf(ref), sk: ENTITY };
  const TableName = entitiesTable(options);
  if (fields.length === 0) {
    const item = await options.dynamo.get({ TableName, Key, ConsistentRead: true });
    return item === undefined ? null : entityOf(item);
  }
  const written = await options.dynamo.update({
    TableName,
    Key,
    UpdateExpression: `SET ${fields.map((field) => `#${field} = :${field}`).join(', ')}`,
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: Object.fromEntries(fields.map((field) => [`#${field}`, field])),
    ExpressionAttributeValues: Object.fromEntries(fields.map((field) => [`:${field}`, change[field]])),
    ReturnValues: 'ALL_NEW',
  });
  if (!written.done || written.item === undefined) return null;
  const entity = entityOf(written.item);
  await createCollections(options, entity.customer, entity.groups, options.clock());
  return entity;
}

/**
 * Removes every item of the partition, the entity's own first: from then on late writers see that it is gone.
 * Also tidies up after a deletion that died half-way, and then says false.
 */
export async function deleteEntity(options: EntityOptions, ref: EntityRef): Promise<boolean> {
  const TableName = entitiesTable(options);
  const pk = partitionOf(ref);
  const gone = await options.dynamo.delete({
    TableName,
    Key: { pk, sk: ENTITY },
    ConditionExpression: 'attribute_exists(pk)',
  });
  for await (const { sk } of options.dynamo.each({
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ProjectionExpression: 'sk',
    ConsistentRead: true,
  })) {
    await options.dynamo.delete({ TableName, Key: { pk, sk } });
  }
  return gone.done;
}
