/** JSON as Jackson reads and writes it; the native functions are used where they give the same. */
export const JSON_TEXT = String.raw`(($) => {
'use strict';
const { TAG, MAP, BYTES, INTS, ENTRY, DATE, LIST, SET, FLOAT, DOUBLE, CHAR, fail, put, double, Big } = $;
const { parse, stringify } = JSON;
const TOKEN = /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\.)*")|(-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)(?![\w.])|(true|false|null)(?!\w))/y;

/** Reads JSON token by token: tells 5 from 5.0, keeps long digits, drops nulls from maps. */
const readExact = (source) => {
  let at = 0, found;
  const next = () => {
    TOKEN.lastIndex = at;
    found = TOKEN.exec(source);
    if (found === null) fail('this is not JSON: ' + (at < source.length ? 'unexpected ' + stringify(source.slice(at, at + 20)) : 'it ends too early'));
    at = TOKEN.lastIndex;
    return found;
  };
  const number = (digits, fraction, exponent) => {
    if (fraction !== undefined || exponent !== undefined) return double(Number(digits));
    const n = Number(digits);
    if (Number.isSafeInteger(n)) return n + 0;
    const b = BigInt(digits);
    return BigInt.asIntN(64, b) === b ? b : new Big(digits);
  };
  const value = (depth) => {
    if (depth > 400) fail('this JSON nests too deeply');
    const [, mark, string, digits, fraction, exponent, word] = found;
    if (string !== undefined) return parse(string);
    if (digits !== undefined) return number(digits, fraction, exponent);
    if (word !== undefined) return word === 'null' ? null : word === 'true';
    if (mark === '[') return list(depth);
    if (mark === '{') return map(depth);
    return fail('this is not JSON: unexpected ' + mark);
  };
  const list = (depth) => {
    const items = [];
    if (next()[1] === ']') return items;
    for (;;) {
      items.push(value(depth + 1));
      const mark = next()[1];
      if (mark === ']') return items;
      if (mark !== ',') fail('this is not JSON: expected , or ]');
      next();
    }
  };
  const map = (depth) => {
    const entries = {};
    if (next()[1] === '}') return entries;
    for (;;) {
      const key = found[2];
      if (key === undefined || next()[1] !== ':') fail('this is not JSON: expected a key');
      next();
      put(entries, parse(key), value(depth + 1));
      const mark = next()[1];
      if (mark === '}') return entries;
      if (mark !== ',') fail('this is not JSON: expected , or }');
      next();
    }
  };
  next();
  const result = value(0);
  if (source.slice(at).trim() !== '') fail('this is not JSON: something follows it');
  return result;
};

/** What native JSON.parse would lose: whole doubles, nulls in maps, keys of digits, long digits. Same test as the host's. */
const LOSSY = /[:,[]\s*(?:-?(?:\d+\.0+[\s,}\]]|\d+(?:\.\d+)?[eE]|\d{16})|-0|null)|"\d+"\s*:|\\u000[0-2]/;
const readJson = (source) => (LOSSY.test(source) || !/^\s*[[{]/.test(source) ? readExact(source) : native(source));
const native = (source) => {
  try { return parse(source); } catch (error) { return fail('this is not JSON: ' + error.message); }
};

/** Prints a value; byte arrays as numbers in results, as Base64 text in JSON.stringify. */
const writeExact = (x, base64) => {
  switch (typeof x) {
    case 'string': return stringify(x);
    case 'number': case 'boolean': case 'bigint': return $.text(x);
  }
  if (x === null || x === undefined) return 'null';
  switch (x[TAG]) {
    case LIST: return '[' + x.map((v) => writeExact(v, base64)).join(',') + ']';
    case SET: return '[' + x.ø.map((v) => writeExact(v, base64)).join(',') + ']';
    case MAP: return '{' + $.pairs(x).map(([k, v]) => writeKey(k) + ':' + writeExact(v, base64)).join(',') + '}';
    case ENTRY: return '{' + writeKey(x.øk) + ':' + writeExact(x.ø, base64) + '}';
    case BYTES: return base64 ? '"' + $.base64Text(x) + '"' : '[' + Array.from(x).join(',') + ']';
    case INTS: return '[' + Array.from(x, (n) => (x instanceof Float64Array ? $.doubleText(n) : String(n))).join(',') + ']';
    case DOUBLE: case FLOAT: return x.ø - x.ø === 0 ? $.text(x) : '"' + x.ø + '"';
    case CHAR: return stringify(x.ø);
    case DATE: return String(x.ø);
    default: return $.text(x);
  }
};
const writeKey = (k) => (k === null ? fail('Null key for a Map not allowed in JSON') : stringify($.text(k)));

/** What the sandbox prints natively: values in order, odd keys resolved. */
const result = (x) => (x === undefined ? null : $.isOdd() ? plain(x) : x);
const plain = (x) => {
  if (typeof x !== 'object' || x === null) return x;
  if (x[TAG] === LIST) return x.map(plain);
  if (x[TAG] === SET) return x.ø.map(plain);
  if (x[TAG] !== MAP) return x[TAG] === ENTRY ? plain($.mapOf([[x.øk, x.ø]])) : x;
  const map = {};
  for (const [k, v] of $.pairs(x)) map[k === null ? fail('Null key for a Map not allowed in JSON') : $.text(k)] = plain(v);
  return map;
};

Object.assign($, { readExact, readJson, writeExact, result, nativeJson: native });
})(globalThis.$tbel);`;
