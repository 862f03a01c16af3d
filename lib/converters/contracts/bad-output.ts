import { Failure } from '../../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';

/** A converter's result is not what its contract wants; `path` names the place, `''` the whole result. */
export function badOutput(path: string, problem: string, fix?: string): Failure {
  const message = path === '' ? `The result ${problem}.` : `${path} ${problem}.`;
  return new Failure('bad-output', message, { ...(path === '' ? {} : { field: path }), ...(fix ? { fix } : {}) });
}

/** Does one part of the work; a fault in it is noted, so that the other parts can tell theirs. */
export function noting<T>(faults: Failure[], part: () => T): T | undefined {
  try {
    return part();
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    faults.push(thrown);
    return undefined;
  }
}

/** Several faults as one: the first one's place, the words of all. */
export function together(faults: Failure[]): Failure {
  const [first, ...rest] = faults;
  if (first === undefined) return badOutput('', 'is faulty');
  if (rest.length === 0) return first;
  const fix = [...new Set(faults.flatMap(({ detail }) => detail.fix ?? []))].join(' ');
  const detail = { ...first.detail, ...(fix === '' ? {} : { fix }) };
  return new Failure(first.code, faults.map(({ message }) => message).join(' '), detail);
}

/** `a` and `b` as `a.b`; an empty parent is the result itself. */
export function join(parent: string, key: string): string {
  return parent === '' ? key : `${parent}.${key}`;
}

const RESULT = 'Return {deviceName, telemetry, attributes}, an array of such objects, or nothing.';

/** One object or a list of them, as objects with their paths. Null and nothing are an empty list. `fix`: what is expected. */
export function objectsOf(output: Json, fix = RESULT): { path: string; object: JsonObject }[] {
  if (output === null) return [];
  if (isJsonObject(output)) return [{ path: '', object: output }];
  if (!Array.isArray(output)) throw badOutput('', `is ${typeName(output)}, not an object or an array of objects`, fix);
  return output.map((object, i) => {
    if (isJsonObject(object)) return { path: `[${i}]`, object };
    throw badOutput(`[${i}]`, `is ${typeName(object)}, not an object`, fix);
  });
}

/** A text or number under one of several spellings, the first that is there; undefined when none is. */
export function textOf(object: JsonObject, path: string, ...spellings: string[]): string | undefined {
  for (const key of spellings) {
    const value = object[key];
    if (value === undefined || value === null || value === '') continue;
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    throw badOutput(join(path, key), `is ${typeName(value)}, not a text`, `Return ${key} as a text.`);
  }
  return undefined;
}

export function typeName(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
