import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { badTable, placed } from './bad-table.ts';
import { type Expression, expressionOf, type TextPart, textParts } from './expression.ts';
import { fieldLine, keyParts } from './field.ts';
import type { RecordKind, Step } from './step.ts';
import { LONGEST } from './token.ts';

/** Keys that one kind of record may stand for without `*`. */
const KEYS = 1_024;

/** Steps lie in steps no deeper than this. */
const DEEPEST = 8;

/** A list of steps; a text is a field. Throws `compile` with the place. */
export function stepsIn(list: Json, path: string, depth: number): Step[] {
  if (!Array.isArray(list)) throw badTable(path, 'is not a list of steps');
  if (depth > DEEPEST) throw badTable(path, `is nested deeper than ${DEEPEST}`);
  return list.map((step, i) => stepIn(step, `${path}[${i}]`, depth));
}

function stepIn(step: Json, path: string, depth: number): Step {
  if (typeof step === 'string') return { path, kind: 'field', field: placed(path, () => fieldLine(step)) };
  if (!isJsonObject(step)) throw badTable(path, 'is neither a field nor an object');
  const kind = KINDS.find((name) => name in step);
  const reader = kind === undefined ? undefined : READERS[kind];
  if (kind === undefined || reader === undefined) throw badTable(path, `has none of ${KINDS.join(', ')}`);
  const [read, ...others] = reader;
  const foreign = Object.keys(step).find((key) => key !== kind && !others.includes(key));
  if (foreign !== undefined) throw badTable(path, `'${foreign}' has no meaning beside '${kind}'`);
  return { path, ...read(step, path, depth + 1) };
}

type Read = (step: JsonObject, path: string, depth: number) => DistributiveOmit<Step, 'path'>;
type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** How each kind is read, and what may stand beside its name. */
const READERS: Record<string, [Read, ...string[]]> = {
  skip: [({ skip }, path) => ({ kind: 'skip', bytes: count(skip, path) })],
  records: [records, 'key'],
  flags: [
    ({ flags, sensors }, path, depth) => {
      if (!Array.isArray(sensors)) throw badTable(`${path}.sensors`, 'is not a list');
      const bytes = flags === 'u8' ? 1 : flags === 'u16' ? 2 : 0;
      if (bytes === 0) throw badTable(`${path}.flags`, "is neither 'u8' nor 'u16'");
      if (sensors.length > 8 * bytes) throw badTable(`${path}.sensors`, `has more entries than ${flags} has bits`);
      return { kind: 'flags', bytes, sensors: sensors.map((list, i) => stepsIn(list, `${path}.sensors[${i}]`, depth)) };
    },
    'sensors',
  ],
  switch: [
    ({ switch: on, cases, otherwise }, path, depth) => ({
      kind: 'switch',
      on: formula(on, `${path}.switch`),
      cases: objectEntries(cases, `${path}.cases`).map(([key, list]) => ({
        values: key.split(',').map((value) => placed(`${path}.cases["${key}"]`, () => wholeNumber(value))),
        steps: stepsIn(list, `${path}.cases["${key}"]`, depth),
      })),
      otherwise: otherwise === undefined ? null : stepsIn(otherwise, `${path}.otherwise`, depth),
    }),
    ...['cases', 'otherwise'],
  ],
  repeat: [
    ({ repeat, fields }, path, depth) => ({
      kind: 'repeat',
      count: repeat === 'rest' ? null : formula(repeat, `${path}.repeat`),
      steps: stepsIn(fields ?? null, `${path}.fields`, depth),
    }),
    'fields',
  ],
  point: [
    ({ point, fields }, path, depth) => ({
      kind: 'point',
      time: formula(point, `${path}.point`),
      steps: stepsIn(fields ?? null, `${path}.fields`, depth),
    }),
    'fields',
  ],
  list: [
    ({ list, each, fields = [] }, path, depth) => {
      const one = typeof each === 'string' ? placed(`${path}.each`, () => fieldLine(each)) : null;
      return {
        kind: 'list',
        name: keyIn(list, `${path}.list`),
        each: one,
        steps: stepsIn(fields, `${path}.fields`, depth),
      };
    },
    ...['each', 'fields'],
  ],
  object: [
    ({ object, fields }, path, depth) => ({
      kind: 'object',
      name: placed(`${path}.object`, () => objectName(String(object))),
      steps: stepsIn(fields ?? null, `${path}.fields`, depth),
    }),
    'fields',
  ],
  attributes: [
    ({ attributes }, path, depth) => ({
      kind: 'attributes',
      steps: stepsIn(attributes ?? null, `${path}.attributes`, depth),
    }),
  ],
  error: [({ error, if: test }, path) => ({ kind: 'tell', level: 'error', ...told(error, test, path) }), 'if'],
  warning: [({ warning, if: test }, path) => ({ kind: 'tell', level: 'warning', ...told(warning, test, path) }), 'if'],
} satisfies Record<string, [Read, ...string[]]>;

