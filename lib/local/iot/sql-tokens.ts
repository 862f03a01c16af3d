/** Thrown for every statement outside the small part of topic-rule SQL that runs here. */
export class SqlRefused extends Error {}

export interface Token {
  kind: 'word' | 'text' | 'number' | 'sign';
  /** Words as written, texts without quotes. */
  value: string;
  /** Position in the statement, for messages. */
  at: number;
}

const PATTERN = /\s+|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|(-?\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(<>|[=*(),])/y;

export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < sql.length; ) {
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(sql);
    if (match === null) throw new SqlRefused(`cannot read "${sql.slice(at, at + 12)}" at position ${at}`);
    const [all, single, double, number, word, sign] = match;
    if (single !== undefined) tokens.push({ kind: 'text', value: single.replaceAll("''", "'"), at });
    else if (double !== undefined) tokens.push({ kind: 'text', value: double.replaceAll('""', '"'), at });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number, at });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word, at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign, at });
    at += all.length;
  }
  return tokens;
}

/** Walks over tokens and refuses what is not expected. */
export class TokenReader {
  readonly #tokens: Token[];
  #at = 0;

  constructor(sql: string) {
    this.#tokens = tokensOf(sql);
  }

  /** The next token, if it is this word (any case) or sign; it is then taken. */
  take(value: string): boolean {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === 'text' || token.kind === 'number') return false;
    if (token.value.toUpperCase() !== value.toUpperCase()) return false;
    this.#at += 1;
    return true;
  }

  expect(value: string): void {
    if (!this.take(value)) throw new SqlRefused(`expected ${value} ${this.#where()}`);
  }

  /** Takes the next token of a kind. */
  next(kind: Token['kind'], what: string): string {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind) throw new SqlRefused(`expected ${what} ${this.#where()}`);
    this.#at += 1;
    return token.value;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw new SqlRefused(`did not expect anything ${this.#where()}`);
  }

  #where(): string {
    const token = this.#tokens[this.#at];
    return token === undefined ? 'at the end' : `at position ${token.at}, before "${token.value}"`;
  }
}
