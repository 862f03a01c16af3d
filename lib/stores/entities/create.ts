import type { Entity } from '../../model/entity.ts';
import { entityId } from '../../model/entity.ts';
import type { EntityClaim } from '../../model/reading.ts';
import { createCollections } from './collection-items.ts';
import { ENTITY, type EntityOptions, entitiesTable, entityItem, entityOf, LATEST } from './items.ts';

/**
 * Step 3: customer, group, entity and the empty item of its latest values, each only if absent, all at once. Part of
 * the plan, so whoever finds it half-done does it again.
 */
export async function createEntity(options: EntityOptions, claim: EntityClaim, now: number): Promise<Entity> {
  const entity: Entity = {
    id: entityId(claim.kind, claim.name),
    kind: claim.kind,
    name: claim.name,
    profile: claim.profile,
    label: claim.label ?? null,
    customer: claim.customer ?? null,
    groups: claim.group === undefined ? [] : [claim.group],
    createdAt: now,
  };
  const [stored] = await Promise.all([
    putEntity(options, entity),
    putEmptyLatest(options, entity),
    createCollections(options, entity.customer, entity.groups, now),
  ]);
  return stored;
}

/** Ours, or the one that is there already. */
async function putEntity(options: EntityOptions, entity: Entity): Promise<Entity> {
  const TableName = entitiesTable(options);
  const item = entityItem(entity);
  const written = await options.dynamo.put({ TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' });
  if (written.done) return entity;
  const there = await options.dynamo.get({
    TableName,
    Key: { pk: item['pk'], sk: ENTITY },
    ConsistentRead: true,
  });
  return there === undefined ? entity : entityOf(there);
}

async function putEmptyLatest(options: EntityOptions, entity: Entity): Promise<void> {
  await options.dynamo.put({
    TableName: entitiesTable(options),
    Item: { pk: entityItem(entity)['pk'], sk: LATEST, k: {} },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
}
