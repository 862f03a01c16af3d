import { type Expression, ExpressionReader, type TextPart, textParts } from './expression.ts';
import { tokensOf } from './token.ts';

/**
 * One line of a table: `name: type = formula -> map if condition`; everything but the name may be missing, yet a
 * type or a formula there must be. In the formula and the condition `x` is what was read.
 */
export interface FieldLine {
  /** The key; names that begin with `_` are only for formulas further down. Parts in braces come from other fields. */
  name: TextPart[];
  hidden: boolean;
  /** Absent: the field takes no bytes. */
  type?: FieldType;
  formula?: Expression;
  /** Name of the map that gives the value its meaning. */
  map?: string;
  condition?: Expression;
}

/** Integers and floats have their bytes and order; `hex`, `text` and `mac` a count of bytes, a formula. */
export type FieldType =
  | { kind: 'number'; letter: 'u' | 'i' | 'f'; bytes: number; order: 'little' | 'big' | 'swapped' | null }
  | { kind: 'hex' | 'text' | 'mac'; count: Expression };

const NUMBER = /^(?:([ui])(8|16|24|32)|(f)(32|64))(le|be|sw)?$/;
const ORDERS = { le: 'little', be: 'big', sw: 'swapped' } as const;
const KEY = /^[A-Za-z_][\w.{}]*$/;

/** Reads a field line. Throws a sentence. */
export function fieldLine(line: string): FieldLine {
  const [, name = ''] = line.match(/^\s*([^\s:=]+)/) ?? [];
  const parts = keyParts(name);
  const after = line.indexOf(name) + name.length;
  const reader = new ExpressionReader(tokensOf(line.slice(after), after));
  const type = reader.take(':') ? typeIn(reader) : undefined;
  const formula = reader.take('=') ? reader.expression() : undefined;
  const map = reader.take('->') ? reader.next('word', 'the name of a map').text : undefined;
  const condition = reader.take('if') ? reader.expression() : undefined;
  if (reader.peek() !== undefined) throw reader.unexpected("'=', '->', 'if' or the end");
  if (type === undefined && formula === undefined) throw new Error(`'${name}' has neither a type nor a formula`);
  const hidden = name.startsWith('_');
  if (hidden && parts.length > 1) throw new Error(`'${name}': a hidden name has no braces`);
  return {
    name: parts,
    hidden,
    ...(type === undefined ? {} : { type }),
    ...(formula === undefined ? {} : { formula }),
    ...(map === undefined ? {} : { map }),
    ...(condition === undefined ? {} : { condition }),
  };
}

/**
 * The pieces of a name. It begins with letters of the table itself, so that no payload can make a key that objects
 * treat specially; one that begins with `_` never becomes a key.
 */
export function keyParts(name: string): TextPart[] {
  if (!KEY.test(name) || name.length > 128) throw new Error(`'${name.slice(0, 128)}' is no name of a value`);
  return textParts(name);
}

function typeIn(reader: ExpressionReader): FieldType {
  const { text } = reader.next('word', 'a type such as u8 or i16');
  if (text === 'mac') return { kind: 'mac', count: { kind: 'number', value: 6 } };
  if (text === 'hex' || text === 'text') return { kind: text, count: countIn(reader) };
  return numberType(text);
}

/** `u16le` and its like. Throws a sentence for anything else. */
export function numberType(text: string): Extract<FieldType, { kind: 'number' }> {
  const [, integer, bits, float, floatBits, order] = text.match(NUMBER) ?? [];
  const letter = (integer ?? float) as 'u' | 'i' | 'f' | undefined;
  if (letter === undefined) throw new Error(`'${text}' is no type: u8 i8 u16 i16 u24 i24 u32 i32 f32 f64 hex text mac`);
  if (order === 'sw' && bits !== '32') throw new Error(`'${text}': only 32 bits can have their words swapped`);
  const named = order === undefined ? null : ORDERS[order as keyof typeof ORDERS];
  return { kind: 'number', letter, bytes: Number(bits ?? floatBits) / 8, order: named };
}

function countIn(reader: ExpressionReader): Expression {
  const token = reader.peek();
  if (token?.kind === 'number') {
    const value = Number(reader.next('number', 'a count').text);
    if (Number.isInteger(value) && value <= 4_096) return { kind: 'number', value };
    throw new Error(`${value} is no count of bytes`);
  }
  const { text, at } = reader.next('word', "a count of bytes, 'rest' or the name of a field");
  return { kind: 'name', name: text, at };
}

/** The name as it is written, for messages. */
export function nameOf({ name }: FieldLine): string {
  return name.map((part) => (typeof part === 'string' ? part : '{…}')).join('');
}
