import { LIMITS } from '../../limits.ts';
import { ARENA } from '../layout.ts';
import { BASE64 } from './base64.ts';
import { CALLS } from './calls.ts';
import { CONSOLE } from './console.ts';
import { RANDOM } from './random.ts';
import { TEXT_CODING } from './text-coding.ts';

/**
 * Everything a script finds beside ECMAScript. Each shim defines its globals as native ones are: not enumerable. The
 * engine runs `BASE_IMAGE` of base-image.gen.ts, made of this by `npm run generate`.
 */
export const BASE_SOURCE = `(function (arena) {
  'use strict';
  // Shims name no global that a script could replace.
  const { Array, ArrayBuffer, Boolean, Error, Object, RangeError, String, TypeError, Uint8Array } = globalThis;
  const OUTPUT_CHARACTERS = ${LIMITS.outputBytes};
  const LOG_CHARACTERS = ${LIMITS.logCharacters};
  const ERROR_CHARACTERS = ${LIMITS.errorCharacters};
  const header = new Uint32Array(arena, 0, 16);
  const log = new Uint16Array(arena, ${ARENA.log}, LOG_CHARACTERS);
  const bytes = new Uint8Array(arena, ${ARENA.payload}, ${2 * LIMITS.inputBytes});
  const units = new Uint16Array(arena, ${ARENA.payload}, ${LIMITS.inputBytes});

  const { apply } = Reflect;
  const { parse, stringify } = JSON;
  const { imul } = Math;
  const { fromCharCode } = String;
  const { slice, push } = Array.prototype;
  const { subarray } = Uint8Array.prototype;
  const sliceText = String.prototype.slice;
  const sliceBytes = Uint8Array.prototype.slice;
  // No species and no accessor may hand the arena to a script that ran code while it was loaded.
  for (const view of [bytes, units]) Object.defineProperty(view, 'constructor', { value: undefined });
  Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), 'length', { configurable: false });
  const wellFormed = String.prototype.toWellFormed;
  const functionText = Function.prototype.toString;
  const symbolText = (symbol) => apply(symbolToText, symbol, []);
  const symbolToText = Symbol.prototype.toString;
  const codeAt = String.prototype.charCodeAt;
  const charCodeAt = (text, i) => apply(codeAt, text, [i]);
  const textOf = (codes) => {
    let text = '';
    for (let i = 0; i < codes.length; i += 8192) text += apply(fromCharCode, String, apply(slice, codes, [i, i + 8192]));
    return text;
  };
  const define = (name, value) => {
    if (typeof value === 'function') Object.defineProperty(value, 'name', { value: name, configurable: true });
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  };
${BASE64}${TEXT_CODING}${CONSOLE}${RANDOM}${CALLS}})`;
