import { Failure } from '../../model/failure.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { LIMITS } from '../limits.ts';

/**
 * A result's JSON text as data the house can trust: within the limits, of well-formed texts, and without `__proto__`,
 * which a later merge could take for a prototype. Throws `output-too-large` with the path.
 */
export function outputOf(text: string): Json {
  const output = new Cleaner().clean(JSON.parse(text) as Json, '', 0);
  // JSON.stringify escapes lone surrogates and nothing else in this way; no store takes them.
  return LONE.test(text) ? wellFormed(output) : output;
}

const LONE = /\\ud[89a-f]/i;

function wellFormed(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]));
}

class Cleaner {
  #keys = 0;

  clean(value: Json, path: string, depth: number): Json {
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= LIMITS.outputDepth) throw tooLarge(path, `nested deeper than ${LIMITS.outputDepth}`);
    return Array.isArray(value) ? this.#list(value, path, depth) : this.#object(value, path, depth);
  }

  #list(list: Json[], path: string, depth: number): Json[] {
    for (const [i, item] of list.entries()) {
      if (typeof item === 'object') list[i] = this.clean(item, `${path}[${i}]`, depth + 1);
    }
    return list;
  }

  #object(object: JsonObject, path: string, depth: number): JsonObject {
    for (const key of Object.keys(object)) {
      if (key === '__proto__') {
        delete object[key];
        continue;
      }
      this.#keys++;
      if (this.#keys > LIMITS.outputKeys) throw tooLarge('', `holds more than ${LIMITS.outputKeys} keys`);
      if (key.length > LIMITS.outputKeyLength) {
        throw tooLarge(path, `has a key longer than ${LIMITS.outputKeyLength} characters`);
      }
      const inner = object[key];
      if (typeof inner === 'object' && inner !== null) {
        object[key] = this.clean(inner, path === '' ? key : `${path}.${key}`, depth + 1);
      }
    }
    return object;
  }
}

function tooLarge(path: string, what: string): Failure {
  const where = path === '' ? 'The result' : `The result at ${path}`;
  return new Failure('output-too-large', `${where} ${what}.`, path === '' ? {} : { field: path });
}
