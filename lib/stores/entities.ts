import type { Clock } from '../model/clock.ts';
import type { EntityStore } from '../model/ports.ts';
import type { Dynamo } from './dynamo.ts';
import { createAttributes } from './entities/attributes.ts';
import { pageByName } from './entities/by-name.ts';
import { changeEntity, deleteEntity } from './entities/change.ts';
import { collectionKey, collectionOf } from './entities/collection-items.ts';
import { createEntity } from './entities/create.ts';
import { entitiesTable, entityOf } from './entities/items.ts';
import { createLatest } from './entities/latest.ts';
import { loadEntity } from './entities/load.ts';
import { createReplies } from './entities/replies.ts';
import { createWays } from './entities/ways.ts';

export interface EntityStoreParts {
  dynamo: Dynamo;
  stack: string;
  clock: Clock;
}

/** Devices, assets, customers and groups in the table `<stack>-entities`. */
export function createEntityStore(parts: EntityStoreParts): EntityStore {
  return {
    load: (ref, consistent) => loadEntity(parts, ref, consistent),
    create: (claim, now) => createEntity(parts, claim, now),
    ...createLatest(parts),
    ...createAttributes(parts),
    ...createReplies(parts),
    ...createWays(parts),
    list: (kind, query) => pageByName(parts, { ...query, of: kind }, entityOf),
    update: (ref, change) => changeEntity(parts, ref, change),
    delete: (ref) => deleteEntity(parts, ref),
    collections: (kind, query) => pageByName(parts, { ...query, of: kind }, collectionOf),
    async collection(kind, id) {
      const input = { TableName: entitiesTable(parts), Key: collectionKey(kind, id) };
      const item = await parts.dynamo.get(input);
      return item === undefined ? null : collectionOf(item);
    },
  };
}
