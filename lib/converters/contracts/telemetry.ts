import { MINUTE } from '../../model/clock.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Point } from '../../model/reading.ts';
import { badOutput, join, typeName } from './bad-output.ts';

/** A device's clock may be this far ahead before it counts as wrong. */
const AHEAD = 10 * MINUTE;

/** 2000-01-01T00:00:00Z: an earlier time is a clock that was never set, or seconds given for milliseconds. */
const EARLIEST = 946_684_800_000;

const POINTS = 'Return telemetry as {key: value}, as {ts, values: {key: value}}, or as an array of these.';

/** When a reading is taken. All in epoch ms. */
export interface Times {
  /** The time of receipt: bounds every other one. */
  now: number;
  /** For values without a time of their own; absent: `now`. */
  at?: number;
}

/**
 * `telemetry` in each of its forms: `{key: value}` at the time the caller gives, `{ts, values: {key: value}}`, and an
 * array that mixes both. Points of one timestamp are merged; a later value of a key wins.
 */
export function pointsOf(telemetry: Json | undefined, path: string, times: Times): Point[] {
  if (telemetry === undefined || telemetry === null) return [];
  const merged = new Map<number, Point>();
  if (isJsonObject(telemetry)) add(merged, pointOf(telemetry, path, times));
  else if (Array.isArray(telemetry)) {
    for (const [i, item] of telemetry.entries()) {
      if (item === null) continue;
      const at = `${path}[${i}]`;
      if (!isJsonObject(item)) throw badOutput(at, `is ${typeName(item)}, not an object`, POINTS);
      add(merged, pointOf(item, at, times));
    }
  } else throw badOutput(path, `is ${typeName(telemetry)}, not an object or an array`, POINTS);
  return [...merged.values()];
}

/** Adds a point to those of the same timestamp; a point without values leaves no trace. */
export function add(merged: Map<number, Point>, point: Point): void {
  if (Object.keys(point.values).length === 0) return;
  const there = merged.get(point.ts);
  if (there === undefined) {
    merged.set(point.ts, point);
    return;
  }
  for (const [key, value] of Object.entries(point.values)) there.values[key] = value;
  if (point.clamped) there.clamped = true;
}

/** Values of an object by key: null ones are dropped, all others stored as they are. */
export function valuesOf(object: Json | undefined, path: string): JsonObject {
  const values: JsonObject = {};
  if (object === undefined || object === null) return values;
  if (!isJsonObject(object))
    throw badOutput(path, `is ${typeName(object)}, not an object`, 'Return it as {key: value}.');
  for (const [key, value] of Object.entries(object)) {
    if (value === null) continue;
    if (key === '') throw badOutput(path, 'has an empty key', 'Give every value a name.');
    values[key] = value;
  }
  return values;
}

function pointOf(item: JsonObject, path: string, times: Times): Point {
  if (!isTimed(item)) return pointAt(times.at ?? times.now, valuesOf(item, path), times.now);
  const values = valuesOf(item['values'], join(path, 'values'));
  const given = item['ts'];
  // A ts that is undefined or NaN in the script reaches us as absent or null.
  return pointAt(given === undefined ? (times.at ?? times.now) : numberOf(given, join(path, 'ts')), values, times.now);
}

function pointAt(given: number, values: JsonObject, now: number): Point {
  const ts = Math.trunc(given);
  return ts >= EARLIEST && ts <= now + AHEAD ? { ts, values } : { ts: now, values, clamped: true };
}

/** `{ts, values}`, or `values` alone as an object: that is a script whose ts was undefined. */
export function isTimed(item: JsonObject): boolean {
  if (!('values' in item)) return false;
  return 'ts' in item || (Object.keys(item).length === 1 && isJsonObject(item['values']));
}

function numberOf(ts: Json, path: string): number {
  if (ts === null) return Number.NaN;
  if (typeof ts === 'number') return ts;
  if (typeof ts === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(ts)) return Number(ts);
  const given = typeof ts === 'string' ? `"${ts.slice(0, 40)}"` : typeName(ts);
  throw badOutput(
    path,
    `is ${given}, not a time`,
    'Give milliseconds since 1970, for example new Date(text).getTime().',
  );
}
