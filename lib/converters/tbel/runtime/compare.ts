/** `==`, `<` and what Java's equals says. TBEL has no truthiness: conditions take a Boolean and nothing else. */
export const COMPARE = String.raw`(($) => {
'use strict';
const { MAP, BYTES, INTS, ENTRY, DATE, STRING, BOOLEAN, LIST, SET, BYTE, DOUBLE, CHAR, code, numeric, num, fail, typeName, text } = $;
const numberText = /^-?(?:\d+\.?\d*|\.\d+)$/;

const sameList = (a, b) => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!same(a[i], b[i])) return false;
  return true;
};
const sameMap = (a, b) => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => b[k] !== undefined && same(a[k], b[k]));
};
/** Java's equals: 1 and 1L differ. */
const same = (a, b) => {
  if (a === b) return true;
  const x = code(a);
  if (x !== code(b)) return false;
  switch (x) {
    case LIST: return sameList(a, b);
    case SET: return a.ø.length === b.ø.length && a.ø.every((v) => b.ø.some((w) => same(v, w)));
    case MAP: return sameMap(a, b);
    case ENTRY: return same(a.øk, b.øk) && same(a.ø, b.ø);
    case CHAR: case DATE: return a.ø === b.ø;
    default: return numeric(x) && num(a) === num(b) && text(a) === text(b);
  }
};

const WORDS_FOR_FALSE = { __proto__: null, '': 1, false: 1, no: 1, off: 1, 0: 1 };
const asBoolean = (x) => {
  const c = code(x);
  if (c === BOOLEAN) return x;
  if (c === STRING) return WORDS_FOR_FALSE[x.toLowerCase()] === undefined;
  if (numeric(c) && c !== BYTE) return num(x) > 0;
  return fail('a ' + typeName(x) + ' cannot be compared with a Boolean');
};

const looselyEqual = (a, b) => {
  if (a === null || b === null || a === undefined || b === undefined) return a == b;
  const x = code(a), y = code(b);
  if (numeric(x) && numeric(y)) return typeof a === 'bigint' && typeof b === 'bigint' ? a === b : num(a) === num(b);
  if (x === y) return same(a, b);
  if (x === BOOLEAN || y === BOOLEAN) {
    if (x < BOOLEAN && x !== STRING || y < BOOLEAN && y !== STRING) return false;
    return (x === LIST || y === LIST || x === CHAR || y === CHAR) ? false : asBoolean(a) === asBoolean(b);
  }
  if (x === STRING && y === CHAR) return a === b.ø;
  if (x === CHAR && y === STRING) return a.ø === b;
  if (x === STRING && numeric(y) && y !== BYTE) return numberText.test(a) && Number(a) === num(b);
  if (y === STRING && numeric(x) && x !== BYTE) return numberText.test(b) && Number(b) === num(a);
  return false;
};
const eq = (a, b) => a === b || looselyEqual(a, b);
const ne = (a, b) => a !== b && !looselyEqual(a, b);

/** -1, 0, 1, or NaN when null takes part; throws for what has no order. */
const order = (a, b) => {
  if (a === null || b === null || a === undefined || b === undefined) return NaN;
  const x = code(a), y = code(b);
  const asNumber = (v, c) => (numeric(c) ? num(v) : c === STRING && numberText.test(v) ? Number(v) : NaN);
  if (numeric(x) || numeric(y)) {
    if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
    const byteText = (x === BYTE && y === STRING) || (y === BYTE && x === STRING);
    const p = asNumber(a, x), q = asNumber(b, y);
    const both = (numeric(x) || p === p) && (numeric(y) || q === q);
    if (both && !byteText) return p < q ? -1 : p > q ? 1 : p === q ? 0 : NaN;
  }
  if (x === BOOLEAN || y === BOOLEAN) return asBoolean(a) - asBoolean(b);
  if ((x === STRING || x === CHAR) && (y === STRING || y === CHAR)) {
    const s = text(a), t = text(b);
    return s < t ? -1 : s > t ? 1 : 0;
  }
  if (x === DATE && y === DATE) return Math.sign(a.ø - b.ø);
  return fail('a ' + typeName(a) + ' and a ' + typeName(b) + ' cannot be compared');
};
const lt = (a, b) => (typeof a === 'number' && typeof b === 'number' ? a < b : order(a, b) < 0);
const gt = (a, b) => (typeof a === 'number' && typeof b === 'number' ? a > b : order(a, b) > 0);
const le = (a, b) => (typeof a === 'number' && typeof b === 'number' ? a <= b : order(a, b) <= 0);
const ge = (a, b) => (typeof a === 'number' && typeof b === 'number' ? a >= b : order(a, b) >= 0);

const bool = (x) => (x === true || x === false ? x : fail('a condition must be a Boolean, not ' + typeName(x) + '; write a comparison, such as x > 0 or x != null'));
const has = (list, x) => list.some((item) => same(item, x));

Object.assign($, { numberText, same, eq, ne, lt, gt, le, ge, order, bool, asBoolean, includes: has });
})(globalThis.$tbel);`;
