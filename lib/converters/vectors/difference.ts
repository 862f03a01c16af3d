import { isJsonObject, type Json } from '../../model/json.ts';

/** One place where two JSON values differ; a missing side is undefined. */
export interface Difference {
  /** Such as `telemetry[0].values.temperature`, `''` for the whole value. */
  path: string;
  expected?: Json;
  actual?: Json;
}

/** Every place where `actual` differs from `expected`. The order of keys does not count; 1 and 1.0 are one number. */
export function differences(expected: Json, actual: Json, path = ''): Difference[] {
  if (isJsonObject(expected) && isJsonObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => inner(expected[key], actual[key], joined(path, key)));
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = Math.max(expected.length, actual.length);
    return Array.from({ length }).flatMap((_, i) => inner(expected[i], actual[i], `${path}[${i}]`));
  }
  return Object.is(expected, actual) || (expected === 0 && actual === 0) ? [] : [{ path, expected, actual }];
}

function inner(expected: Json | undefined, actual: Json | undefined, path: string): Difference[] {
  if (expected === undefined && actual === undefined) return [];
  if (expected === undefined) return [{ path, ...(actual === undefined ? {} : { actual }) }];
  if (actual === undefined) return [{ path, expected }];
  return differences(expected, actual, path);
}

function joined(path: string, key: string): string {
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** A difference as one line: `telemetry[0].ts: expected 1, got 2`. */
export function differenceLine({ path, expected, actual }: Difference): string {
  const where = path === '' ? 'result' : path;
  if (actual === undefined) return `${where}: expected ${shown(expected)}, is missing`;
  if (expected === undefined) return `${where}: unexpected ${shown(actual)}`;
  return `${where}: expected ${shown(expected)}, got ${shown(actual)}`;
}

function shown(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
