/** Static members of the classes a script may name, and what "new" makes. */
export const STATICS = String.raw`(($) => {
'use strict';
const {
  STRING, BOOLEAN, LIST, SET, BYTES, INTS, INT, LONG, FLOAT, DOUBLE, CHAR, code, numeric, num, bigint, double, float, long, longOf, toInt, toLong, fail, typeName, text, textArg,
  intArg, numArg, strict, strictDouble, putAll, isMap, mapOf, pairs, Chr, Sett, unique, itemsOf, same, byte,
} = $;
const real = (f) => (...args) => double(f(...args.map((x) => numArg(x, 'the argument'))));
/** Math.max, min and abs answer the wider type of their arguments. */
const widest = (f) => (...args) => {
  const type = Math.max(...args.map(code));
  const d = f(...args.map((x) => numArg(x, 'the argument')));
  return type === INT || type < 105 ? toInt(d) : type === LONG ? toLong(d) : type === FLOAT ? float(d) : double(d);
};
const unsignedText = (bits, radix) => (n) => $.unsignedOf(bits, bigint(n)).toString(radix);
const boolOf = (x) => (x === true || (typeof x === 'string' && x.toLowerCase() === 'true'));
const join = (separator, ...given) => {
  const items = given.length === 1 && typeof given[0] !== 'string' ? itemsOf(given[0], 'String.join') : given;
  return items.map((x) => (x === null ? 'null' : (typeof x === 'string' ? x : fail('String.join takes Strings, not a ' + typeName(x))))).join(textArg(separator, 'the separator'));
};
const copyOfRange = (list, from, to) => {
  const a = intArg(from, 'from'), b = intArg(to, 'to');
  const c = code(list);
  if (c !== BYTES && c !== INTS && c !== LIST) fail('copyOfRange takes an array, not a ' + typeName(list));
  if (a < 0 || a > list.length || a > b) fail('the range ' + a + ' to ' + b + ' is out of bounds: there are ' + list.length + ' elements');
  if (c === LIST) return list.slice(a, b);
  const out = new list.constructor(b - a);
  out.set(list.subarray(a, Math.min(b, list.length)));
  return out;
};

const statics = { __proto__: null };
const of = (name, members) => { for (const [member, f] of Object.entries(members)) statics[name + '.' + member] = f; };
of('Math', {
  round: (x) => (typeof x === 'number' ? toLong(Math.floor(x + 0.5)) : code(x) === FLOAT ? toInt(Math.floor(num(x) + 0.5)) : toLong(Math.floor(numArg(x, 'the argument') + 0.5))),
  abs: widest(Math.abs), max: widest(Math.max), min: widest(Math.min), signum: real(Math.sign), toRadians: real((d) => (d / 180) * Math.PI), toDegrees: real((d) => (d * 180) / Math.PI),
  rint: real((d) => { const f = Math.floor(d), r = d - f; return r < 0.5 || (r === 0.5 && f % 2 === 0) ? f : f + 1; }), random: () => double(Math.random()),
  floorMod: (a, b) => { const n = intArg(b, 'the divisor'); return n === 0 ? fail('/ by zero') : ((intArg(a, 'the number') % n) + n) % n; },
  floorDiv: (a, b) => { const n = intArg(b, 'the divisor'); return n === 0 ? fail('/ by zero') : Math.floor(intArg(a, 'the number') / n) | 0; },
});
for (const name of ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'exp', 'log', 'log10', 'log1p', 'expm1', 'sqrt', 'cbrt', 'pow', 'floor', 'ceil', 'hypot']) {
  statics['Math.' + name] = real(Math[name]);
}
of('Integer', {
  parseInt: (s, radix) => Number(strict(s, radix, 32, 'Integer.parseInt')), valueOf: (s, radix) => (typeof s === 'string' ? Number(strict(s, radix, 32, 'Integer.valueOf')) : intArg(s, 'Integer.valueOf')),
  toString: (n, radix) => $.radixText(intArg(n, 'Integer.toString'), radix), toHexString: unsignedText(32, 16), toBinaryString: unsignedText(32, 2), toOctalString: unsignedText(32, 8),
  parseUnsignedInt: (s, radix) => Number(BigInt.asIntN(32, strict(s, radix, 64, 'Integer.parseUnsignedInt'))), compare: (a, b) => Math.sign(num(a) - num(b)), toUnsignedLong: (n) => long(intArg(n, 'the number') >>> 0),
  bitCount: (n) => unsignedText(32, 2)(n).replaceAll('0', '').length, reverseBytes: (n) => { const v = intArg(n, 'the number'); return (v << 24) | ((v << 8) & 0xff0000) | ((v >> 8) & 0xff00) | (v >>> 24); },
  max: (a, b) => Math.max(intArg(a, 'a'), intArg(b, 'b')), min: (a, b) => Math.min(intArg(a, 'a'), intArg(b, 'b')), sum: (a, b) => (intArg(a, 'a') + intArg(b, 'b')) | 0,
});
of('Long', {
  parseLong: (s, radix) => longOf(strict(s, radix, 64, 'Long.parseLong')), valueOf: (s, radix) => (typeof s === 'string' ? longOf(strict(s, radix, 64, 'Long.valueOf')) : toLong(num(s))),
  toString: (n, radix) => $.radixText(n, radix), toHexString: unsignedText(64, 16), toBinaryString: unsignedText(64, 2), toOctalString: unsignedText(64, 8), compare: (a, b) => $.order(a, b),
});
of('Double', {
  parseDouble: (s) => double(strictDouble(s)), valueOf: (x) => double(typeof x === 'string' ? strictDouble(x) : num(x)), toString: (x) => $.doubleText(num(x)), isNaN: (x) => num(x) !== num(x),
  isInfinite: (x) => Math.abs(num(x)) === Infinity, isFinite: (x) => num(x) - num(x) === 0, compare: (a, b) => $.order(a, b),
  doubleToLongBits: (x) => { $.view.setFloat64(0, num(x)); return longOf($.view.getBigInt64(0)); }, longBitsToDouble: (n) => double($.doubleFromBits($.unsignedOf(64, bigint(n)))),
});
of('Float', {
  parseFloat: (s) => float(strictDouble(s)), valueOf: (x) => float(typeof x === 'string' ? strictDouble(x) : num(x)), toString: (x) => $.floatText(Math.fround(num(x))), isNaN: (x) => num(x) !== num(x),
  intBitsToFloat: (n) => float($.floatFromBits(intArg(n, 'the bits') >>> 0)), floatToIntBits: (x) => { $.view.setFloat32(0, num(x)); return $.view.getInt32(0); },
});
of('Byte', { parseByte: (s, radix) => byte(Number(strict(s, radix, 8, 'Byte.parseByte'))), valueOf: (x) => byte(typeof x === 'string' ? Number(strict(x, 10, 8, 'Byte.valueOf')) : num(x)), toUnsignedInt: (b) => $.unsigned(b) });
of('Boolean', { parseBoolean: boolOf, valueOf: boolOf, toString: (x) => String(boolOf(x)) });
of('Character', {
  forDigit: (n, radix) => { const d = intArg(n, 'the digit'), r = intArg(radix, 'the radix'); return new Chr(d >= 0 && d < r && r >= 2 && r <= 36 ? d.toString(r) : '\0'); },
  digit: (c, radix) => { const n = parseInt(text(c), intArg(radix, 'the radix')); return n === n ? n : -1; },
 
  toString: (c) => text(c), isDigit: (c) => /^\d$/.test(text(c)), isLetter: (c) => /^\p{L}$/u.test(text(c)), isLetterOrDigit: (c) => /^[\p{L}\p{Nd}]$/u.test(text(c)), toUpperCase: (c) => new Chr(text(c).toUpperCase()),
  toLowerCase: (c) => new Chr(text(c).toLowerCase()), getNumericValue: (c) => { const n = parseInt(text(c), 36); return n === n ? n : -1; }, valueOf: (c) => c,
});
of('String', {
  fromCharCode: (...codes) => String.fromCharCode(...codes.flatMap((x) => (code(x) === LIST ? x : [x])).map((x) => numArg(x, 'a character code'))),
  format: $.format, valueOf: (x) => text(x), join, copyValueOf: (x) => itemsOf(x, 'copyValueOf').map(text).join('') });
of('JSON', { stringify: (x) => $.writeExact(x, true), parse: (s) => $.readExact(textArg(s, 'JSON.parse')) });
of('Date', { now: $.nowMs, parse: $.parseDate, UTC: $.utcMs });
of('Arrays', { copyOfRange, copyOf: (list, n) => copyOfRange(list, 0, n), asList: (...items) => items, toString: (x) => text(x), equals: (a, b) => a.length === b.length && Array.from(a).every((v, i) => same(v, b[i])), stream: (x) => fail('Arrays.stream is not available') });
of('Objects', { equals: (a, b) => same(a, b), isNull: (x) => x === null, nonNull: (x) => x !== null, toString: (x) => text(x), hash: (...items) => $.hash(text(items)) });

const constants = {
  __proto__: null,
  'Math.PI': Math.PI, 'Math.E': Math.E, 'Integer.MAX_VALUE': 2147483647, 'Integer.MIN_VALUE': -2147483648, 'Integer.SIZE': 32, 'Integer.BYTES': 4,
  'Long.MAX_VALUE': 9223372036854775807n, 'Long.MIN_VALUE': -9223372036854775808n, 'Double.MAX_VALUE': double(Number.MAX_VALUE), 'Double.MIN_VALUE': Number.MIN_VALUE,
  'Double.NaN': double(NaN), 'Double.POSITIVE_INFINITY': double(Infinity), 'Double.NEGATIVE_INFINITY': double(-Infinity), 'Float.MAX_VALUE': float(3.4028234663852886e38),
  'Float.MIN_VALUE': float(1.401298464324817e-45), 'Byte.MAX_VALUE': byte(127), 'Byte.MIN_VALUE': byte(-128), 'Short.MAX_VALUE': 32767, 'Short.MIN_VALUE': -32768,
  'Boolean.TRUE': true, 'Boolean.FALSE': false,
};

const list = (x) => (x === undefined || code(x) === INT ? [] : itemsOf(x, 'new List').slice());
const map = (x) => (isMap(x) ? mapOf(pairs(x)) : {});
const makers = {
  __proto__: null,
  Date: $.newDate, ArrayList: list, LinkedList: list, HashMap: map, LinkedHashMap: map, TreeMap: map, HashSet: (x) => new Sett(x === undefined ? [] : unique(itemsOf(x, 'new Set'))),
  LinkedHashSet: (x) => new Sett(x === undefined ? [] : unique(itemsOf(x, 'new Set'))), String: (x) => (x === undefined ? '' : code(x) === BYTES ? $.utf8Text($.unsignedAll(x, 'new String')) : text(x)),
  Integer: (x) => toInt(numArg(x, 'new Integer')), Long: (x) => toLong(numArg(x, 'new Long')), Double: (x) => double(numArg(x, 'new Double')), Float: (x) => float(numArg(x, 'new Float')),
  Boolean: (x) => boolOf(x), Object: () => ({}),
};
const arrays = { __proto__: null, int: Int32Array, short: Int32Array, byte: Int8Array, double: Float64Array, float: Float64Array };
const newArray = (type, size) => {
  const n = intArg(size, 'the size of an array'), maker = arrays[type];
  if (n < 0 || n > 1048576) fail('an array cannot have ' + n + ' elements');
  return maker === undefined ? new Array(n).fill(type === 'boolean' ? false : type === 'long' ? long(0) : null) : new maker(n);
};

Object.assign($, { statics, constants, makers, newArray });
})(globalThis.$tbel);`;
