import { type NumberLiteral, type Place, syntaxError } from './token.ts';

const LONG = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/**
 * What a literal's text means. Up to 9 decimal digits make an Integer, 10 and more a Long; hex is an Integer up to
 * 0x7FFFFFFF; a leading 0 is octal; suffixes L, f, d, B, I. Throws `compile`.
 */
export function numberLiteral(text: string, place: Place): NumberLiteral {
  const hex = /^0x([0-9a-fA-F]+)$/.exec(text);
  if (hex?.[1] !== undefined) return hexLiteral(hex[1], text, place);
  const parts = /^((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([LlfFdDBI]?)$/.exec(text);
  const [, digits = '', suffix = ''] = parts ?? [];
  if (digits === '') throw malformed(text, place);
  const whole = /^\d+$/.test(digits);
  switch (suffix) {
    case 'L':
    case 'l':
      return whole ? longLiteral(BigInt(digits), text, place) : fail(text, place);
    case 'f':
    case 'F':
      return { type: 'float', value: Math.fround(Number(digits)) };
    case 'd':
    case 'D':
      return { type: 'double', value: Number(digits) };
    case 'B':
      return { type: 'big-decimal', digits };
    case 'I':
      return whole ? { type: 'big-integer', digits } : fail(text, place);
    default:
      return whole ? wholeLiteral(digits, text, place) : { type: 'double', value: Number(digits) };
  }
}

function wholeLiteral(digits: string, text: string, place: Place): NumberLiteral {
  if (digits.length > 1 && digits.startsWith('0')) {
    if (!/^[0-7]+$/.test(digits)) throw malformed(text, place);
    const value = Number.parseInt(digits, 8);
    return value <= 0x7fffffff ? { type: 'int', value } : longLiteral(BigInt(value), text, place);
  }
  return digits.length <= 9 ? { type: 'int', value: Number(digits) } : longLiteral(BigInt(digits), text, place);
}

function hexLiteral(digits: string, text: string, place: Place): NumberLiteral {
  const value = BigInt(`0x${digits}`);
  // The engine reads this one literal as negative, and masks of working scripts rely on its value.
  if (value === 0x80000000n) return { type: 'long', digits: '-2147483648' };
  return value <= 0x7fffffffn ? { type: 'int', value: Number(value) } : longLiteral(value, text, place);
}

function longLiteral(value: bigint, text: string, place: Place): NumberLiteral {
  if (value < LONG.min || value > LONG.max) {
    throw syntaxError(`The number ${text} does not fit into a Long`, place);
  }
  return { type: 'long', digits: String(value) };
}

function fail(text: string, place: Place): never {
  throw malformed(text, place);
}

function malformed(text: string, place: Place) {
  return syntaxError(`"${text}" is not a number`, place, 'Write 12, 0x0C, 1.5, 1.5e3, 12L, 1.5f or 1.5d.');
}
