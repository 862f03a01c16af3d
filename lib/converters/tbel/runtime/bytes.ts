/** UTF-8, Base64 and hex over every kind of byte list: List of Byte or Integer, byte[], int[]. */
export const BYTES_TEXT = String.raw`(($) => {
'use strict';
const { TAG, LIST, BYTES, INTS, BYTE, INT, STRING, code, num, numeric, byte, fail, typeName, textArg } = $;

/** The element as 0..255. */
const unsigned = (x) => {
  if (typeof x === 'number') return x & 255;
  if (x instanceof $.Byt) return x.ø & 255;
  if (numeric(code(x))) return num(x) & 255;
  if (typeof x === 'string' && /^-?\d+$/.test(x)) return Number(x) & 255;
  return fail('a list of bytes holds a ' + typeName(x));
};
const bytesArg = (x, what) => {
  if (Array.isArray(x) || x instanceof Int8Array || x instanceof Int32Array) return x;
  return fail(what + ' takes a list of bytes, not ' + (x === null ? 'null' : 'a ' + typeName(x)));
};
const unsignedAll = (x, what) => Array.from(bytesArg(x, what), unsigned);
const byteList = (values) => {
  const list = [];
  for (let i = 0; i < values.length; i++) list.push(byte(values[i]));
  return list;
};

const utf8Bytes = (text) => {
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
  let text = '';
  for (let i = 0; i < values.length; i++) {
    if (values[i] > 127) return decoder.decode(values);
    text += String.fromCharCode(values[i]);
  }
  return text;
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SIX = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) SIX[ALPHABET.charCodeAt(i)] = i;
const base64Bytes = (source) => {
  const text = textArg(source, 'Base64');
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  const size = (end * 3) >> 2, out = new Int8Array(size);
  let at = 0, held = 0, bits = 0;
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i), six = c < 128 ? SIX[c] : -1;
    if (six < 0) fail('Illegal base64 character ' + c.toString(16));
    held = (held << 6) | six;
    bits += 6;
    if (bits >= 8) { bits -= 8; out[at++] = held >> bits; }
  }
  return end % 4 === 1 ? fail('Base64 text of a wrong length') : out;
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
const hexValues = (source) => {
  let text = textArg(source, 'hex');
  if (text.startsWith('0x') || text.startsWith('0X')) text = text.slice(2);
  if (text === '') fail('Hex string must be not empty!');
  if (text.length % 2 !== 0) fail('Hex string must be even-length.');
  if (!/^[0-9a-fA-F]+$/.test(text)) fail('Value: "' + source + '" is not numeric or hexDecimal format!');
  const out = [];
  for (let i = 0; i < text.length; i += 2) out.push(parseInt(text.slice(i, i + 2), 16));
  return out;
};

Object.assign($, { unsigned, bytesArg, unsignedAll, byteList, utf8Bytes, utf8Text, base64Bytes, base64Of, base64Text, hexOf, hexValues });
})(globalThis.$tbel);`;
