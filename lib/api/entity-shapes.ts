import { z } from '@hono/zod-openapi';
import type { Entity, EntityKind, EntityState } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { EntityStore } from '../model/ports.ts';
import { Name } from './shapes.ts';

const Groups = z.array(Name).max(50);

export const CreateEntity = z
  .strictObject({
    name: Name.openapi({ description: 'Cannot change later: the id follows from it' }),
    profile: Name.default('default'),
    label: Name.nullable().default(null),
    customer: Name.nullable().default(null),
    group: Name.nullable().default(null),
    groups: Groups.optional(),
  })
  .openapi('CreateEntity');

export const PatchEntity = z
  .strictObject({ profile: Name, label: Name.nullable(), customer: Name.nullable(), groups: Groups })
  .partial()
  .openapi('PatchEntity');

export const EntityAnswer = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    profile: z.string(),
    label: z.string().nullable(),
    customer: z.string().nullable(),
    groups: z.array(z.string()),
    createdAt: z.int(),
  })
  .openapi('Entity');

/** Paths, tags and words of one kind. */
export function wordsOf(kind: EntityKind) {
  const plural = kind === 'device' ? 'devices' : 'assets';
  const one = kind === 'device' ? 'a device' : 'an asset';
  return { path: `/api/${plural}`, tags: [kind === 'device' ? 'Devices' : 'Assets'], plural, one };
}

/** An entity as the API shows it. */
export function entityAnswer({ id, name, profile, label, customer, groups, createdAt }: Entity) {
  return { id, name, profile, label, customer, groups, createdAt };
}

/** Everything about an entity; throws `not-found`. */
export async function entityState(entities: EntityStore, kind: EntityKind, id: string): Promise<EntityState> {
  const state = id.length > 100 ? null : await entities.load({ kind, id }, true);
  if (state !== null) return state;
  throw new Failure('not-found', `There is no ${kind} '${id.slice(0, 100)}'`, {
    field: 'id',
    fix: `GET /api/${wordsOf(kind).plural}?name=… finds the id of a name.`,
  });
}
