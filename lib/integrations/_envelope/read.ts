import { Failure } from '../../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';

/** The value at a dotted path of an envelope; undefined when a step is missing or no object. Own members only. */
export function at(envelope: Json | undefined, path: string): Json | undefined {
  let value = envelope;
  for (const step of path.split('.')) {
    if (!isJsonObject(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** Text at a path; undefined when absent, empty or of another type. */
export function textAt(envelope: Json | undefined, path: string): string | undefined {
  const value = at(envelope, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberAt(envelope: Json | undefined, path: string): number | undefined {
  const value = at(envelope, path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function booleanAt(envelope: Json | undefined, path: string): boolean | undefined {
  const value = at(envelope, path);
  return typeof value === 'boolean' ? value : undefined;
}

export function objectAt(envelope: Json | undefined, path: string): JsonObject | undefined {
  const value = at(envelope, path);
  return isJsonObject(value) ? value : undefined;
}

/** Text that an envelope must hold. Throws `bad-envelope` naming the path. */
export function requireText(envelope: Json | undefined, path: string, fix: string): string {
  const value = at(envelope, path);
  if (typeof value === 'string' && value !== '') return value;
  const found = value === undefined || value === null || value === '' ? 'is missing' : 'is not text';
  throw new Failure('bad-envelope', `${path} ${found}`, { field: path, fix });
}

/** The pairs whose value is there, as an object: absent network values leave no key behind. */
export function present(pairs: { [key: string]: Json | undefined }): JsonObject {
  const kept = Object.entries(pairs).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(kept) as JsonObject;
}
