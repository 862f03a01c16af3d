import type { Scope } from './scope.ts';

/** Names that something of the VM has beside the keys of a map; they are only read through the runtime's tables. */
const RESERVED = new Set(
  [
    Object,
    Array,
    Function,
    String,
    Number,
    Boolean,
    BigInt,
    Symbol,
    Int8Array,
    Int32Array,
    Float64Array,
    Error,
    Date,
    Map,
    Set,
  ]
    .flatMap(({ prototype }) => [prototype, Object.getPrototypeOf(prototype) as object | null])
    .flatMap((prototype) => (prototype === null ? [] : Object.getOwnPropertyNames(prototype)))
    .concat(
      'fileName',
      'lineNumber',
      'columnNumber',
      'toJSON',
      'constructor',
      'prototype',
      '__proto__',
      'arguments',
      'caller',
      'callee',
      'name',
      'stack',
    ),
);

const SIMPLE = /^[A-Za-z_$][\w$]*$/;

/** May the name be a property of a map in JavaScript text? */
export function isPlainName(name: string): boolean {
  return SIMPLE.test(name) && !RESERVED.has(name);
}

/** JavaScript that can be named twice: itself when it is a variable, else a temporary that `held` assigns. */
export function twice(js: string, scope: Scope): { held: string; again: string } {
  if (SIMPLE.test(js) && js !== 'null') return { held: js, again: js };
  const name = scope.temporary();
  return { held: `(${name} = ${js})`, again: name };
}

/** Reads a property natively, which is right for every map that has the key, and asks the runtime otherwise. */
export function readProperty(object: string, name: string, scope: Scope): string {
  if (!isPlainName(name)) return `prop(${object}, ${JSON.stringify(name)})`;
  const { held, again } = twice(object, scope);
  return `(${held}?.${name} ?? prop(${again}, ${JSON.stringify(name)}))`;
}

/** Compares with an int literal: natively when the value is a bare number, which then has no other type to convert. */
export function compareInt(js: string, operator: string, literal: string, slow: string, scope: Scope): string {
  const { held, again } = twice(js, scope);
  return `(typeof ${held} === 'number' ? ${again} ${operator} ${literal} : ${slow}(${again}, ${literal}))`;
}
