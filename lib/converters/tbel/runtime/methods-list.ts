/** Methods of List, Set and Java arrays. */
export const LIST_METHODS = `(($) => {
'use strict';
const { LIST, SET, BYTES, INTS, code, numeric, num, fail, typeName, text, same, includes, order, intArg, textArg, Sett, isInt, byte, get } = $;

const unique = (items) => items.filter((item, i) => items.findIndex((other) => same(item, other)) === i);
const itemsOf = (x, what) => {
  const c = code(x);
  if (c === LIST) return x;
  if (c === SET) return x.ø;
  if (c === BYTES || c === INTS) return $.iter(x);
  return fail(what + ' takes a List, not a ' + typeName(x));
};
const at = (list, i, end) => {
  const n = intArg(i, 'the index');
  if (n < 0 || n > end) fail('index ' + n + ' is out of bounds: there are ' + list.length + ' elements');
  return n;
};
const bounds = (list, from, to) => {
  const clip = (x, otherwise) => {
    if (x === undefined) return otherwise;
    const n = intArg(x, 'the index');
    return n < 0 ? Math.max(0, n + list.length) : n;
  };
  const start = clip(from, 0), end = Math.min(clip(to, list.length), list.length);
  return start > end ? fail('fromIndex(' + start + ') > toIndex(' + end + ')') : [start, end];
};
const byOrder = (items, ascending) => {
  const allNumbers = items.every((x) => numeric(code(x)));
  const sign = ascending === false ? -1 : 1;
  return items.sort((a, b) => {
    if (allNumbers) return sign * (num(a) - num(b));
    const s = text(a), t = text(b);
    return sign * (s < t ? -1 : s > t ? 1 : 0);
  });
};
const joined = (list, separator) =>
  list.map((x) => (x === null ? '' : text(x))).join(separator === undefined ? ',' : text(separator)).replaceAll('[', '').replaceAll(']', '').replaceAll(', ', ',');
const indexOf = (list, x) => list.findIndex((item) => same(item, x));
const replace = (list, items) => { list.length = 0; for (const item of items) list.push(item); };
const spliceArgs = (list, from, count, items) => {
  const n = intArg(from, 'the index');
  const start = n < 0 ? Math.max(0, n + list.length) : Math.min(n, list.length);
  return [start, count === undefined ? list.length - start : Math.max(0, intArg(count, 'the count')), ...items];
};

const list = {
  __proto__: null,
  add: (l, a, b) => (b === undefined ? (l.push(a), true) : (l.splice(at(l, a, l.length), 0, b), null)),
  push: (l, a) => (l.push(a), true),
  addAll: (l, a, b) => {
    const items = itemsOf(b === undefined ? a : b, 'addAll').slice();
    if (b === undefined) for (const item of items) l.push(item);
    else l.splice(at(l, a, l.length), 0, ...items);
    return items.length > 0;
  },
  get: (l, i) => $.idx(l, i),
  set: (l, i, x) => { const old = $.idx(l, i); $.seti(l, i, x); return old; },
  remove: (l, x) => {
    if (isInt(x)) return l.splice(at(l, x, l.length - 1), 1)[0];
    const i = indexOf(l, x);
    if (i >= 0) l.splice(i, 1);
    return i >= 0;
  },
  removeAll: (l, a) => { const n = l.length; replace(l, l.filter((x) => !includes(itemsOf(a, 'removeAll'), x))); return l.length < n; },
  retainAll: (l, a) => { const n = l.length; replace(l, l.filter((x) => includes(itemsOf(a, 'retainAll'), x))); return l.length < n; },
  clear: (l) => { l.length = 0; return null; },
  contains: (l, x) => includes(l, x), includes: (l, x) => includes(l, x),
  containsAll: (l, a) => itemsOf(a, 'containsAll').every((x) => includes(l, x)),
  indexOf, lastIndexOf: (l, x) => l.findLastIndex((item) => same(item, x)),
  size: (l) => l.length, length: (l) => l.length, isEmpty: (l) => l.length === 0,
  join: joined, toString: (l) => text(l), hashCode: (l) => $.hash(l),
  slice: (l, a, b) => l.slice(...bounds(l, a, b)),
  subList: (l, a, b) => l.slice(at(l, a, l.length), at(l, b, l.length)),
  concat: (l, a) => [...l, ...itemsOf(a, 'concat')],
  pop: (l) => (l.length === 0 ? null : l.pop()), shift: (l) => (l.length === 0 ? null : l.shift()),
  unshift: (l, ...items) => { l.unshift(...(items.length === 1 && code(items[0]) === LIST ? items[0] : items)); return null; },
  reverse: (l) => { l.reverse(); return null; }, toReversed: (l) => l.slice().reverse(),
  sort: (l, up) => { byOrder(l, up); return null; }, toSorted: (l, up) => byOrder(l.slice(), up),
  splice: (l, a, b, ...items) => l.splice(...spliceArgs(l, a, b, items)),
  toSpliced: (l, a, b, ...items) => { const copy = l.slice(); copy.splice(...spliceArgs(l, a, b, items)); return copy; },
  with: (l, i, x) => { const copy = l.slice(); const n = intArg(i, 'the index'); copy[at(l, n < 0 ? n + l.length : n, l.length - 1)] = x; return copy; },
  fill: (l, x, a, b) => { const [from, to] = bounds(l, a, b); for (let i = from; i < to; i++) l[i] = x; return l; },
  equals: (l, x) => same(l, x), clone: (l) => l.slice(), validateClazzInArrayIsOnlyNumber: (l) => l.every((x) => numeric(code(x))),
};

const set = {
  __proto__: null,
  add: (s, x) => !includes(s.ø, x) && (s.ø.push(x), true),
  addAll: (s, a) => { const n = s.ø.length; s.ø = unique([...s.ø, ...itemsOf(a, 'addAll')]); return s.ø.length > n; },
  remove: (s, x) => { const i = indexOf(s.ø, x); if (i >= 0) s.ø.splice(i, 1); return i >= 0; },
  clear: (s) => { s.ø = []; return null; },
  contains: (s, x) => includes(s.ø, x), size: (s) => s.ø.length, length: (s) => s.ø.length, isEmpty: (s) => s.ø.length === 0,
  toList: (s) => s.ø.slice(), toString: (s) => text(s), equals: (s, x) => same(s, x),
  sort: (s, up) => { byOrder(s.ø, up); return null; }, toSorted: (s, up) => new Sett(byOrder(s.ø.slice(), up)),
};

const array = {
  __proto__: null,
  size: (a) => a.length, clone: (a) => a.slice(), equals: (a, b) => a === b, toString: (a) => text(a),
};

Object.assign($, { unique, itemsOf, listMethods: list, setMethods: set, arrayMethods: array });
})(globalThis.$tbel);`;
