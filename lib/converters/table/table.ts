import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { badTable } from './bad-table.ts';
import { downlinkIn } from './command.ts';
import { stepsIn } from './read-steps.ts';
import type { Table, ValueMap } from './step.ts';

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

/** The JSON text of a table. Throws `compile` with the place and what was expected. */
export function tableOf(text: string): Table {
  let table: Json;
  try {
    table = JSON.parse(text) as Json;
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

function entriesIn(table: JsonObject, member: string): [string, Json][] {
  const object = table[member] ?? {};
  if (!isJsonObject(object)) throw badTable(member, 'is not an object');
  for (const name of Object.keys(object)) {
    if (!/^[A-Za-z]\w{0,127}$/.test(name)) throw badTable(member, `'${name}' is no name: letters, digits and _`);
  }
  return Object.entries(object);
}

function numberIn(value: Json, path: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw badTable(path, 'is not a number');
}

function valueMap(map: Json, path: string): ValueMap {
  if (Array.isArray(map)) {
    if (map.length > 32) throw badTable(path, 'has more than 32 bits');
    const texts = map.map((text) => {
      if (typeof text === 'string' || text === null) return text;
      throw badTable(path, 'is a list of bits: each is a text, or null for a bit without meaning');
    });
    return { kind: 'bits', texts };
  }
  if (!isJsonObject(map)) throw badTable(path, 'is neither an object nor a list of bits');
  const { else: otherwise = 'unknown', ...values } = map;
  const meaning = (value: Json): string | number | boolean => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    throw badTable(path, 'gives something that is no text, number or boolean');
  };
  const pairs = Object.entries(values).map(([key, value]): [number, string | number | boolean] => {
    const number = Number(key);
    if (key.trim() === '' || !Number.isInteger(number)) throw badTable(path, `'${key}' is no whole number`);
    return [number, meaning(value)];
  });
  return { kind: 'values', values: new Map(pairs), otherwise: otherwise === null ? null : meaning(otherwise) };
}
