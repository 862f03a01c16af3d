/** UTF-8, Base64 and hex over every kind of byte list: List of Byte or Integer, byte[], int[]. */
export const BYTES_TEXT = String.raw`(($) => {
'use strict';
const { TAG, LIST, BYTES, INTS, BYTE, INT, STRING, code, num, numeric, byte, BYTE_OF, fail, typeName, textArg } = $;

/** The element as 0..255. */
const unsigned = (x) => {
  if (typeof x === 'number') return x & 255;
  if (typeof x === 'object' && x !== null && x[TAG] === BYTE) return x.ø & 255;
  if (numeric(code(x))) return num(x) & 255;
  if (typeof x === 'string' && /^-?\d+$/.test(x)) return Number(x) & 255;
  return fail('a list of bytes holds a ' + typeName(x));
};
const bytesArg = (x, what) => {
  if (Array.isArray(x) || x instanceof Int8Array || x instanceof Int32Array) return x;
  return fail(what + ' takes a list of bytes, not ' + (x === null ? 'null' : 'a ' + typeName(x)));
};
const unsignedAll = (x, what) => {
  const list = bytesArg(x, what), out = [];
  for (let i = 0; i < list.length; i++) {
    const v = list[i];
    out[i] = typeof v === 'number' ? v & 255 : unsigned(v);
  }
  return out;
};
const byteList = (values) => {
  const list = [];
  for (let i = 0; i < values.length; i++) list[i] = BYTE_OF[values[i] & 255];
  return list;
};

const utf8Bytes = (text) => {
  const out = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127) return widerBytes(text);
    out[i] = unit;
  }
  return out;
};
const widerBytes = (text) => {
  const out = [];
  for (const c of text) {
    const p = c.codePointAt(0);
    if (p < 0x80) out.push(p);
    else if (p < 0x800) out.push(0xc0 | (p >> 6), 0x80 | (p & 63));
    else if (p >= 0xd800 && p < 0xe000) out.push(0x3f);
    else if (p < 0x10000) out.push(0xe0 | (p >> 12), 0x80 | ((p >> 6) & 63), 0x80 | (p & 63));
    else out.push(0xf0 | (p >> 18), 0x80 | ((p >> 12) & 63), 0x80 | ((p >> 6) & 63), 0x80 | (p & 63));
  }
  return out;
};
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const utf8Text = (values) => {
  for (let i = 0; i < values.length; i++) if (values[i] > 127) return decoder.decode(values);
  let text = '';
  for (let i = 0; i < values.length; i += 8192) text += String.fromCharCode(...values.slice(i, i + 8192));
  return text;
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SIX = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) SIX[ALPHABET.charCodeAt(i)] = i;
const OTHER = /[^A-Za-z0-9+/]/;
const base64Bytes = (source) => {
  const text = textArg(source, 'Base64');
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  const size = (end * 3) >> 2, out = new Int8Array(size);
  const wrong = end === text.length ? OTHER.exec(text) : OTHER.exec(text.slice(0, end));
  if (wrong !== null) fail('Illegal base64 character ' + wrong[0].charCodeAt(0).toString(16));
  if (end % 4 === 1) fail('Base64 text of a wrong length');
  let at = 0, i = 0;
  for (; i + 4 <= end; i += 4) {
    const n = (SIX[text.charCodeAt(i)] << 18) | (SIX[text.charCodeAt(i + 1)] << 12) | (SIX[text.charCodeAt(i + 2)] << 6) | SIX[text.charCodeAt(i + 3)];
    out[at++] = n >> 16;
    out[at++] = n >> 8;
    out[at++] = n;
  }
  if (i < end) {
    const n = (SIX[text.charCodeAt(i)] << 10) | (SIX[text.charCodeAt(i + 1)] << 4) | (i + 2 < end ? SIX[text.charCodeAt(i + 2)] >> 2 : 0);
    out[at++] = n >> 8;
    if (i + 2 < end) out[at] = n;
  }
  return out;
};
const base64Of = (values) => {
  let out = '';
  for (let i = 0; i < values.length; i += 3) {
    const a = values[i], b = values[i + 1], c = values[i + 2];
    out += ALPHABET[a >> 2] + ALPHABET[((a & 3) << 4) | (b >> 4)];
    out += (b === undefined ? '=' : ALPHABET[((b & 15) << 2) | (c >> 6)]) + (c === undefined ? '=' : ALPHABET[c & 63]);
  }
  return out;
};
const base64Text = (x) => base64Of(unsignedAll(x, 'Base64'));

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).toUpperCase().padStart(2, '0'));
const hexOf = (values) => {
  let out = '';
  for (let i = 0; i < values.length; i++) out += HEX[values[i]];
  return out;
};
const FOUR = new Int8Array(128).fill(-1);
for (let i = 0; i < 16; i++) FOUR['0123456789abcdef'.charCodeAt(i)] = FOUR['0123456789ABCDEF'.charCodeAt(i)] = i;
/** The bytes of a hex text, 0..255, or what stands in their place in the table. */
const hexValues = (source, table) => {
  const text = textArg(source, 'hex');
  const from = text.startsWith('0x') || text.startsWith('0X') ? 2 : 0, end = text.length;
  if (from === end) fail('Hex string must be not empty!');
  if (end % 2 !== 0) fail('Hex string must be even-length.');
  const out = [];
  for (let i = from; i < end; i += 2) {
    const a = text.charCodeAt(i), b = text.charCodeAt(i + 1);
    const n = a < 128 && b < 128 ? (FOUR[a] << 4) | FOUR[b] : -1;
    if (n < 0) fail('Value: "' + source + '" is not numeric or hexDecimal format!');
    out.push(table === undefined ? n : table[n]);
  }
  return out;
};
const hexBytes = (source) => hexValues(source, BYTE_OF);

Object.assign($, { unsigned, bytesArg, unsignedAll, byteList, utf8Bytes, utf8Text, base64Bytes, base64Of, base64Text, hexOf, HEX, hexValues, hexBytes });
})(globalThis.$tbel);`;
