import type { EntityKind } from './entity.ts';
import type { JsonObject } from './json.ts';

/** One timestamp's values. `ts` in epoch ms. */
export interface Point {
  ts: number;
  values: JsonObject;
  /** The converter's own ts was unusable (future, before 2000, NaN) and the time of receipt stands in. */
  clamped?: true;
}

/** What a converter said, normalised and validated: one entity with its telemetry and attributes. */
export interface Reading {
  entity: EntityClaim;
  points: Point[];
  attributes: JsonObject;
}

/** The entity as the converter names it. Profile, label, customer and group act at creation only. */
export interface EntityClaim {
  kind: EntityKind;
  name: string;
  profile: string;
  label?: string;
  customer?: string;
  group?: string;
}
