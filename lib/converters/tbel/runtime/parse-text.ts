/** Built-ins that read numbers out of texts. */
export const PARSE_TEXT = String.raw`(($) => {
'use strict';
const { fn, STRING, code, fail, intArg, double, float, long, longOf, toInt, num, numeric, text, textArg, view, floatFromBits, doubleFromBits, typeName } = $;

const isDecimalText = (s) => /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(s);
const isHexText = (s) => /^-?[0-9a-fA-F]+$/.test(s);
const evenHex = (digits, given) => {
  if (!isHexText(digits)) fail('Value: "' + given + '" is not numeric or hexDecimal format!');
  if (digits.replace('-', '').length % 2 !== 0) fail('The hexadecimal value: "' + given + '" must be of even length, or a decimal value!');
  return digits;
};
/** Text to [digits, radix]; null when there is none. */
const prepared = (given, radix) => {
  if (given === null || given === undefined) return null;
  const trimmed = text(given).trim();
  if (trimmed === '') return null;
  const marked = /^[+-]?0[xX]/.test(trimmed);
  const digits = trimmed.replace(/0[xX]/, '').replaceAll(',', '.');
  const chosen = radix === undefined || radix === 0 ? (!marked && isDecimalText(digits) ? 10 : 16) : intArg(radix, 'the radix');
  if (chosen === 16) evenHex(digits, given);
  return [digits, chosen, given];
};
const whole = ([digits, radix, given], bits) => {
  const body = digits.replace(/^[+-]/, '');
  const allowed = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, radix);
  if (body === '' || ![...body.toLowerCase()].every((c) => allowed.includes(c))) fail('For input string: "' + given + '"');
  let value = 0n;
  for (const c of body.toLowerCase()) value = value * BigInt(radix) + BigInt(allowed.indexOf(c));
  if (digits[0] === '-') value = -value;
  if (radix === 2 && $.unsignedOf(bits, value) === value) return BigInt.asIntN(bits, value);
  return BigInt.asIntN(bits, value) === value ? value : fail('For input string: "' + given + '" under radix ' + radix);
};
const reversed = (hex) => hex.match(/../g).reverse().join('');
const hexArg = (s, big) => {
  const digits = evenHex(textArg(s, 'hex').trim().replace(/^0[xX]/, ''), s);
  return big === false ? reversed(digits) : digits;
};
const hexBits = (s, big, bytes) => {
  const digits = hexArg(s, big);
  return digits.length > bytes * 2 ? fail('The hexadecimal value "' + s + '" is longer than ' + bytes + ' bytes') : BigInt('0x' + digits);
};
const floating = (s, radix, bits) => {
  const given = prepared(s, radix);
  if (given === null) return null;
  if (given[1] === 10) return isDecimalText(given[0]) ? Number(given[0]) : fail('For input string: "' + s + '"');
  return bits === 32 ? floatFromBits(Number(BigInt('0x' + given[0]))) : doubleFromBits(BigInt('0x' + given[0]));
};
const orNull = (x, make) => (x === null ? null : make(x));

Object.assign(fn, {
  parseInt: (s, radix) => orNull(prepared(s, radix), (given) => Number(whole(given, 32))),
  parseLong: (s, radix) => orNull(prepared(s, radix), (given) => longOf(whole(given, 64))),
  parseFloat: (s, radix) => orNull(floating(s, radix, 32), float),
  parseDouble: (s, radix) => orNull(floating(s, radix, 64), double),
  parseHexToInt: (s, big) => Number(whole([hexArg(s, big), 16, s], 32)),
  parseLittleEndianHexToInt: (s) => Number(whole([hexArg(s, false), 16, s], 32)),
  parseBigEndianHexToInt: (s) => Number(whole([hexArg(s, true), 16, s], 32)),
  parseHexToLong: (s, big) => longOf(whole([hexArg(s, big), 16, s], 64)),
  parseHexIntLongToFloat: (s, big) => float(Number(hexBits(s, big, 8))),
  parseLittleEndianHexToLong: (s) => longOf(whole([hexArg(s, false), 16, s], 64)),
  parseBigEndianHexToLong: (s) => longOf(whole([hexArg(s, true), 16, s], 64)),
  parseHexToFloat: (s, big) => float(floatFromBits(Number(hexBits(s, big, 4)))),
  parseLittleEndianHexToFloat: (s) => float(floatFromBits(Number(hexBits(s, false, 4)))),
  parseBigEndianHexToFloat: (s) => float(floatFromBits(Number(hexBits(s, true, 4)))),
  parseHexToDouble: (s, big) => double(doubleFromBits(hexBits(s, big, 8))),
  parseLittleEndianHexToDouble: (s) => double(doubleFromBits(hexBits(s, false, 8))),
  parseBigEndianHexToDouble: (s) => double(doubleFromBits(hexBits(s, true, 8))),
  isDecimal: (s) => (s !== null && isDecimalText(text(s)) ? 10 : -1),
  isBinary: (s) => (/^[01]+$/.test(text(s)) ? 2 : -1),
  isOctal: (s) => (/^[0-7]+$/.test(text(s)) ? 8 : -1),
  isHexadecimal: (s) => (/^-?(?:0[xX])?[0-9a-fA-F]+$/.test(text(s)) ? 16 : -1),
});

/** Integer.parseInt and the like: strict. */
const strict = (s, radix, bits, type) => {
  const r = radix === undefined ? 10 : intArg(radix, 'the radix');
  const value = whole([textArg(s, type), r, s], r === 2 ? 128 : bits);
  return BigInt.asIntN(bits, value) === value ? value : fail('For input string: "' + s + '"');
};
const strictDouble = (s) => {
  const trimmed = textArg(s, 'the number').trim();
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?$/.test(trimmed)) return Number(trimmed.replace(/[dDfF]$/, ''));
  return /^[+-]?(?:NaN|Infinity)$/.test(trimmed) ? Number(trimmed) : fail('For input string: "' + s + '"');
};

Object.assign($, { strict, strictDouble });
})(globalThis.$tbel);`;
