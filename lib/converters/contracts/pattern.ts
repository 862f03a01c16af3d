import { Failure } from '../../model/failure.ts';
import { asText, type Json, type JsonObject } from '../../model/json.ts';
import type { Form } from './form.ts';

/** The longest identifier after the sign is the key; a `$` before anything else stands for itself. */
const KEY = /\$([A-Za-z_][A-Za-z0-9_]*)/g;

/** A pattern with every `$key` replaced by its metadata value, case-sensitive; or the keys that are not there. */
function filled(pattern: string, metadata: JsonObject): { text: string; missing: string[] } {
  const missing: string[] = [];
  const text = pattern.replace(KEY, (_, key: string) => {
    const value = textUnder(metadata, key);
    if (value === '') missing.push(key);
    return value;
  });
  return { text, missing };
}

function textUnder(metadata: JsonObject, key: string): string {
  const value: Json | undefined = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
  return value === undefined || value === null ? '' : asText(value);
}

/**
 * The entity's name. A name with a hole in it would make one entity of many devices, so each `$key` must be there.
 * Throws `no-name`.
 */
export function entityName({ name }: Pick<Form, 'name'>, metadata: JsonObject): string {
  const { text, missing } = filled(name, metadata);
  if (missing.length === 0 && text.trim() !== '') return text;
  const keys = missing.map((key) => `$${key}`).join(', ');
  const why = missing.length === 0 ? 'resolves to nothing' : `needs ${keys}, which this message does not bring`;
  throw new Failure('no-name', `The name pattern "${name}" ${why}`, {
    field: 'form.name',
    fix: 'Use keys that every message of this integration brings; typedKeys of its type lists them.',
  });
}

/** One of the other texts; undefined when a key of it is missing. */
export function optionalText(pattern: string | undefined, metadata: JsonObject): string | undefined {
  if (pattern === undefined) return undefined;
  const { text, missing } = filled(pattern, metadata);
  return missing.length === 0 && text.trim() !== '' ? text : undefined;
}

/** The values of a list's keys that are there. Own members only. */
export function picked(keys: string[], metadata: JsonObject): JsonObject {
  const found: JsonObject = {};
  for (const key of keys) {
    const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
    if (value !== undefined && value !== null) found[key] = value;
  }
  return found;
}
