/**
 * The values of TBEL inside the VM. What JavaScript can hold exactly stays bare, so that arithmetic and native JSON
 * need no wrapping; the type of a number can be told from the value:
 *
 * Integer = number within 32 bits · Long = whole number outside them, bigint beyond 2^53, `Lng` when inside them ·
 * Double = number with a fraction, else `Dbl` · Float `Flt` · Byte = one of 256 `Byt` · Character `Chr` ·
 * Map = plain object (see map.ts) · List = Array · byte[] = Int8Array · int[] = Int32Array · double[] = Float64Array.
 *
 * The wrapped value lies under `ø`, a name that no script can spell.
 */
export const VALUES = String.raw`(($) => {
'use strict';
const TAG = Symbol('type');
const MAP = 2, BYTES = 3, INTS = 4, ENTRY = 5, DATE = 6, STRING = 1, BOOLEAN = 15, LIST = 50, SET = 51;
const BYTE = 99, INT = 106, LONG = 107, FLOAT = 108, DOUBLE = 109, BIG_INTEGER = 110, BIG_DECIMAL = 111, CHAR = 112;
const tag = (prototype, code) => Object.defineProperty(prototype, TAG, { value: code });

class TbelError extends Error {}
Object.defineProperty(TbelError.prototype, 'name', { value: '' });
const fail = (message) => { throw new TbelError(message); };

/** No inheritance: a derived constructor takes the VM ten times as long. */
class Byt { constructor(value) { this.ø = value; } toJSON() { return this.ø; } }
class Lng { constructor(value) { this.ø = value; } toJSON() { return this.ø; } }
class Chr { constructor(value) { this.ø = value; } toJSON() { return this.ø; } }
class Dbl { constructor(value) { this.ø = value; } toJSON() { const v = this.ø; return v - v === 0 ? v : String(v); } }
class Flt { constructor(value) { this.ø = value; } toJSON() { const v = this.ø; return v - v === 0 ? $.floatDigits(v) : String(v); } }
class Big { constructor(value) { this.ø = value; } toJSON() { return Number(this.ø); } }
class BigDec extends Big {}
class Entry { constructor(key, value) { this.øk = key; this.ø = value; } toJSON() { return $.mapOf([[this.øk, this.ø]]); } }
class Dat { constructor(value) { this.ø = value; } toJSON() { return this.ø; } }
class Sett { constructor(items) { this.ø = items; } toJSON() { return this.ø; } }

tag(Object.prototype, MAP); tag(Array.prototype, LIST); tag(Int8Array.prototype, BYTES);
tag(Int32Array.prototype, INTS); tag(Float64Array.prototype, INTS);
tag(Byt.prototype, BYTE); tag(Lng.prototype, LONG); tag(Dbl.prototype, DOUBLE); tag(Flt.prototype, FLOAT);
tag(Chr.prototype, CHAR); tag(Big.prototype, BIG_INTEGER); tag(BigDec.prototype, BIG_DECIMAL);
tag(Entry.prototype, ENTRY); tag(Dat.prototype, DATE); tag(Sett.prototype, SET); tag(Function.prototype, 0);
const plainList = function () { return Array.from(this); };
for (const type of [Int8Array, Int32Array]) Object.defineProperty(type.prototype, 'toJSON', { value: plainList });
Object.defineProperty(Float64Array.prototype, 'toJSON', { value() { return Array.from(this, double); } });
Object.defineProperty(BigInt.prototype, 'toJSON', { value() { return Number(this); } });

const BYTE_OF = Array.from({ length: 256 }, (_, i) => new Byt(i << 24 >> 24));
const byte = (n) => BYTE_OF[n & 255];
const double = (d) => (d % 1 ? d : new Dbl(d));
const float = (d) => new Flt(Math.fround(d));
/** A Long from a whole number within 2^53. */
const long = (n) => (n >= -2147483648 && n <= 2147483647 ? new Lng(n) : n);
/** The two's complement of the low bits; the engine's own BigInt.asUintN keeps the sign where bits are a multiple of 32. */
const unsignedOf = (bits, b) => b & ((1n << BigInt(bits)) - 1n);
const SAFE = 9007199254740991n;
/** A Long from a bigint, which wraps at 64 bits. */
const longOf = (b) => {
  const wrapped = BigInt.asIntN(64, b);
  return wrapped <= SAFE && wrapped >= -SAFE ? long(Number(wrapped)) : wrapped;
};
/** Integer of any whole double: saturates, as Java's (int). */
const toInt = (d) => (d !== d ? 0 : d >= 2147483647 ? 2147483647 : d <= -2147483648 ? -2147483648 : d | 0);
const toLong = (d) => {
  if (d !== d) return long(0);
  if (d >= 9223372036854775807) return 9223372036854775807n;
  if (d <= -9223372036854775808) return -9223372036854775808n;
  const whole = Math.trunc(d);
  return Number.isSafeInteger(whole) ? long(whole + 0) : longOf(BigInt(whole));
};

/** The type code: Java's numeric types are ordered by it. */
const code = (x) => {
  switch (typeof x) {
    case 'number': return (x | 0) === x ? INT : x % 1 ? DOUBLE : LONG;
    case 'string': return STRING;
    case 'boolean': return BOOLEAN;
    case 'bigint': return LONG;
    case 'object': return x === null ? 0 : x[TAG];
    default: return 0;
  }
};
const numeric = (c) => c >= BYTE && c <= BIG_DECIMAL;
/** Any number as a double. */
const num = (x) => (typeof x === 'number' ? x : typeof x === 'object' ? Number(x.ø) : Number(x));
const bigint = (x) => (typeof x === 'bigint' ? x : BigInt(typeof x === 'object' ? x.ø : x));

const NAMES = {
  __proto__: null, 0: 'null', [MAP]: 'Map', [BYTES]: 'byte[]', [INTS]: 'array', [ENTRY]: 'Entry', [DATE]: 'Date', [STRING]: 'String',
  [BOOLEAN]: 'Boolean', [LIST]: 'List', [SET]: 'Set', [BYTE]: 'Byte', [INT]: 'Integer', [LONG]: 'Long', [FLOAT]: 'Float',
  [DOUBLE]: 'Double', [BIG_INTEGER]: 'BigInteger', [BIG_DECIMAL]: 'BigDecimal', [CHAR]: 'Character',
};
const typeName = (x) => NAMES[code(x)] ?? 'unknown';

const isInt = (x) => typeof x === 'number' && (x | 0) === x;
/** An argument that must be a whole number, as an int. */
const intArg = (x, what) => {
  if (typeof x === 'number' && (x | 0) === x) return x;
  const c = code(x);
  if (c === BYTE || c === LONG) return toInt(num(x));
  if (c === DOUBLE || c === FLOAT) return toInt(num(x));
  if (c === STRING && /^-?\d+$/.test(x)) return toInt(Number(x));
  return fail(what + ' must be an Integer, not ' + typeName(x));
};
const numArg = (x, what) => {
  if (typeof x === 'number') return x;
  const c = code(x);
  if (numeric(c)) return num(x);
  if (c === STRING && $.numberText.test(x)) return Number(x);
  return fail(what + ' must be a number, not ' + typeName(x));
};
/** An argument that must be a String: the engine takes numbers, Booleans and Characters as their texts. */
const textArg = (x, what) => {
  if (typeof x === 'string') return x;
  const c = code(x);
  return numeric(c) || c === CHAR || c === BOOLEAN ? $.text(x) : fail(what + ' must be a String, not ' + typeName(x));
};

Object.assign($, {
  TAG, MAP, BYTES, INTS, ENTRY, DATE, STRING, BOOLEAN, LIST, SET, BYTE, INT, LONG, FLOAT, DOUBLE, BIG_INTEGER, BIG_DECIMAL, CHAR,
  TbelError, fail, Byt, Lng, Chr, Dbl, Flt, Big, BigDec, Entry, Dat, Sett, BYTE_OF, byte, double, float, long, longOf, unsignedOf, toInt, toLong,
  code, numeric, num, bigint, typeName, isInt, intArg, numArg, textArg,
});
})(globalThis.$tbel = { __proto__: null });`;