const KINDS = Object.keys(READERS);

function told(text: Json | undefined, test: Json | undefined, path: string) {
  if (typeof text !== 'string' || text === '') throw badTable(path, 'says nothing');
  if (text.length > LONGEST) throw badTable(path, `is longer than ${LONGEST} characters`);
  const condition = test === undefined ? null : formula(test, `${path}.if`);
  return { text: placed(path, () => textParts(text)), condition };
}

function records({ records: kinds, key = 1 }: JsonObject, path: string, depth: number) {
  const keyBytes = count(key, `${path}.key`);
  if (keyBytes < 1 || keyBytes > 3) throw badTable(`${path}.key`, 'is a number of bytes from 1 to 3');
  const read = objectEntries(kinds, `${path}.records`).map(([text, list]): RecordKind => {
    const place = `${path}.records["${text}"]`;
    return { key: keyOf(text, keyBytes, place), steps: stepsIn(list, place, depth) };
  });
  return { kind: 'records' as const, keyBytes, records: read };
}

/** `01 75`, `* 67` or `03,06,09 d2`: bytes in hex, each with its possible values. */
function keyOf(text: string, keyBytes: number, path: string): RecordKind['key'] {
  const bytes = text.trim().split(/\s+/);
  if (bytes.length !== keyBytes) throw badTable(path, `a key here has ${keyBytes} bytes`);
  const key = bytes.map((byte) => {
    if (byte === '*') return null;
    if (!/^[0-9a-f]{2}(,[0-9a-f]{2})*$/i.test(byte)) throw badTable(path, `'${byte.slice(0, 128)}' is no byte in hex`);
    return byte.split(',').map((value) => Number.parseInt(value, 16));
  });
  const keys = key.reduce((product, values) => product * (values?.length ?? 1), 1);
  if (keys > KEYS) throw badTable(path, `stands for ${keys} keys; it may for ${KEYS}`);
  return key;
}

function objectName(name: string): TextPart[] {
  if (name.startsWith('_')) throw new Error(`'${name.slice(0, 128)}' is hidden: an object needs a key`);
  return keyParts(name);
}

function formula(value: Json | undefined, path: string): Expression {
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value !== 'string') throw badTable(path, 'is no formula');
  return placed(path, () => expressionOf(value));
}

function count(value: Json | undefined, path: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw badTable(path, 'is no count of bytes');
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number)) throw new Error(`'${text}' is no whole number`);
  return number;
}

function keyIn(value: Json | undefined, path: string): string {
  if (typeof value === 'string' && /^[A-Za-z]\w{0,127}$/.test(value)) return value;
  throw badTable(path, 'is no name of a value');
}

function objectEntries(value: Json | undefined, path: string): [string, Json][] {
  if (isJsonObject(value ?? null)) return Object.entries(value as JsonObject);
  throw badTable(path, 'is not an object');
}
