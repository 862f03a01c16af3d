import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { badTable } from './bad-table.ts';
import { downlinkIn } from './command.ts';
import { stepsIn } from './read-steps.ts';
import type { Table, ValueMap } from './step.ts';
import { LONGEST } from './token.ts';

const MEMBERS = new Set([
  'table',
  'device',
  'documentation',
  'about',
  'order',
  'maps',
  'variables',
  'payload',
  'downlink',
]);

/** Variables of one table. */
const VARIABLES = 500;

/** The JSON text of a table. Throws `compile` with the place and what was expected. */
export function tableOf(text: string): Table {
  let table: Json;
  try {
    table = LONE.test(text) ? JSON.parse(text, wellFormed) : JSON.parse(text);
  } catch (cause) {
    throw badTable('', `is not JSON: ${(cause as Error).message.slice(0, 200)}`);
  }
  if (!isJsonObject(table)) throw badTable('', 'is not a JSON object');
  const foreign = Object.keys(table).find((key) => !MEMBERS.has(key));
  if (foreign !== undefined) throw badTable(foreign, `is no member of a table; it may have ${[...MEMBERS].join(', ')}`);
  if (table['table'] !== 1) throw badTable('table', 'must be 1, the version of this format');
  const { device, order = 'big' } = table;
  if (typeof device !== 'string' || device === '')
    throw badTable('device', 'is missing: name the vendor and the model');
  if (order !== 'big' && order !== 'little') throw badTable('order', "is neither 'big' nor 'little'");
  return {
    device,
    order,
    maps: new Map(entriesIn(table, 'maps').map(([name, map]) => [name, valueMap(map, `maps.${name}`)])),
    variables: new Map(
      entriesIn(table, 'variables').map(([name, value]) => [name, numberIn(value, `variables.${name}`)]),
    ),
    payload: stepsIn(table['payload'] ?? null, 'payload', 0),
    downlink: table['downlink'] === undefined ? null : downlinkIn(table['downlink']),
  };
}

/** Half a character, as JSON may write it: no store takes them. */
const LONE = /\\ud[89a-f]/i;

function wellFormed(_key: string, value: Json): Json {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

function entriesIn(table: JsonObject, member: string): [string, Json][] {
  const object = table[member] ?? {};
  if (!isJsonObject(object)) throw badTable(member, 'is not an object');
  for (const name of Object.keys(object)) {
    if (!/^[A-Za-z]\w{0,127}$/.test(name)) throw badTable(member, `'${name}' is no name: letters, digits and _`);
  }
  const entries = Object.entries(object);
  if (member === 'variables' && entries.length > VARIABLES) throw badTable(member, `are more than ${VARIABLES}`);
  return entries;
}

function numberIn(value: Json, path: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw badTable(path, 'is not a number');
}

function isShort(value: Json): value is string {
  return typeof value === 'string' && value.length <= LONGEST;
}

function valueMap(map: Json, path: string): ValueMap {
  if (Array.isArray(map)) {
    if (map.length > 32) throw badTable(path, 'has more than 32 bits');
    const texts = map.map((text) => {
      if (text === null || isShort(text)) return text;
      if (typeof text === 'string') throw badTable(path, `has a text longer than ${LONGEST} characters`);
      throw badTable(path, 'is a list of bits: each is a text, or null for a bit without meaning');
    });
    return { kind: 'bits', texts };
  }
  if (!isJsonObject(map)) throw badTable(path, 'is neither an object nor a list of bits');
  const { else: otherwise = 'unknown', ...values } = map;
  const meaning = (value: Json): string | number | boolean => {
    if (typeof value === 'boolean' || isShort(value)) return value;
    if (typeof value === 'string') throw badTable(path, `has a text longer than ${LONGEST} characters`);
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value === 'number') throw badTable(path, 'has a number that is too large');
    throw badTable(path, 'gives something that is no text, number or boolean');
  };
  const pairs = Object.entries(values).map(([key, value]): [number, string | number | boolean] => {
    const number = Number(key);
    if (key.trim() === '' || !Number.isInteger(number)) throw badTable(path, `'${key}' is no whole number`);
    return [number, meaning(value)];
  });
  return { kind: 'values', values: new Map(pairs), otherwise: otherwise === null ? null : meaning(otherwise) };
}
