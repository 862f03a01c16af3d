/** The other functions a script finds without a class. */
export const BUILT_INS = String.raw`(($) => {
'use strict';
const {
  fn, LIST, SET, MAP, BYTES, INTS, STRING, BYTE, INT, LONG, FLOAT, DOUBLE, code, numeric, num, bigint, byte, double, float, long, longOf, toInt, fail, typeName, text,
  textArg, intArg, unsigned, unsignedAll, bytesArg, byteList, utf8Bytes, utf8Text, base64Bytes, base64Of, hexOf, hexValues, put, pairs, isMap, view, Sett, unique,
  itemsOf, readJson, BYTE_OF,
} = $;

const shown = (x) => (x === null || x === undefined ? 'null' : 'a ' + typeName(x));
const decodeToJson = (x) => readJson(typeof x === 'string' ? x : utf8Text(unsignedAll(x, 'decodeToJson')));

/** Upper-case hex of a whole number: even digits, without leading zero bytes, FF bytes of a negative one collapsed. */
const hexOfWhole = (n, bits, big, prefix, length) => {
  let digits = $.unsignedOf(bits, n).toString(16).toUpperCase();
  if (digits.length % 2 !== 0) digits = '0' + digits;
  if (n < 0n) {
    const short = digits.replace(/^(?:FF)+/, 'FF');
    digits = short === 'FF' ? 'FFFF' : short;
  }
  if (length !== undefined) {
    const wanted = intArg(length, 'the length');
    if (wanted > digits.length) fail('begin ' + (digits.length - wanted) + ', end ' + digits.length + ', length ' + digits.length);
    digits = digits.slice(digits.length - wanted);
  }
  if (big === false) digits = digits.match(/../g).reverse().join('');
  return (prefix === true ? '0x' : '') + digits;
};
const radixText = (n, radix, big, prefix) => {
  const r = radix === undefined ? 10 : intArg(radix, 'the radix');
  const c = code(n);
  if (c === DOUBLE || c === FLOAT) return num(n).toString(r);
  return bigint(n).toString(r);
};
const intLongToRadixString = (n, radix, big, prefix) => {
  const r = radix === undefined ? 10 : intArg(radix, 'the radix'), value = bigint(n);
  if (r === 16) return hexOfWhole(value, value >= -2147483648n && value <= 2147483647n ? 32 : 64, big, prefix);
  if (r === 2) return $.unsignedOf(value < 0n ? 64 : 64, value).toString(2);
  return value.toString(r);
};

const toFlatMap = (source, second, third) => {
  const exclude = code(second) === LIST ? second : [];
  const withPath = (code(second) === LIST ? third : second) !== false;
  const flat = {};
  const walk = (value, path, key) => {
    if (isMap(value)) {
      for (const [k, v] of pairs(value)) if (!$.includes(exclude, k)) walk(v, [...path, text(k)]);
    } else if (code(value) === LIST) value.forEach((v, i) => walk(v, [...path, String(i)]));
    else {
      const last = path[path.length - 1];
      const short = /^\d+$/.test(last) && path.length > 1 ? path[path.length - 2] + '.' + last : last;
      put(flat, withPath ? path.join('.') : short, value);
    }
  };
  if (!isMap(source)) return fail('toFlatMap takes a Map, not ' + shown(source));
  walk(source, []);
  return flat;
};

const bytesToString = (list, charset) => {
  if (!Array.isArray(list)) fail('bytesToString takes a List of bytes, not ' + shown(list));
  const values = unsignedAll(list), name = charset === undefined ? 'UTF-8' : textArg(charset, 'the charset').toUpperCase();
  if (name === 'UTF-8' || name === 'UTF8') return utf8Text(values);
  if (name === 'ISO-8859-1' || name === 'LATIN1') return String.fromCharCode(...values);
  if (name === 'US-ASCII' || name === 'ASCII') return String.fromCharCode(...values.map((n) => (n > 127 ? 0xfffd : n)));
  return fail('the charset ' + charset + ' is not available');
};
const printUnsignedBytes = (x) => unsignedAll(x, 'printUnsignedBytes');
const floatBits = (x) => { view.setFloat32(0, num(x)); return view.getUint32(0); };
const doubleBits = (x) => { view.setFloat64(0, num(x)); return view.getBigUint64(0); };
const swap = (hex, big) => (big === false ? hex.match(/../g).reverse().join('') : hex);
const pad = (s, n, c) => [textArg(s, 'the text'), intArg(n, 'the length'), textArg(c, 'the character')];
const uri = (s) => encodeURI(textArg(s, 'the text'));

Object.assign(fn, {
  decodeToJson, decodeToString: (x) => utf8Text(unsignedAll(x, 'decodeToString')), toFlatMap, bytesToString,
  stringToBytes: (s) => byteList(utf8Bytes(textArg(s, 'stringToBytes'))),
  base64ToBytes: base64Bytes, base64ToBytesList: (s) => byteList(base64Bytes(s)),
  base64ToHex: (s) => hexOf(unsignedAll(base64Bytes(s), 'base64ToHex')), hexToBase64: (s) => base64Of(hexValues(s)),
  bytesToBase64: (x) => base64Of(unsignedAll(x, 'bytesToBase64')), bytesToHex: (x) => hexOf(unsignedAll(x, 'bytesToHex')),
  hexToBytes: $.hexBytes, hexToBytesArray: (s) => Int8Array.from(hexValues(s)),
  bytesToExecutionArrayList: (x) => byteList(unsignedAll(x, 'bytesToExecutionArrayList')), printUnsignedBytes,
  atob: (s) => utf8Text(unsignedAll(base64Bytes(s), 'atob')), btoa: (s) => base64Of(utf8Bytes(textArg(s, 'btoa'))),
  intToHex: (n, big, prefix, length) => hexOfWhole(BigInt(intArg(n, 'intToHex')), 32, big, prefix, length),
  longToHex: (n, big, prefix, length) => hexOfWhole(bigint(n), 64, big, prefix, length), intLongToRadixString,
  floatToHex: (x, big) => '0x' + swap(floatBits(x).toString(16).toUpperCase().padStart(8, '0'), big),
  doubleToHex: (x, big) => '0x' + swap(doubleBits(x).toString(16).toUpperCase().padStart(16, '0'), big),
  toFixed: $.toFixed, toInt: (x) => toInt(Number($.fixedText(num(x), 0))),
  isNaN: (x) => num(x) !== num(x), raiseError: (message) => fail(text(message)),
  isMap, isList: (x) => code(x) === LIST, isArray: (x) => code(x) === BYTES || code(x) === INTS, isSet: (x) => code(x) === SET,
  newSet: () => new Sett([]), toSet: (x) => new Sett(unique(itemsOf(x, 'toSet'))),
  encodeURI: uri, decodeURI: (s) => decodeURI(textArg(s, 'the text')),
  padStart: (s, n, c) => { const [t, length, fill] = pad(s, n, c); return t.padStart(length, fill); },
  padEnd: (s, n, c) => { const [t, length, fill] = pad(s, n, c); return t.padEnd(length, fill); },
});

/** An uplink that came as text, as JSON without a detour over bytes. mode 0 = the host saw that native parsing loses nothing. */
const envelope = (given, mode) => {
  if (typeof given !== 'string') return readJson(utf8Text(given));
  return mode === 0 ? $.nativeJson(given) : $.readExact(given);
};
/** The uplink as text, in the same way. */
const envelopeText = (given) => (typeof given === 'string' ? given : utf8Text(given));
/** The payload as TBEL sees it: signed bytes. */
const payloadOf = (given) => {
  if (typeof given !== 'string') return byteList(given);
  const bytes = [];
  for (let i = 0; i < given.length; i++) {
    const unit = given.charCodeAt(i);
    if (unit > 127) return byteList(utf8Bytes(given));
    bytes[i] = BYTE_OF[unit];
  }
  return bytes;
};

Object.assign($, { radixText, envelope, envelopeText, payloadOf, shown });
})(globalThis.$tbel);`;
