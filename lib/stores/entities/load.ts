import type { EntityState } from '../../model/entity.ts';
import type { Stamped } from '../../model/order.ts';
import type { EntityRef } from '../../model/ports.ts';
import type { Item } from '../dynamo.ts';
import {
  ENTITY,
  type EntityOptions,
  entitiesTable,
  entityOf,
  LATEST,
  partitionOf,
  scopeKey,
  stampedOf,
  textOrNull,
} from './items.ts';
import { slotOf } from './reply-slot.ts';
import { waysOf } from './ways.ts';

/** One Query on the partition; null without an `e` item. */
export async function loadEntity(
  options: EntityOptions,
  ref: EntityRef,
  consistent = false,
): Promise<EntityState | null> {
  const items = new Map<string, Item>();
  for await (const item of options.dynamo.each({
    TableName: entitiesTable(options),
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partitionOf(ref) },
    ConsistentRead: consistent,
  })) {
    items.set(String(item['sk']), item);
  }
  const entity = items.get(ENTITY);
  return entity === undefined ? null : stateOf(entity, items, options.clock());
}

function stateOf(entity: Item, items: Map<string, Item>, now: number): EntityState {
  const latest = items.get(LATEST);
  const values = (scope: 'client' | 'server' | 'shared') => stampedOf(items.get(scopeKey(scope)));
  return {
    entity: entityOf(entity),
    latest: newestOf([...items].filter(([sk]) => isLatest(sk)).map(([, item]) => stampedOf(item))),
    attributes: { client: values('client'), server: values('server'), shared: values('shared') },
    seen: Number(latest?.['seen'] ?? 0),
    lastIntegrationId: textOrNull(latest?.['i']),
    months: latest?.['ms'] instanceof Set ? new Set([...latest['ms']].map(String)) : new Set(),
    replies: [...items].filter(([sk]) => sk.startsWith('r#')).map(([, item]) => slotOf(item, now)),
    ...waysOf(items, now),
  };
}

export function isLatest(sk: string): boolean {
  return sk === LATEST || sk.startsWith(`${LATEST}~`);
}

/** Pages may hold a key twice; the newest counts. */
export function newestOf(pages: Map<string, Stamped>[]): Map<string, Stamped> {
  const merged = new Map<string, Stamped>();
  for (const page of pages) {
    for (const [key, stamped] of page) {
      const other = merged.get(key);
      if (other === undefined || other.order < stamped.order) merged.set(key, stamped);
    }
  }
  return merged;
}
