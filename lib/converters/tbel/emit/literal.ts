import type { Expression, MapEntry } from '../syntax/ast.ts';
import type { NumberLiteral } from '../syntax/token.ts';
import { type Context, type Emitted, emit } from './expression.ts';
import { mark } from './line-map.ts';
import type { Names, Scope } from './scope.ts';

/** A text as a JavaScript literal; no NUL and no line separator survives in it. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
}

/** A literal that needs wrapping is wrapped once, when the program is loaded. */
export function emitNumber(number: NumberLiteral, names: Names): { js: string; constant?: number; sure?: 'int' } {
  switch (number.type) {
    case 'int':
      return { js: signed(number.value), constant: number.value, sure: 'int' };
    case 'double': {
      const js = number.value % 1 === 0 ? names.constant(`double(${number.value})`) : signed(number.value);
      return { js, constant: number.value };
    }
    case 'float':
      return { js: names.constant(`float(${number.value})`), constant: number.value };
    case 'long': {
      const value = Number(number.digits);
      const js = Number.isSafeInteger(value) ? `long(${value})` : `longOf(${number.digits}n)`;
      return { js: names.constant(js), constant: value };
    }
    case 'big-integer':
      return { js: names.constant(`new Big(${quoted(number.digits)})`) };
    case 'big-decimal':
      return { js: names.constant(`new BigDec(${quoted(number.digits)})`) };
  }
}

function signed(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

export function emitList(items: Expression[], context: Context): Emitted {
  const parts = items.map((item) => mark(item.line) + emit(item, context).js);
  return { js: `[${parts.join(', ')}]`, type: 'List' };
}

/** Keys that a plain object keeps as they are, in order. */
const PLAIN_KEY = /^[A-Za-z_$][\w$ .\-/]*$/;

/** A native literal where keys are plain and values can be no null; else entries are put one after the other. */
export function emitMap(entries: MapEntry[], context: Context): Emitted {
  const parts: Part[] = entries.map(({ key, value }) => {
    const name = key.kind === 'name' ? key.name : key.kind === 'string' ? key.text : null;
    const emitted = emit(value, context);
    return {
      name,
      key: name === null ? emit(key, context).js : quoted(name),
      value: mark(value.line) + emitted.js,
      never: emitted.sure !== undefined || neverNull(value),
    };
  });
  const names = new Set(parts.map(({ name }) => name));
  const native = parts.every(({ name }) => name !== null && name !== '__proto__' && PLAIN_KEY.test(name));
  if (native && names.size === parts.length) return { js: nativeMap(parts, context.scope), type: 'other' };
  return { js: `mapOf([${parts.map(({ key, value }) => `[${key}, ${value}]`).join(', ')}])`, type: 'other' };
}

interface Part {
  name: string | null;
  key: string;
  value: string;
  /** It cannot be null. */
  never: boolean;
}

/** A literal; where a value may be null, it is looked at afterwards. */
function nativeMap(parts: Part[], scope: Scope): string {
  const held: string[] = [];
  const members = parts.map(({ key, value, never }) => {
    if (never) return `${key}: ${value}`;
    const name = scope.temporary();
    held.push(`${name} == null`);
    return `${key}: (${name} = ${value})`;
  });
  const literal = `{${members.join(', ')}}`;
  if (held.length === 0) return literal;
  const map = scope.temporary();
  return `(${map} = ${literal}, ${held.join(' || ')} ? tidy(${map}) : ${map})`;
}

function neverNull({ kind, ...node }: Expression): boolean {
  if (kind === 'constant') return 'value' in node && node.value !== null;
  return kind === 'number' || kind === 'string' || kind === 'list' || kind === 'map' || kind === 'new';
}
