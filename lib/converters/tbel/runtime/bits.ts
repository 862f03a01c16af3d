/** Bit operators and casts. A Byte is widened with its sign; anything with a Long is a Long. */
export const BITS = `(($) => {
'use strict';
const {
  STRING, BOOLEAN, BYTE, INT, LONG, FLOAT, DOUBLE, CHAR, code, numeric, num, bigint, byte, double, float, longOf, toInt, toLong, Chr, fail, typeName,
  numberText, text, TAG,
} = $;

const wide = (o, a, b) => {
  switch (o) {
    case '&': return longOf(a & b);
    case '|': return longOf(a | b);
    case '^': return longOf(a ^ b);
    case '<<': return longOf(a << (b & 63n));
    case '>>': return longOf(a >> (b & 63n));
    default: return longOf($.unsignedOf(64, a) >> (b & 63n));
  }
};
const narrow = (o, a, b) => {
  switch (o) {
    case '&': return a & b;
    case '|': return a | b;
    case '^': return a ^ b;
    case '<<': return a << b;
    case '>>': return a >> b;
    default: return (a >>> b) | 0;
  }
};
const bits = (o, a, b) => {
  const x = code(a), y = code(b);
  const whole = (c) => c === BYTE || c === INT || c === LONG;
  if (whole(x) && whole(y)) return x === LONG || y === LONG ? wide(o, bigint(a), bigint(b)) : narrow(o, num(a), num(b));
  const number = (c, v) => numeric(c) || (c === STRING && numberText.test(v));
  if (number(x, a) && number(y, b)) return null;
  return fail('"' + o + '" takes whole numbers, not a ' + typeName(a) + ' and a ' + typeName(b));
};

const band = (a, b) => {
  if (typeof b === 'number' && (b | 0) === b) {
    if (typeof a === 'number' && (a | 0) === a) return a & b;
    if (typeof a === 'object' && a !== null && a[TAG] === BYTE) return a.ø & b;
  }
  return bits('&', a, b);
};
const bor = (a, b) => (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b ? a | b : bits('|', a, b));
const bxor = (a, b) => (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b ? a ^ b : bits('^', a, b));
const shl = (a, b) => (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b ? a << b : bits('<<', a, b));
const shr = (a, b) => (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b ? a >> b : bits('>>', a, b));
const ushr = (a, b) => bits('>>>', a, b);
const bnot = (a) => {
  const c = code(a);
  if (c === INT) return ~a;
  if (c === LONG) return longOf(~bigint(a));
  return fail('"~" cannot be applied to a ' + typeName(a));
};

const number = (x, type) => {
  const c = code(x);
  if (numeric(c)) return num(x);
  if (c === CHAR) return x.ø.charCodeAt(0);
  if (c === BOOLEAN) return x ? 1 : 0;
  if (c === STRING && x.trim() !== '' && Number(x) === Number(x)) return Number(x);
  return fail('a ' + typeName(x) + ' cannot be cast to ' + type);
};
const cast = (type, x) => {
  switch (type) {
    case 'String': return x === null ? null : text(x);
    case 'boolean': return $.asBoolean(x);
    case 'char': return typeof x === 'string' && x.length === 1 ? new Chr(x) : new Chr(String.fromCharCode(number(x, type)));
    case 'byte': return byte(toInt(number(x, type)));
    case 'short': return (toInt(number(x, type)) << 16) >> 16;
    case 'int': return toInt(Math.trunc(number(x, type)));
    case 'long': return code(x) === LONG ? x : toLong(number(x, type));
    case 'float': return float(number(x, type));
    default: return double(number(x, type));
  }
};

Object.assign($, { bits, band, bor, bxor, shl, shr, ushr, bnot, cast });
})(globalThis.$tbel);`;
