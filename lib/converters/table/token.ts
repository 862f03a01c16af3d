/** A piece of a field or formula; `at` is its column, from 1. */
export interface Token {
  kind: 'number' | 'word' | 'text' | 'sign';
  text: string;
  at: number;
}

const TOKEN =
  /\s*(?:(?<number>0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<word>[A-Za-z_]\w*)|'(?<text>[^'\n]*)'|(?<sign>->|>>>|<<|>>|\*\*|\|\||&&|[=!<>]=|[-+*/%&|^~!<>?:(),=]))/y;

/** Longest text of one field or formula, of a map's values and of what a table tells. */
export const LONGEST = 1_000;

/** Columns count from `before` characters on. Throws a sentence with the column of a character that means nothing. */
export function tokensOf(text: string, before = 0): Token[] {
  if (text.length > LONGEST) throw new Error(`a formula is longer than ${LONGEST} characters`);
  const end = text.trimEnd().length;
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) {
      const at = from + text.slice(from).search(/\S/);
      throw new Error(`'${text[at]}' at column ${before + at + 1} means nothing`);
    }
    const kind = (['number', 'word', 'text', 'sign'] as const).find((name) => groups[name] !== undefined) ?? 'sign';
    const found = groups[kind] ?? '';
    tokens.push({ kind, text: found, at: before + TOKEN.lastIndex - found.length - (kind === 'text' ? 1 : 0) + 1 });
  }
  return tokens;
}
