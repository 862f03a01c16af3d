import { isJsonObject, type Json } from '../../model/json.ts';
import { placed } from './bad-table.ts';
import type { CommandPart, DownlinkTable } from './command.ts';
import { emitExpression } from './emit-expression.ts';
import { putNumber } from './put-number.ts';
import { runtime, Unreadable } from './runtime.ts';
import type { Table } from './step.ts';

/** Characters of the values that an error names. */
const KNOWN = 1_000;

/** A codec's answer to a message. */
export interface Encoded {
  bytes?: number[];
  fPort?: number;
  errors?: string[];
}

export type Encoder = (message: Json) => Encoded;

/** Appends what a part of a command makes of the value; `label` names it in errors. */
type Write = (value: Json, label: string, out: number[]) => void;

/**
 * The downlinks of a table: each member of a message that is a command becomes its bytes, in the order of the message;
 * one that is false or null is left out. Anything else is an error of the codec. Throws `compile` with the place.
 */
export function encoderOf(table: Table, { port, commands }: DownlinkTable): Encoder {
  const writers = new Map(
    commands.map(({ name, path, parts }): [string, Write[]] => [
      name,
      parts.map((part, i) => placed(`${path}[${i}]`, () => writerOf(part, table))),
    ]),
  );
  return (message) => {
    try {
      const bytes = bytesOf(message, writers);
      return { bytes, ...(port === null ? {} : { fPort: port }) };
    } catch (thrown) {
      if (thrown instanceof Unreadable) return { errors: [thrown.message] };
      throw thrown;
    }
  };
}

function bytesOf(message: Json, writers: ReadonlyMap<string, Write[]>): number[] {
  if (!isJsonObject(message)) throw new Unreadable('the message is not an object with commands');
  const out: number[] = [];
  for (const [name, value] of Object.entries(message)) {
    const parts = writers.get(name);
    if (parts === undefined) throw new Unreadable(`${name.slice(0, 128)} is no command; there are ${known(writers)}`);
    if (value === false || value === null) continue;
    for (const write of parts) write(value, name, out);
  }
  return out;
}

function known(writers: ReadonlyMap<string, Write[]>): string {
  return [...writers.keys()].join(', ');
}

function writerOf(part: CommandPart, table: Table): Write {
  if (part.kind === 'bytes') {
    return (_value, _label, out) => {
      for (const byte of part.bytes) out.push(byte);
    };
  }
  const { type, formula, map: name } = part;
  const { order } = table;
  if (name !== null) {
    const map = table.maps.get(name);
    if (map?.kind !== 'values') throw new Error(`there is no map '${name}' of values`);
    // Where several numbers have one text the first stands, hence from the last to the first.
    const numbers = new Map([...map.values].reverse().map(([number, meaning]) => [meaning, number]));
    return (value, label, out) => putNumber(out, numberOf(numbers, value, label), type, order, label);
  }
  if (formula === null) return (value, label, out) => putNumber(out, given(value, label), type, order, label);
  // Names are members of the value; only their own text gets into the function, as JSON.
  const lookup = (member: string) => {
    if (member === 'true' || member === 'false') return { code: member, type: 'boolean' as const, most: 1 };
    return { code: `m(${JSON.stringify(member)})`, type: 'number' as const, most: Number.MAX_VALUE };
  };
  const code = emitExpression(formula, lookup);
  if (code.type === 'text') throw new Error('a text cannot be sent as a number');
  const compute = new Function('m', 'h', `'use strict'; return Number(${code.code});`) as (
    m: (member: string) => number,
    h: object,
  ) => number;
  return (value, label, out) => {
    const member = (key: string) =>
      key === 'x' ? given(value, label) : given(memberOf(value, key), `${label}.${key}`);
    putNumber(out, compute(member, runtime), type, order, label);
  };
}

function memberOf(value: Json, key: string): Json {
  return isJsonObject(value) && Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

function given(value: Json, label: string): number {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Unreadable(`${label} is ${value === null ? 'missing' : 'no number'}`);
}

function numberOf(numbers: ReadonlyMap<Json, number>, value: Json, label: string): number {
  const found = numbers.get(value);
  if (found !== undefined) return found;
  const known = [...numbers.keys()].reverse().join(', ');
  throw new Unreadable(
    `${label} is none of ${known.length > KNOWN ? `${known.slice(0, KNOWN).toWellFormed()}…` : known}`,
  );
}
