import type { AttributeScope, Entity, EntityKind } from '../../model/entity.ts';
import { joinKey } from '../../model/message-key.ts';
import type { Stamped } from '../../model/order.ts';
import type { EntityRef } from '../../model/ports.ts';
import { tableName } from '../../model/tables.ts';
import type { Dynamo, Item } from '../dynamo.ts';
import { type Packed, packKey, packValue, unpackKey, unpackValue } from '../value.ts';

/** What every part of the entity store is made from. */
export interface EntityOptions {
  dynamo: Dynamo;
  stack: string;
  clock: () => number;
}

export function entitiesTable({ stack }: { stack: string }): string {
  return tableName(stack, 'entities');
}

const PREFIX = { device: 'd', asset: 's' } as const satisfies Record<EntityKind, string>;

/** `d#<id>` for devices, `s#<id>` for assets: the partition of an entity, here and in the telemetry table. */
export function partitionOf({ kind, id }: EntityRef): string {
  return joinKey(PREFIX[kind], id);
}

/** Sort keys inside an entity's partition. */
export const ENTITY = 'e';
export const LATEST = 'l';
export const PAGES = Array.from({ length: 16 }, (_, index) => `${LATEST}~${index}`);

export function scopeKey(scope: AttributeScope): string {
  return joinKey('a', scope);
}

export function replyKey(integrationId: string): string {
  return joinKey('r', integrationId);
}

export function wayKey(integrationId: string): string {
  return joinKey('w', integrationId);
}

/** `k` of a value item: key to `{v, o}`, value and order string. */
export type StampedMap = { [key: string]: { v: Packed; o: string } };

export function packStamped({ value, order }: Stamped): { v: Packed; o: string } {
  return { v: packValue(value), o: order };
}

/** The values of an item, by key. */
export function stampedOf(item: Item | undefined): Map<string, Stamped> {
  const packed = (item?.['k'] ?? {}) as StampedMap;
  return new Map(
    Object.entries(packed).map(([key, { v, o }]) => [unpackKey(key), { value: unpackValue(v), order: o }]),
  );
}

export function packAll(values: Map<string, Stamped>): StampedMap {
  return Object.fromEntries([...values].map(([key, stamped]) => [packKey(key), packStamped(stamped)]));
}

/** The index `byName` takes at most 1,024 bytes; a name is found by its first 250 characters. */
export function sortableName(name: string): string {
  return name.slice(0, 250).toWellFormed();
}

export function entityItem(entity: Entity): Item {
  const { id, ...rest } = entity;
  return {
    pk: partitionOf(entity),
    sk: ENTITY,
    gk: entity.kind,
    gs: sortableName(entity.name),
    id,
    ...rest,
  };
}

export function entityOf(item: Item): Entity {
  return {
    id: String(item['id']),
    kind: item['kind'] === 'asset' ? 'asset' : 'device',
    name: String(item['name']),
    profile: String(item['profile']),
    label: textOrNull(item['label']),
    customer: textOrNull(item['customer']),
    groups: Array.isArray(item['groups']) ? item['groups'].map(String) : [],
    createdAt: Number(item['createdAt']),
  };
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
