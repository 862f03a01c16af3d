/** Built-ins that read numbers out of bytes: up to 4 bytes make a signed int32 (fewer are unsigned), up to 8 a Long. */
export const PARSE_BYTES = `(($) => {
'use strict';
const { TAG, LIST, BYTES, BYTE, code, fail, intArg, byte, double, float, longOf, long, bytesArg, unsigned, Byt } = $;

const range = (bytes, offset, length, max) => {
  const from = offset === undefined ? 0 : intArg(offset, 'the offset');
  const size = length === undefined ? Math.min(bytes.length - from, max) : intArg(length, 'the length');
  if (from < 0 || size < 0 || from + size > bytes.length) fail('Offset: ' + from + ' and Length: ' + size + ' is out of bounds for array with length: ' + bytes.length + '!');
  if (size > max) fail('Length: ' + size + ' is too large. Maximum ' + max + ' bytes is allowed!');
  return [from, size];
};
const ordered = (big) => big === undefined || big === true;

/** Up to 6 bytes as an unsigned number; -1 when the arguments are not the usual ones, which then tell what is wrong. */
const quick = (list, offset, length, big) => {
  if (typeof list !== 'object' || list === null || typeof offset !== 'number' || typeof length !== 'number') return -1;
  const t = list[TAG], end = offset + length;
  if ((t !== LIST && t !== BYTES) || (offset | 0) !== offset || (length | 0) !== length) return -1;
  if (offset < 0 || length < 1 || length > 6 || end > list.length) return -1;
  let value = 0;
  if (ordered(big)) {
    for (let i = offset; i < end; i++) {
      const x = list[i];
      value = value * 256 + (typeof x === 'number' ? x & 255 : unsigned(x));
    }
  } else {
    for (let i = end - 1; i >= offset; i--) {
      const x = list[i];
      value = value * 256 + (typeof x === 'number' ? x & 255 : unsigned(x));
    }
  }
  return value;
};
const parseBytesToInt = (list, offset, length, big) => {
  if (length < 5) {
    const n = quick(list, offset, length, big);
    if (n >= 0) return n | 0;
  }
  const bytes = bytesArg(list, 'parseBytesToInt');
  const [from, size] = range(bytes, offset, length, 4);
  let value = 0;
  if (ordered(big)) for (let i = from; i < from + size; i++) value = (value << 8) | unsigned(bytes[i]);
  else for (let i = from + size - 1; i >= from; i--) value = (value << 8) | unsigned(bytes[i]);
  return value;
};
const parseBytesToLong = (list, offset, length, big) => {
  const n = quick(list, offset, length, big);
  return n >= 0 ? long(n) : longOf(wide(list, offset, length, big, 8, 'parseBytesToLong'));
};
const parseBytesToFloat = (list, offset, length, big) => {
  const n = length < 5 ? quick(list, offset, length, big) : -1;
  return float(floatFromBits(n >= 0 ? n : Number(wide(list, offset, length, big, 4, 'parseBytesToFloat'))));
};
const wide = (list, offset, length, big, max, what) => {
  const bytes = bytesArg(list, what);
  const [from, size] = range(bytes, offset, length, max);
  let value = 0n;
  for (let i = 0; i < size; i++) value = (value << 8n) | BigInt(unsigned(bytes[ordered(big) ? from + i : from + size - 1 - i]));
  return value;
};
const view = new DataView(new ArrayBuffer(8));
const floatFromBits = (bits) => { view.setUint32(0, bits); return finite(view.getFloat32(0)); };
const doubleFromBits = (bits) => { view.setBigUint64(0, bits); return finite(view.getFloat64(0)); };
const finite = (d) => (d === d ? d : fail('the bytes are NaN'));

const fn = {
  __proto__: null,
  parseBytesToInt,
  parseBytesToLong,
  parseBytesToFloat,
  parseBytesToDouble: (b, o, l, e) => double(doubleFromBits(wide(b, o, l, e, 8, 'parseBytesToDouble'))),
  parseBytesIntToFloat: (b, o, l, e) => float(Number(wide(b, o, l, e, 4, 'parseBytesIntToFloat'))),
  parseBytesLongToDouble: (b, o, l, e) => double(Number(BigInt.asIntN(64, wide(b, o, l, e, 8, 'parseBytesLongToDouble')))),
  parseByteToBinaryArray: (b, length, big) => Int8Array.from(binary(BigInt(unsigned(b)), length === undefined ? 8 : intArg(length, 'the length'), big)),
  parseBytesToBinaryArray: (list, length) => {
    const bits = $.unsignedAll(list, 'parseBytesToBinaryArray').flatMap((n) => binary(BigInt(n), 8));
    return Int8Array.from(length === undefined ? bits : bits.slice(-intArg(length, 'the length')));
  },
  parseLongToBinaryArray: (n, length) => Int8Array.from(binary($.unsignedOf(64, $.bigint(n)), length === undefined ? 64 : intArg(length, 'the length'))),
  parseBinaryArrayToInt: (bits, offset, length) => {
    const all = bytesArg(bits, 'parseBinaryArrayToInt');
    const from = offset === undefined ? 0 : intArg(offset, 'the offset');
    const size = length === undefined ? all.length - from : intArg(length, 'the length');
    let value = 0;
    for (let i = from; i < Math.min(from + size, all.length); i++) {
      const bit = unsigned(all[i]);
      value = value * 2 + (bit > 1 ? fail('a bit is 0 or 1, not ' + bit) : bit);
    }
    const signed = all.length === 8 && from === 0 && size === 8 && unsigned(all[0]) === 1;
    return signed ? value - 256 : value;
  },
};
const binary = (n, length, big) => {
  const bits = n.toString(2).padStart(length, '0').slice(-length || undefined).split('').map(Number);
  return big === false ? bits.reverse() : bits;
};

Object.assign($, { fn, floatFromBits, doubleFromBits, view });
})(globalThis.$tbel);`;
