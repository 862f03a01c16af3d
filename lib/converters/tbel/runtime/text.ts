/** Texts of values as Java prints them: `5.0`, `1.0E7`, `[a, b]`, `{k=v}`. */
export const TEXT = `(($) => {
'use strict';
const { TAG, MAP, BYTES, INTS, ENTRY, DATE, LIST, SET, BYTE, LONG, FLOAT, DOUBLE, CHAR, code } = $;

/** Java's Double.toString, with the shortest digits that read back as the same value. */
const doubleText = (d) => {
  if (d - d !== 0) return String(d);
  if (d === 0) return Object.is(d, -0) ? '-0.0' : '0.0';
  const size = Math.abs(d);
  if (size >= 1e-3 && size < 1e7) {
    const plain = String(d);
    return plain.includes('.') ? plain : plain + '.0';
  }
  const [digits, exponent] = d.toExponential().split('e');
  return (digits.includes('.') ? digits : digits + '.0') + 'E' + Number(exponent);
};

/** The shortest decimal that reads back as the same float, as a double. */
const floatDigits = (f) => {
  for (let digits = 1; digits < 10; digits++) {
    const short = Number(f.toPrecision(digits));
    if (Math.fround(short) === f) return short;
  }
  return f;
};
const floatText = (f) => (f - f !== 0 ? String(f) : doubleText(floatDigits(f)));

const text = (x) => {
  switch (typeof x) {
    case 'string': return x;
    case 'number': return x % 1 ? doubleText(x) : String(x);
    case 'boolean': case 'bigint': return String(x);
  }
  if (x === null || x === undefined) return 'null';
  switch (x[TAG]) {
    case DOUBLE: return doubleText(x.ø);
    case FLOAT: return floatText(x.ø);
    case LIST: return '[' + x.map(text).join(', ') + ']';
    case SET: return '[' + x.ø.map(text).join(', ') + ']';
    case MAP: return '{' + $.pairs(x).map(([k, v]) => text(k) + '=' + text(v)).join(', ') + '}';
    case ENTRY: return text(x.øk) + '=' + text(x.ø);
    case DATE: return $.isoText(x.ø);
    case BYTES: case INTS: return '[' + Array.from(x).join(', ') + ']';
    default: return String(x.ø);
  }
};

/** Text concatenation: one side is a text already. */
const cat = (a, b) => (typeof a === 'string' ? a : text(a)) + (typeof b === 'string' ? b : text(b));

Object.assign($, { doubleText, floatText, floatDigits, text, cat });
})(globalThis.$tbel);`;
