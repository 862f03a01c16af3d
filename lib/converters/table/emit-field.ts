import type { Body, Scope, Target } from './body.ts';
import { type Code, emitExpression, emitKey, type Lookup } from './emit-expression.ts';
import { type FieldLine, type FieldType, nameOf } from './field.ts';
import type { Table, ValueMap } from './step.ts';

type Maps = Pick<Table, 'maps' | 'order'>;

/** Bytes a field takes; null = only the payload knows. */
export function sizeOf({ type }: FieldLine): number | null {
  if (type === undefined) return 0;
  if (type.kind === 'number') return type.bytes;
  return type.count.kind === 'number' ? type.count.value : null;
}

/** Reads a field and sets its key. Its bytes are known to be there, unless only the payload knows how many they are. */
export function emitField(body: Body, field: FieldLine, target: Target, table: Maps): void {
  const value = emitValue(body, field, target.scope, table);
  const { scope, object } = target;
  if (field.hidden) {
    if (field.condition !== undefined) throw new Error(`'${nameOf(field)}' is hidden: a condition has no meaning`);
    return;
  }
  const tests = field.condition === undefined ? [] : [conditionOf(field, value, scope)];
  if (value.left) tests.push(`${value.code} !== null`);
  if (object === 'a') body.push('a ??= {};');
  const set = `${object}[${emitKey(field.name, scope.lookup)}] = ${value.code};`;
  body.push(guarded(set, field, value, tests));
}

/** A statement for a value: left out where a test fails, and with a warning where the value is no number. */
function guarded(set: string, field: FieldLine, value: Code, tests: string[]): string {
  if (value.most < Number.POSITIVE_INFINITY) return tests.length === 0 ? set : `if (${tests.join(' && ')}) ${set}`;
  const tell = `else w = h.warn(w, ${JSON.stringify(`${nameOf(field)} is no number`)});`;
  const inner = `if (Number.isFinite(${value.code})) ${set} ${tell}`;
  return tests.length === 0 ? inner : `if (${tests.join(' && ')}) { ${inner} }`;
}

/** Reads a field and adds its value to a list, a JavaScript expression. */
export function emitItem(body: Body, field: FieldLine, list: string, scope: Scope, table: Maps): void {
  const value = emitValue(body, field, scope, table);
  const tests = field.condition === undefined ? [] : [conditionOf(field, value, scope)];
  body.push(guarded(`${list}.push(${value.code});`, field, value, tests));
}

/** What of a field other formulas may use, and what its own condition sees as `x`. */
interface Value extends Code {
  raw: Code;
  /** The map may give nothing. */
  left: boolean;
}

/** The value of a field in a local of its own, which its name means from here on. */
export function emitValue(body: Body, field: FieldLine, scope: Scope, table: Maps): Value {
  let raw: Code | null = null;
  if (field.type !== undefined) raw = local(body, emitRead(body, field.type, scope, table.order));
  const within: Lookup = (name) => (name === 'x' && raw !== null ? raw : scope.lookup(name));
  let value = field.formula === undefined ? raw : local(body, emitExpression(field.formula, within));
  if (value === null) throw new Error(`'${nameOf(field)}' has neither a type nor a formula`);
  raw ??= value;
  let left = false;
  if (field.map !== undefined) {
    const map = table.maps.get(field.map);
    if (map === undefined) throw new Error(`there is no map '${field.map}'`);
    if (value.type === 'text') throw new Error('a map takes a number');
    left = map.kind === 'values' && map.otherwise === null;
    value = local(body, { code: emitMap(body, map, value), type: 'text', most: 0 });
  }
  if (field.name.length === 1) scope.define(String(field.name[0]), value);
  return { ...value, raw, left };
}

function local(body: Body, { code, ...rest }: Code): Code {
  if (/^\w+$/.test(code)) return { code, ...rest };
  const name = body.fresh();
  body.push(`const ${name} = ${code};`);
  return { code: name, ...rest };
}

function conditionOf(field: FieldLine, { raw }: Value, scope: Scope): string {
  const condition = field.condition;
  if (condition === undefined) return 'true';
  return emitExpression(condition, (name) => (name === 'x' ? raw : scope.lookup(name))).code;
}

function emitRead(body: Body, type: FieldType, scope: Scope, order: Table['order']): Code {
  if (type.kind === 'number') {
    const code = numberAt(body, type, type.order ?? order);
    body.advance(type.bytes);
    return { code, type: 'number', most: type.letter === 'f' ? Number.POSITIVE_INFINITY : 2 ** (8 * type.bytes) };
  }
  if (type.count.kind === 'number') {
    const code = `h.${type.kind}(b, ${body.at()}, ${type.count.value})`;
    body.advance(type.count.value);
    return { code, type: 'text', most: 0 };
  }
  body.settle();
  const count = body.fresh();
  body.push(`const ${count} = ${emitExpression(type.count, scope.lookup).code};`);
  body.push(
    `if (!(Number.isInteger(${count}) && ${count} >= 0 && i + ${count} <= n)) h.short(i, n, ${count}, "${type.kind}");`,
  );
  const name = body.fresh();
  body.push(`const ${name} = h.${type.kind}(b, i, ${count}); i += ${count};`);
  return { code: name, type: 'text', most: 0 };
}

function numberAt(body: Body, { letter, bytes }: { letter: string; bytes: number }, order: string): string {
  if (letter === 'f') return `h.f${8 * bytes}(b, ${body.at()}, ${order === 'little'})`;
  // Offsets of the bytes from the lowest to the highest; a swapped number has its low word first, high byte first.
  const offsets = Array.from({ length: bytes }, (_, i) => i);
  const lowFirst = order === 'little' ? offsets : order === 'big' ? offsets.reverse() : [1, 0, 3, 2];
  const parts = lowFirst.map((offset, i) => {
    const byte = `b[${body.at(offset)}]`;
    return i === 0 ? byte : `${byte} << ${8 * i}`;
  });
  const joined = parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' | ')})`;
  if (letter === 'i') return bytes === 4 ? joined : `(${joined} << ${32 - 8 * bytes} >> ${32 - 8 * bytes})`;
  return bytes === 4 ? `(${joined} >>> 0)` : joined;
}

function emitMap(body: Body, map: ValueMap, { code }: Code): string {
  if (map.kind === 'bits') return `h.bits(${code}, ${body.same(map.texts)})`;
  const otherwise = JSON.stringify(map.otherwise);
  const list = body.once(map, () => denseList(map));
  if (list === null) return `(${body.same(map.values)}.get(${code}) ?? ${otherwise})`;
  const { length } = list;
  return `(${code} < ${length} ? ${body.same(list)}[${code}] ?? ${otherwise} : ${otherwise})`;
}

/** The values by their number where that is a list without much in between; else null. */
function denseList({ values }: Extract<ValueMap, { kind: 'values' }>): unknown[] | null {
  const keys = [...values.keys()];
  const length = keys.reduce((most, key) => Math.max(most, key), -1) + 1;
  if (length > 256 || length > 16 * (keys.length + 1) || keys.some((key) => key < 0)) return null;
  return Array.from({ length }, (_, key) => values.get(key) ?? null);
}
