import { type Place, syntaxError } from './token.ts';

const ESCAPES: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

/**
 * Reads the literal that starts at `at` with its quote; `end` is the index after the closing one. Both quotes make a
 * String. Throws `compile` for an unknown escape or a literal that its line does not close.
 */
export function stringLiteral(script: string, at: number, quote: string, place: Place): { text: string; end: number } {
  let text = '';
  for (let i = at + 1; ; i++) {
    const c = script[i];
    if (c === quote) return { text, end: i + 1 };
    if (c === undefined || c === '\n') throw syntaxError('This text is not closed on its line', place, `Add ${quote}.`);
    if (c !== '\\') {
      text += c;
      continue;
    }
    i++;
    const letter = script[i] ?? '';
    const plain = ESCAPES[letter];
    if (plain !== undefined) text += plain;
    else {
      const code = letter === 'u' ? /^[0-9A-Fa-f]{4}/.exec(script.slice(i + 1, i + 5)) : null;
      if (code === null) {
        const column = place.column + i - 1 - at;
        throw syntaxError(
          `"\\${letter}" is not an escape`,
          { ...place, column },
          'Use \\n \\t \\r \\b \\f \\\\ \\" \\\' or \\uXXXX.',
        );
      }
      text += String.fromCharCode(Number.parseInt(code[0], 16));
      i += 4;
    }
  }
}
