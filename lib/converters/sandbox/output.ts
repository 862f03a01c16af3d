import { Failure } from '../../model/failure.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { LIMITS } from '../limits.ts';

/**
 * A result's JSON text as data the house can trust: within the limits, of well-formed texts, and without `__proto__`,
 * which a later merge could take for a prototype. Throws `output-too-large` with the path.
 */
export function outputOf(text: string): Json {
  const output = clean(JSON.parse(text) as Json, '', 0, { keys: 0 });
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

/** What was met so far, in all objects together. */
interface Met {
  keys: number;
}

function clean(value: Json, path: string, depth: number, met: Met): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= LIMITS.outputDepth) throw tooLarge(path, `nested deeper than ${LIMITS.outputDepth}`);
  return Array.isArray(value) ? cleanList(value, path, depth, met) : cleanObject(value, path, depth, met);
}

function cleanList(list: Json[], path: string, depth: number, met: Met): Json[] {
  for (const [i, item] of list.entries()) {
    if (typeof item === 'object') list[i] = clean(item, `${path}[${i}]`, depth + 1, met);
  }
  return list;
}

function cleanObject(object: JsonObject, path: string, depth: number, met: Met): JsonObject {
  for (const key of Object.keys(object)) {
    if (key === '__proto__') {
      delete object[key];
      continue;
    }
    met.keys++;
    if (met.keys > LIMITS.outputKeys) throw tooLarge('', `holds more than ${LIMITS.outputKeys} keys`);
    if (key.length > LIMITS.outputKeyLength) {
      throw tooLarge(path, `has a key longer than ${LIMITS.outputKeyLength} characters`);
    }
    const inner = object[key];
    if (typeof inner === 'object' && inner !== null) {
      object[key] = clean(inner, path === '' ? key : `${path}.${key}`, depth + 1, met);
    }
  }
  return object;
}

function tooLarge(path: string, what: string): Failure {
  const where = path === '' ? 'The result' : `The result at ${path}`;
  return new Failure('output-too-large', `${where} ${what}.`, path === '' ? {} : { field: path });
}
