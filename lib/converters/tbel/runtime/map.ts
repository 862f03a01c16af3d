/**
 * Maps are plain objects in a realm whose Object.prototype is empty. Keys that an object would not keep in order
 * (digits) or cannot hold (null, numbers, booleans) are stored escaped: U+0001 before a text, U+0002 before others.
 * Once such a key exists, results go through the exact printer. Maps never hold null.
 */
export const MAPS = String.raw`(($) => {
'use strict';
const { STRING, BOOLEAN, INT, LONG, DOUBLE, CHAR, BYTE, code, num, double, long, longOf, byte, Chr, Entry } = $;
let odd = false;
const objects = [];

const oddKey = (k, storing) => {
  if (typeof k === 'string') return k.charCodeAt(0) > 2 && !/^\d+$/.test(k) ? k : '\u0001' + k;
  switch (code(k)) {
    case 0: return '\u0002N';
    case INT: return '\u0002I' + k;
    case BOOLEAN: return '\u0002Z' + k;
    case LONG: return '\u0002J' + $.text(k);
    case DOUBLE: return '\u0002D' + $.text(k);
    case BYTE: return '\u0002B' + k.ø;
    case CHAR: return '\u0002C' + k.ø;
  }
  const known = objects.findIndex((held) => $.same(held, k));
  return '\u0002O' + (known < 0 && storing ? objects.push(k) - 1 : known);
};
/** A key as it is stored. */
const keyIn = (k, storing) => (typeof k === 'string' && !(k.charCodeAt(0) < 58) ? k : k === '' ? k : oddKey(k, storing));

/** A stored key as the script sees it. */
const keyOut = (stored) => {
  if (!(stored.charCodeAt(0) < 3)) return stored;
  if (stored.charCodeAt(0) === 1) return stored.slice(1);
  const rest = stored.slice(2);
  switch (stored[1]) {
    case 'N': return null;
    case 'I': return Number(rest);
    case 'Z': return rest === 'true';
    case 'J': return longOf(BigInt(rest));
    case 'D': return double(Number(rest));
    case 'B': return byte(Number(rest));
    case 'C': return new Chr(rest);
    default: return objects[Number(rest)];
  }
};

const get = (map, k) => {
  const v = map[keyIn(k)];
  return v === undefined ? null : v;
};
const put = (map, k, v) => {
  const key = keyIn(k, true);
  if (v === null || v === undefined) delete map[key];
  else {
    map[key] = v;
    odd ||= key !== k;
  }
  return v;
};
const has = (map, k) => map[keyIn(k)] !== undefined;
const keysOf = (map) => (odd ? Object.keys(map).map(keyOut) : Object.keys(map));
const valuesOf = (map) => Object.values(map);
const pairs = (map) => Object.keys(map).map((k) => [keyOut(k), map[k]]);
const sizeOf = (map) => Object.keys(map).length;
const entriesOf = (map) => Object.keys(map).map((k) => new Entry(keyOut(k), map[k]));
const clear = (map) => { for (const k of Object.keys(map)) delete map[k]; };
const mapOf = (list) => {
  const map = {};
  for (const [k, v] of list) put(map, k, v);
  return map;
};
/** A literal whose keys are plain: what is null goes. */
const tidy = (map) => {
  for (const k in map) if (map[k] === null || map[k] === undefined) delete map[k];
  return map;
};
/** Takes what native JSON.parse made: drops nulls from maps and escapes keys. Where there is nothing to do, as it is. */
const adopt = (value) => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = adopt(value[i]);
    return value;
  }
  const keys = Object.keys(value);
  let fits = true;
  for (let i = 0; i < keys.length; i++) {
    const k = keys[i], v = value[k];
    if (typeof v === 'object' && v !== null) value[k] = adopt(v);
    if (v === null || k.charCodeAt(0) < 58) fits = false;
  }
  return fits ? value : mapOf(keys.map((k) => [k, value[k]]));
};

Object.assign($, { keyIn, keyOut, get, put, has, keysOf, valuesOf, pairs, sizeOf, entriesOf, clear, mapOf, tidy, adopt, isOdd: () => odd, settle: () => { odd = false; } });
})(globalThis.$tbel);`;
