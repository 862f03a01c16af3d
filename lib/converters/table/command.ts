import { isJsonObject, type Json } from '../../model/json.ts';
import { badTable, placed } from './bad-table.ts';
import { type Expression, ExpressionReader } from './expression.ts';
import { type FieldType, numberType } from './field.ts';
import { tokensOf } from './token.ts';

/** What a table can send: bytes for each member that a message may have. */
export interface DownlinkTable {
  /** Null: the port of the downlink's metadata. */
  port: number | null;
  commands: { name: string; path: string; parts: CommandPart[] }[];
}

/** Bytes as they are, or a value: of the member itself (`x`), of its own members, or the number of its text in a map. */
export type CommandPart =
  | { kind: 'bytes'; bytes: number[] }
  | { kind: 'number'; type: Extract<FieldType, { kind: 'number' }>; formula: Expression | null; map: string | null };

/** Commands of one table, and parts of all of them. */
const COMMANDS = 200;
const PARTS = 2_000;

/** `{"port": 85, "commands": {"report_interval": ["ff03", "u16"]}}`. Throws `compile` with the place. */
export function downlinkIn(value: Json): DownlinkTable {
  if (!isJsonObject(value)) throw badTable('downlink', 'is not an object');
  const { port = null, commands = null, ...foreign } = value;
  const [other] = Object.keys(foreign);
  if (other !== undefined) throw badTable(`downlink.${other}`, 'is neither port nor commands');
  if (port !== null && !(typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 255)) {
    throw badTable('downlink.port', 'is no port from 1 to 255');
  }
  if (!isJsonObject(commands)) throw badTable('downlink.commands', 'is not an object');
  const entries = Object.entries(commands);
  if (entries.length > COMMANDS) throw badTable('downlink.commands', `has more than ${COMMANDS} members`);
  const read = entries.map(([name, list]) => {
    const path = `downlink.commands.${name}`;
    if (!/^[A-Za-z]\w{0,127}$/.test(name)) throw badTable(path, 'is no name of a value');
    if (!Array.isArray(list) || list.length === 0) throw badTable(path, 'is not a list of bytes and values');
    return { name, path, parts: list.map((part, i) => placed(`${path}[${i}]`, () => partIn(part))) };
  });
  const parts = read.reduce((sum, command) => sum + command.parts.length, 0);
  if (parts > PARTS) throw badTable('downlink.commands', `have more than ${PARTS} parts`);
  return { port, commands: read };
}

function partIn(part: Json): CommandPart {
  if (typeof part !== 'string') throw new Error('is no text: bytes in hex, or a type with a formula');
  if (/^\s*([0-9a-f]{2}\s*)+$/i.test(part))
    return { kind: 'bytes', bytes: [...Buffer.from(part.replace(/\s/g, ''), 'hex')] };
  const reader = new ExpressionReader(tokensOf(part));
  const type = numberType(reader.next('word', 'bytes in hex, or a type such as u16').text);
  const formula = reader.take('=') ? reader.expression() : null;
  const mapped = formula === null && reader.take('<');
  if (mapped) reader.expect('-');
  const map = mapped ? reader.next('word', 'the name of a map').text : null;
  if (reader.peek() !== undefined) throw reader.unexpected("'=', '<-' or the end");
  return { kind: 'number', type, formula, map };
}
