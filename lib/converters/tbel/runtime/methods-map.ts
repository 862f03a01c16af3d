/** Methods of Map, Entry, numbers, Boolean and Character. */
export const MAP_METHODS = `(($) => {
'use strict';
const {
  MAP, code, fail, typeName, text, same, get, put, has, keysOf, valuesOf, pairs, sizeOf, entriesOf, clear, num, numeric, toInt, toLong, double,
  float, byte, order, isInt, longOf, bigint, LONG, isMap,
} = $;

const putAll = (m, other) => {
  if (!isMap(other)) return fail('putAll takes a Map, not ' + (other === null ? 'null' : 'a ' + typeName(other)));
  for (const k of Object.keys(other)) m[k] = other[k];
  return null;
};
const resort = (m, by) => {
  const sorted = pairs(m).sort(by);
  clear(m);
  for (const [k, v] of sorted) put(m, k, v);
  return null;
};
const ranked = (a, b) => {
  if (numeric(code(a)) && numeric(code(b))) return num(a) - num(b);
  const s = text(a), t = text(b);
  return s < t ? -1 : s > t ? 1 : 0;
};
const sign = (ascending) => (ascending === false ? -1 : 1);
const sortByKey = (m, up) => resort(m, ([a], [b]) => sign(up) * ranked(a, b));
const sortByValue = (m, up) => resort(m, ([, a], [, b]) => sign(up) * ranked(a, b));
const copy = (m) => { const other = {}; putAll(other, m); return other; };
const removed = (m, k) => { const old = get(m, k); put(m, k, null); return old; };

const map = {
  __proto__: null,
  get, put: (m, k, v) => { const old = get(m, k); put(m, k, v === undefined ? null : v); return old; },
  putAll, putIfAbsent: (m, k, v) => { const old = get(m, k); if (old === null) put(m, k, v); return old; },
  getOrDefault: (m, k, v) => (has(m, k) ? get(m, k) : v), remove: removed,
  replace: (m, k, v) => { const old = get(m, k); if (old !== null) put(m, k, v); return old; },
  containsKey: has, containsValue: (m, v) => valuesOf(m).some((x) => same(x, v)),
  keySet: keysOf, keys: keysOf, values: valuesOf, entrySet: entriesOf, size: sizeOf, isEmpty: (m) => sizeOf(m) === 0,
  clear: (m) => { clear(m); return null; }, toString: (m) => text(m), equals: (m, x) => same(m, x), hashCode: (m) => $.hash(m),
  sortByKey, sortByValue, toSortedByKey: (m, up) => { const c = copy(m); sortByKey(c, up); return c; },
  toSortedByValue: (m, up) => { const c = copy(m); sortByValue(c, up); return c; }, clone: copy,
  invert: (m) => { const other = {}; for (const [k, v] of pairs(m)) put(other, v, k); return other; },
};
const entry = { __proto__: null, getKey: (e) => e.øk, getValue: (e) => e.ø, toString: (e) => text(e), equals: (e, x) => same(e, x) };
const number = {
  __proto__: null,
  toString: (n, radix) => (radix === undefined ? text(n) : $.radixText(n, radix)),
  intValue: (n) => toInt(Math.trunc(num(n))), longValue: (n) => (code(n) === LONG ? n : toLong(num(n))),
  doubleValue: (n) => double(num(n)), floatValue: (n) => float(num(n)), byteValue: (n) => byte(toInt(num(n))),
  shortValue: (n) => (toInt(num(n)) << 16) >> 16, equals: (n, x) => same(n, x), hashCode: (n) => $.hash(n),
  compareTo: (n, x) => order(n, x) | 0, isNaN: (n) => num(n) !== num(n), isInfinite: (n) => Math.abs(num(n)) === Infinity,
};
const boolean = { __proto__: null, toString: (b) => String(b), equals: (b, x) => b === x, booleanValue: (b) => b, hashCode: (b) => (b ? 1231 : 1237) };
const character = {
  __proto__: null, toString: (c) => c.ø, equals: (c, x) => same(c, x), charValue: (c) => c, hashCode: (c) => c.ø.charCodeAt(0),
  compareTo: (c, x) => c.ø.charCodeAt(0) - text(x).charCodeAt(0),
};

Object.assign($, { mapMethods: map, entryMethods: entry, numberMethods: number, booleanMethods: boolean, characterMethods: character });
})(globalThis.$tbel);`;
