/** Reading and writing of properties and elements. Only maps are read by name; everything else has a table. */
export const ACCESS = `(($) => {
'use strict';
const {
  TAG, MAP, BYTES, INTS, ENTRY, STRING, LIST, SET, BYTE, INT, CHAR, code, byte, double, num, BYTE_OF, fail, typeName, text, get, put, Chr,
  keysOf, valuesOf, sizeOf, isInt, toInt, TbelError,
} = $;

const beans = {
  __proto__: null,
  size: (x) => sizeOf(x), keys: keysOf, values: valuesOf, empty: (x) => sizeOf(x) === 0, isEmpty: (x) => sizeOf(x) === 0,
};
const isMap = (o) => typeof o === 'object' && o !== null && o[TAG] === MAP;

/** Reads o.name. */
const prop = (o, name) => {
  if (typeof o === 'object' && o !== null && o[TAG] === MAP) {
    const v = o[name];
    return v === undefined ? null : v;
  }
  return bean(o, name);
};
/** Reads o.name where the name may be a bean property of a map, or o is no map. */
const bean = (o, name) => {
  if (o === null || o === undefined) return fail('null pointer: ' + name + ' of null');
  const c = code(o);
  if (c === MAP) return beans[name] === undefined ? get(o, name) : beans[name](o);
  if (c === ENTRY && name === 'key') return o.øk;
  if (c === ENTRY && name === 'value') return o.ø;
  if (c === LIST || c === SET || c === BYTES || c === INTS || c === STRING) {
    const length = c === SET ? o.ø.length : o.length;
    if (name === 'length' || (name === 'size' && c !== STRING)) return length;
    if (name === 'empty' || name === 'isEmpty') return length === 0;
  }
  return fail('could not access: ' + name + ' of a ' + typeName(o));
};

/** o.length */
const len = (o) => {
  if (typeof o === 'object' && o !== null) {
    const t = o[TAG];
    if (t === LIST || t === BYTES) return o.length;
  }
  return bean(o, 'length');
};

const outOfBounds = (i, length) => fail('index ' + text(i) + ' is out of bounds: there are ' + length + ' elements');
const element = (o, i, at) => {
  if (o instanceof Int8Array) return byte(o[at]);
  return o instanceof Float64Array ? double(o[at]) : o[at];
};
/** Reads o[i]. */
const idx = (o, i) => {
  if (typeof i === 'number' && typeof o === 'object' && o !== null) {
    const v = o[i], t = o[TAG];
    if (t === LIST) return v === undefined ? outOfBounds(i, o.length) : v;
    if (t === BYTES && v !== undefined) return BYTE_OF[v & 255];
  }
  if (o === null || o === undefined) return fail('null pointer: [' + text(i) + '] of null');
  switch (code(o)) {
    case MAP: return get(o, i);
    case LIST: case BYTES: case INTS: {
      const at = toIndex(i);
      return at < 0 || at >= o.length ? outOfBounds(i, o.length) : element(o, i, at);
    }
    case STRING: {
      const at = toIndex(i);
      return at < 0 || at >= o.length ? outOfBounds(i, o.length) : new Chr(o[at]);
    }
    default: return fail('a ' + typeName(o) + ' has no elements');
  }
};
/** o[i] & mask, without making the Byte. */
const masked = (o, i, mask) => {
  if (typeof i === 'number' && typeof o === 'object' && o !== null) {
    const v = o[i], t = o[TAG];
    if (t === BYTES) {
      if (typeof v === 'number') return v & mask;
    } else if (t === LIST) {
      if (typeof v === 'number') {
        if ((v | 0) === v) return v & mask;
      } else if (typeof v === 'object' && v !== null && v[TAG] === BYTE) return v.ø & mask;
    }
  }
  return $.band(idx(o, i), mask);
};
const toIndex = (i) => (isInt(i) ? i : $.numeric(code(i)) ? Math.trunc(num(i)) : fail('an index must be an Integer, not a ' + typeName(i)));

/** Writes o.name; the name is an identifier and needs no escape. */
const setp = (o, name, v) => {
  if (typeof o === 'object' && o !== null && o[TAG] === MAP) {
    if (v === null || v === undefined) delete o[name];
    else o[name] = v;
    return v;
  }
  return fail(o === null || o === undefined ? 'null pointer: ' + name + ' of null cannot be set' : 'the property ' + name + ' of a ' + typeName(o) + ' cannot be set');
};
const seti = (o, i, v) => {
  if (o === null || o === undefined) return fail('null pointer: [' + text(i) + '] of null cannot be set');
  const c = code(o);
  switch (c) {
    case MAP: return put(o, i, v);
    case LIST: case BYTES: case INTS: {
      const at = toIndex(i);
      if (at === o.length && c === LIST) return fail('there is no element ' + at + ' to be set yet; add() appends one');
      if (at < 0 || at >= o.length) return outOfBounds(i, o.length);
      o[at] = Array.isArray(o) ? v : num(v);
      return v;
    }
    default: return fail('elements of a ' + typeName(o) + ' cannot be set');
  }
};

/** What foreach walks over: a snapshot. */
const iter = (o) => {
  if (o === null || o === undefined) return fail('foreach cannot walk over null');
  switch (code(o)) {
    case LIST: return o.slice();
    case SET: return o.ø.slice();
    case BYTES: case INTS: {
      const items = [];
      for (let i = 0; i < o.length; i++) items.push(element(o, i, i));
      return items;
    }
    case STRING: return Array.from(o.split(''), (c) => new Chr(c));
    case INT: return Array.from({ length: Math.max(0, o) }, (_, i) => i + 1);
    default: return fail('foreach cannot walk over a ' + typeName(o) + '; take entrySet(), keys or values of a map');
  }
};

const gone = (name) => fail('unresolvable property or identifier: ' + name);
const noFunction = (name) => () => fail('there is no function ' + name);
const stop = (message) => fail(message);

Object.assign($, { prop, bean, len, idx, masked, setp, seti, iter, gone, noFunction, stop, isMap });
})(globalThis.$tbel);`;
