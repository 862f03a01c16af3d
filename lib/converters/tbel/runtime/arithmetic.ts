/**
 * Java's number tower as TBEL's operators see it. Two Integers: `+ - *` grow into a Long, `/` gives a Double. Two
 * different number types: computed as doubles, then converted to the higher of the two types, so `Long / Integer` is
 * whole. A number and a text that looks like one count as two numbers, but not for `+`.
 */
export const ARITHMETIC = `(($) => {
'use strict';
const {
  STRING, LIST, SET, BYTE, INT, LONG, FLOAT, DOUBLE, BIG_INTEGER, BIG_DECIMAL, CHAR, code, numeric, num, bigint, double, float, long, longOf,
  toInt, toLong, fail, typeName, text, numberText, Sett, TAG, Dbl,
} = $;

const compute = (o, a, b) => {
  switch (o) {
    case '+': return a + b;
    case '-': return a - b;
    case '*': return a * b;
    case '/': return a / b;
    case '%': return a % b;
    default: return a ** b;
  }
};
const convert = (d, type) => {
  switch (type) {
    case BYTE: case INT: return toInt(d);
    case LONG: return toLong(d);
    case FLOAT: return float(d);
    case BIG_INTEGER: return new $.Big(String(Math.trunc(d)));
    case BIG_DECIMAL: return new $.BigDec(String(d));
    default: return double(d);
  }
};

const ints = (o, a, b) => {
  if (o === '/') return double(a / b);
  if (o === '%') return b === 0 ? fail('/ by zero') : (a % b) | 0;
  const d = compute(o, a, b);
  if ((d | 0) === d) return d | 0;
  if (o === '**') return d >= 2147483648 || d < -2147483648 ? double(d) : toInt(d);
  return Number.isSafeInteger(d) ? d : longOf(compute(o, BigInt(a), BigInt(b)));
};
const longs = (o, a, b) => {
  if (o === '/') return double(num(a) / num(b));
  if (o === '**') {
    const power = num(a) ** num(b);
    return Math.abs(power) > 9223372036854775807 ? double(power) : toLong(power);
  }
  if (o === '%' && num(b) === 0) return fail('/ by zero');
  const d = compute(o, num(a), num(b));
  const exact = Number.isSafeInteger(d) && typeof a !== 'bigint' && typeof b !== 'bigint';
  return exact ? long(d + 0) : longOf(compute(o, bigint(a), bigint(b)));
};
const sameType = (o, a, b, type) => {
  switch (type) {
    case INT: return ints(o, a, b);
    case BYTE: return o === '/' ? double(a.ø / b.ø) : ints(o, a.ø, b.ø);
    case LONG: return longs(o, a, b);
    case FLOAT: return o === '/' ? double(a.ø / b.ø) : float(compute(o, a.ø, b.ø));
    default: return convert(compute(o, num(a), num(b)), type);
  }
};

const plus = (a, b, x, y) => {
  if (x === LIST) return y === LIST ? [...a, ...b] : [...a, b];
  if (x === SET) return new Sett($.unique([...a.ø, ...(y === SET ? b.ø : y === LIST ? b : [b])]));
  if ((x === CHAR && numeric(y)) || (y === CHAR && numeric(x))) return fail('a Character and a number cannot be added; put "" + before them');
  return text(a) + text(b);
};
const textual = (o, a, b, x, y) => {
  const p = numeric(x) && x !== BYTE ? num(a) : x === STRING && numberText.test(a) ? Number(a) : NaN;
  const q = numeric(y) && y !== BYTE ? num(b) : y === STRING && numberText.test(b) ? Number(b) : NaN;
  if (p !== p || q !== q) return null;
  return convert(compute(o, p, q), x === y ? DOUBLE : Math.max(x, y));
};

/** Any operands. A Double and another bare number or Double make a Double. */
const arithmetic = (o, a, b) => {
  if (typeof a === 'object' && a !== null && a[TAG] === DOUBLE) {
    if (typeof b === 'number') return double(compute(o, a.ø, b));
    if (typeof b === 'object' && b !== null && b[TAG] === DOUBLE) return double(compute(o, a.ø, b.ø));
  } else if (typeof a === 'number' && typeof b === 'object' && b !== null && b[TAG] === DOUBLE) return double(compute(o, a, b.ø));
  const x = code(a), y = code(b);
  if (numeric(x) && numeric(y)) {
    return x === y ? sameType(o, a, b, x) : convert(compute(o, num(a), num(b)), Math.max(x, y));
  }
  return o === '+' ? plus(a, b, x, y) : textual(o, a, b, x, y);
};

/** Calls cost more than what they do here, so the tests for a bare int are written out: (x | 0) === x. */
const add = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    const r = a + b;
    if ((a | 0) === a && (b | 0) === b) return r;
    if (a % 1 || b % 1) return r % 1 ? r : new Dbl(r);
  } else if (typeof a === 'string') return typeof b === 'string' ? a + b : a + text(b);
  return arithmetic('+', a, b);
};
const sub = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    const r = a - b;
    if ((a | 0) === a && (b | 0) === b) return r;
    if (a % 1 || b % 1) return r % 1 ? r : new Dbl(r);
  }
  return arithmetic('-', a, b);
};
const mul = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    const r = a * b;
    if ((a | 0) === a && (b | 0) === b) { if (r < 9007199254740992 && r > -9007199254740992) return r + 0; }
    else if (a % 1 || b % 1) return r % 1 ? r : new Dbl(r);
  }
  return arithmetic('*', a, b);
};
const div = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number' && (((a | 0) === a && (b | 0) === b) || a % 1 || b % 1)) {
    const r = a / b;
    return r % 1 ? r : new Dbl(r);
  }
  return arithmetic('/', a, b);
};
const mod = (a, b) => (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b && b !== 0 ? (a % b) | 0 : arithmetic('%', a, b));
const pow = (a, b) => arithmetic('**', a, b);

/** The right side is a Double literal, given bare. */
const dadd = (a, d) => {
  if (typeof a !== 'number') return arithmetic('+', a, double(d));
  const r = a + d;
  return r % 1 ? r : new Dbl(r);
};
const dsub = (a, d) => {
  if (typeof a !== 'number') return arithmetic('-', a, double(d));
  const r = a - d;
  return r % 1 ? r : new Dbl(r);
};
const dmul = (a, d) => {
  if (typeof a !== 'number') return arithmetic('*', a, double(d));
  const r = a * d;
  return r % 1 ? r : new Dbl(r);
};
const ddiv = (a, d) => {
  if (typeof a !== 'number') return arithmetic('/', a, double(d));
  const r = a / d;
  return r % 1 ? r : new Dbl(r);
};

/** Both sides are Integers by their static types: plain int arithmetic, which wraps, and whole division. */
const isInt = (x) => typeof x === 'number' && (x | 0) === x;
const intOnly = (x) => (isInt(x) ? x : fail('a ' + typeName(x) + ' stands where the script computes with Integers only'));
const iadd = (a, b) => (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b ? (a + b) | 0 : (intOnly(a) + intOnly(b)) | 0);
const isub = (a, b) => (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b ? (a - b) | 0 : (intOnly(a) - intOnly(b)) | 0);
const imul = (a, b) => Math.imul(intOnly(a), intOnly(b));
const idiv = (a, b) => (intOnly(b) === 0 ? fail('/ by zero') : (intOnly(a) / b) | 0);
/** One side is a primitive int by its static type, the other an Integer: computed as doubles, cut to an Integer. */
const mixed = (o, a, b) => (isInt(a) && isInt(b) ? toInt(compute(o, a, b)) : arithmetic(o, a, b));

const neg = (a) => {
  if (isInt(a) && a !== -2147483648) return 0 - a;
  const c = code(a);
  if (c === INT) return -a;
  if (c === LONG) return longs('-', long(0), a);
  if (c === DOUBLE) return double(-num(a));
  if (c === FLOAT) return float(-num(a));
  return fail('"-" cannot be applied to a ' + typeName(a));
};
const not = (a) => (a === true ? false : a === false ? true : fail('"!" takes a Boolean, not a ' + typeName(a)));
const inc = (a) => (typeof a === 'number' && (a | 0) === a ? a + 1 : step(a, '+'));
const dec = (a) => (typeof a === 'number' && (a | 0) === a ? a - 1 : step(a, '-'));
const step = (a, o) => (numeric(code(a)) ? arithmetic(o, a, 1) : fail('"' + o + o + '" takes a number, not a ' + typeName(a)));

Object.assign($, { arithmetic, add, sub, mul, div, mod, pow, dadd, dsub, dmul, ddiv, iadd, isub, imul, idiv, mixed, neg, not, inc, dec });
})(globalThis.$tbel);`;
