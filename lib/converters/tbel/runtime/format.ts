/** String.format and toFixed. Rounding is half up on the decimal digits, as Java's BigDecimal does it. */
export const FORMAT = String.raw`(($) => {
'use strict';
const { BYTE, INT, LONG, FLOAT, DOUBLE, STRING, CHAR, BOOLEAN, code, numeric, num, bigint, double, float, fail, typeName, text, intArg, floatDigits } = $;

/** A finite double with n decimals, rounded half up on its shortest decimal text. */
const fixedText = (d, n) => {
  const negative = d < 0 || Object.is(d, -0);
  const [digits, exponent] = Math.abs(d).toExponential().split('e');
  const all = digits.replace('.', '');
  const point = Number(exponent) + 1;
  const kept = point + n;
  let whole = kept < 0 ? '0' : all.slice(0, kept).padEnd(kept, '0') || '0';
  if (kept >= 0 && kept < all.length && all[kept] >= '5') whole = String(BigInt(whole) + 1n).padStart(whole.length, '0');
  whole = whole.padStart(n + 1, '0');
  const out = n === 0 ? whole : whole.slice(0, -n) + '.' + whole.slice(-n);
  return (negative ? '-' : '') + out.replace(/^0+(?=\d)/, '');
};
const TENS = [1, 10, 100, 1000, 10000, 100000, 1000000];
/**
 * The same as a number. Where all kept digits are a whole number that a double holds, dividing it by a power of ten
 * gives the very double that their text would.
 */
const fixed = (d, n) => {
  if (n < 0 || n > 6) return Number(rounded(d, n));
  const size = d < 0 ? -d : d, digits = String(size), point = digits.indexOf('.');
  if (point > 8 || digits.includes('e')) return Number(rounded(d, n));
  if (point < 0 || digits.length - point - 1 <= n) return d;
  const whole = Number(digits.slice(0, point) + digits.slice(point + 1, point + 1 + n)) + (digits.charCodeAt(point + 1 + n) >= 53 ? 1 : 0);
  return d < 0 ? -(whole / TENS[n]) : whole / TENS[n];
};
const toFixed = (x, n) => {
  const c = code(x), places = intArg(n, 'the number of decimals');
  if (c === DOUBLE) return num(x) - num(x) === 0 ? double(fixed(num(x), places)) : fail('NaN and Infinity cannot be rounded');
  if (numeric(c)) return float(fixed(num(x), places));
  if (c === STRING && $.numberText.test(x)) return float(Number(rounded(Math.fround(Number(x)), places)));
  return fail('toFixed takes a number, not a ' + typeName(x));
};
const rounded = (d, n) => (n >= 0 ? fixedText(d, n) : String(Math.round(d * 10 ** n) / 10 ** n));

const integerText = (x, radix, conversion) => {
  const c = code(x);
  if (c !== BYTE && c !== INT && c !== LONG && c !== 110) fail(conversion + ' != java.lang.' + typeName(x));
  if (radix === 10) return text(x);
  const bits = c === BYTE ? 8 : c === INT ? 32 : 64;
  return $.unsignedOf(bits, bigint(x)).toString(radix);
};
const grouped = (digits) => digits.replace(/^(-?\d+)/, (n) => n.replace(/\B(?=(\d{3})+$)/g, ','));

const convert = (conversion, x, precision, flags) => {
  switch (conversion) {
    case 's': case 'S': { const s = text(x); return precision === undefined ? s : s.slice(0, precision); }
    case 'b': case 'B': return String(x === null ? false : code(x) === BOOLEAN ? x : true);
    case 'c': case 'C': return code(x) === CHAR ? x.ø : numeric(code(x)) ? String.fromCodePoint(num(x)) : fail('c != java.lang.' + typeName(x));
  }
  if (x === null || x === undefined) return 'null';
  switch (conversion) {
    case 'd': { const s = integerText(x, 10, 'd'); return flags.includes(',') ? grouped(s) : s; }
    case 'x': case 'X': return (flags.includes('#') ? '0x' : '') + integerText(x, 16, conversion);
    case 'o': return integerText(x, 8, 'o');
  }
  const c = code(x);
  if (c !== DOUBLE && c !== FLOAT && c !== 111) fail(conversion + ' != java.lang.' + typeName(x));
  const d = c === FLOAT ? floatDigits(num(x)) : num(x);
  if (d - d !== 0) return String(d);
  if (conversion === 'e' || conversion === 'E') return d.toExponential(precision ?? 6).replace(/e([+-])(\d)$/, 'e$10$2');
  if (conversion === 'f') { const s = fixedText(d, precision ?? 6); return flags.includes(',') ? grouped(s) : s; }
  if (conversion === 'g') return d.toPrecision(precision ?? 6);
  return fail('unknown conversion %' + conversion);
};

const DIRECTIVE = /%(?:(\d+)\$)?([-#+ 0,(]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;
/** %02x and %02X of one byte, as scripts write bytes. */
const octetText = (pattern, x) => {
  const n = typeof x === 'number' && x >= 0 && x < 256 && (x | 0) === x ? x : code(x) === BYTE ? x.ø & 255 : -1;
  return n < 0 ? null : pattern === '%02X' ? $.HEX[n] : $.HEX[n].toLowerCase();
};
const format = (pattern, ...given) => {
  if (given.length === 1 && (pattern === '%02x' || pattern === '%02X')) {
    const short = octetText(pattern, given[0]);
    if (short !== null) return short;
  }
  const args = given.length === 1 && code(given[0]) === $.LIST ? given[0] : given;
  let at = 0;
  const out = $.textArg(pattern, 'the pattern').replace(DIRECTIVE, (_, position, flags, width, precision, conversion) => {
    if (conversion === 'n') return '\n';
    if (conversion === '%') return '%'.padStart(Number(width ?? 0));
    const i = position === undefined ? at++ : Number(position) - 1;
    if (i >= args.length) fail('the format has no value for %' + conversion);
    let s = convert(conversion, args[i], precision === undefined ? undefined : Number(precision), flags);
    const signed = 'dfeEg'.includes(conversion) && s !== 'null';
    if (signed && s[0] !== '-') s = flags.includes('+') ? '+' + s : flags.includes(' ') ? ' ' + s : s;
    if (/[A-Z]/.test(conversion)) s = s.toUpperCase();
    const n = Number(width ?? 0);
    if (flags.includes('-')) return s.padEnd(n);
    if (!flags.includes('0') || s === 'null') return s.padStart(n);
    const sign = /^[-+ ]/.test(s) ? s[0] : '';
    return sign + s.slice(sign.length).padStart(n - sign.length, '0');
  });
  return out;
};

Object.assign($, { format, toFixed, fixedText });
})(globalThis.$tbel);`;
