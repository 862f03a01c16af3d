import { isDeepStrictEqual } from 'node:util';
import type { EntityState } from '../model/entity.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Point } from '../model/reading.ts';

/**
 * Points without the update-only keys whose value is what it was before. "Before" is the stored latest value, then
 * each earlier point of the same reading. 22 and "22" differ. Points left empty vanish.
 */
export function changedPoints(points: Point[], state: EntityState | undefined, updateOnlyKeys: string[]): Point[] {
  if (updateOnlyKeys.length === 0) return points;
  const guarded = new Set(updateOnlyKeys);
  const last = new Map<string, Json>();
  for (const key of guarded) {
    const stored = state?.latest.get(key);
    if (stored !== undefined) last.set(key, stored.value);
  }
  const kept: Point[] = [];
  for (const point of [...points].sort((a, b) => a.ts - b.ts)) {
    const values = Object.entries(point.values).filter(([key, value]) => {
      if (!guarded.has(key)) return true;
      const changed = !last.has(key) || !isDeepStrictEqual(last.get(key), value);
      last.set(key, value);
      return changed;
    });
    if (values.length > 0) kept.push({ ...point, values: Object.fromEntries(values) });
  }
  return kept;
}

/** Attributes whose value changed: an unchanged one is never rewritten, whatever the update-only list says. */
export function changedAttributes(attributes: JsonObject, state: EntityState | undefined): JsonObject {
  const stored = state?.attributes.client;
  if (stored === undefined) return attributes;
  return Object.fromEntries(
    Object.entries(attributes).filter(([key, value]) => !isDeepStrictEqual(stored.get(key)?.value, value)),
  );
}
