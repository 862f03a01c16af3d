import type { Warning } from './ast.ts';
import { type Place, shown, syntaxError, type Token } from './token.ts';

/** Deeper nesting would end the host's stack before it ends a script's use. */
const DEPTH = 200;

/** Walks over tokens and says what it expected instead. */
export class Cursor {
  readonly warnings: Warning[] = [];
  readonly #tokens: Token[];
  #breaks = { loop: false, any: false };
  #at = 0;
  #depth = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  get token(): Token {
    return this.ahead(0);
  }

  ahead(n: number): Token {
    const token = this.#tokens[Math.min(this.#at + n, this.#tokens.length - 1)];
    if (token === undefined) throw new RangeError('A script has at least its end');
    return token;
  }

  next(): Token {
    const { token } = this;
    this.#at++;
    return token;
  }

  /** Is the token `n` further the operator or word `text`? */
  is(text: string, n = 0): boolean {
    const token = this.ahead(n);
    return token.text === text && (token.kind === 'operator' || token.kind === 'name');
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.#at++;
    return true;
  }

  /** Throws `compile`: `Expected ")" after the arguments, found ";"`. */
  expect(text: string, where: string): Token {
    if (!this.is(text)) throw this.expected(`"${text}" ${where}`);
    return this.next();
  }

  name(what: string): string {
    if (this.token.kind !== 'name') throw this.expected(what);
    return this.next().text;
  }

  expected(what: string) {
    return syntaxError(`Expected ${what}, found ${shown(this.token)}`, this.token);
  }

  /** Runs `parse` one level deeper. Throws `compile` when a script nests too deeply. */
  nested<T>(parse: () => T): T {
    if (this.#depth >= DEPTH) throw syntaxError('The script nests too deeply', this.token);
    this.#depth++;
    try {
      return parse();
    } finally {
      this.#depth--;
    }
  }

  /** Parses what stands in a loop, a switch or, where neither reaches, a function. */
  within<T>(place: 'loop' | 'switch' | 'function', parse: () => T): T {
    const before = this.#breaks;
    const { loop } = before;
    this.#breaks = { loop: place === 'loop' || (place === 'switch' && loop), any: place !== 'function' };
    try {
      return parse();
    } finally {
      this.#breaks = before;
    }
  }

  /** May `break` or `continue` stand here? */
  allows(word: 'break' | 'continue'): boolean {
    return word === 'break' ? this.#breaks.any : this.#breaks.loop;
  }

  warn(message: string, { line, column }: Place): void {
    this.warnings.push({ message, line, column });
  }
}
