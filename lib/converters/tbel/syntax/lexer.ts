import { numberLiteral } from './number-literal.ts';
import { stringLiteral } from './string-literal.ts';
import { type Place, syntaxError, type Token } from './token.ts';

const OPERATORS = [
  ...['>>>=', '===', '!==', '>>>', '<<=', '>>=', '**='],
  ...['==', '!=', '<=', '>=', '&&', '||', '++', '--', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^='],
  ...['<<', '>>', '**', '~=', '.?', '?:', '??'],
  ...'+-*/%=<>!&|^~?:;,.(){}[]#'.split(''),
];

/** Longer ones first. */
const OPERATORS_BY_START = Map.groupBy(OPERATORS, (operator) => operator[0] ?? '');

const NAME_STARTS = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$');

/** The tokens of a script, the last one being its end. Throws `compile` with line and column. */
export function tokensOf(script: string): Token[] {
  return new Lexer(script).read();
}

class Lexer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  #line = 1;
  #lineStart = 0;
  #newLine = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Token[] {
    for (;;) {
      this.#skipSpace();
      const place = this.#place();
      const head = { ...place, newLine: this.#newLine };
      this.#newLine = false;
      const c = this.#text[this.#at];
      if (c === undefined) {
        this.#tokens.push({ ...head, kind: 'end', text: '' });
        return this.#tokens;
      }
      if (NAME_STARTS.has(c)) this.#tokens.push({ ...head, kind: 'name', text: this.#take(/[\w$]+/y) });
      else if (this.#numberStarts(c)) this.#tokens.push({ ...head, ...this.#number(place) });
      else if (c === '"' || c === "'") this.#tokens.push({ ...head, kind: 'string', text: this.#string(c, place) });
      else this.#tokens.push({ ...head, kind: 'operator', text: this.#operator(place) });
    }
  }

  #place(): Place {
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #skipSpace(): void {
    for (;;) {
      const c = this.#text[this.#at];
      if (c === '\n') {
        this.#at++;
        this.#line++;
        this.#lineStart = this.#at;
        this.#newLine = true;
      } else if (c === ' ' || c === '\t' || c === '\r' || (c !== undefined && c > '~' && /[\s\ufeff]/.test(c)))
        this.#at++;
      else if (c === '/' && this.#text[this.#at + 1] === '/') this.#take(/[^\n]*/y);
      else if (c === '/' && this.#text[this.#at + 1] === '*') this.#blockComment();
      else return;
    }
  }

  #blockComment(): void {
    const place = this.#place();
    const end = this.#text.indexOf('*/', this.#at + 2);
    if (end < 0) throw syntaxError('This comment is never closed', place, 'Close it by */.');
    for (; this.#at < end + 2; this.#at++) {
      if (this.#text[this.#at] !== '\n') continue;
      this.#line++;
      this.#lineStart = this.#at + 1;
      this.#newLine = true;
    }
  }

  /** `.5` is a number, but in `map.1` the point reads a property. */
  #numberStarts(c: string): boolean {
    if (c >= '0' && c <= '9') return true;
    if (c !== '.' || !/\d/.test(this.#text[this.#at + 1] ?? '')) return false;
    const before = this.#tokens.at(-1);
    return before === undefined || (before.kind === 'operator' && before.text !== ')' && before.text !== ']');
  }

  #number(place: Place): Pick<Token & { kind: 'number' }, 'kind' | 'text' | 'number'> {
    const before = this.#tokens.at(-1);
    const named = before?.kind === 'operator' && (before.text === '.' || before.text === '.?');
    const text = named ? this.#take(/\w+/y) : this.#take(/0[xX]\w+|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[\w$]*/y);
    if (named) return { kind: 'number', text, number: { type: 'int', value: 0 } };
    return { kind: 'number', text, number: numberLiteral(text, place) };
  }

  #string(quote: string, place: Place): string {
    const { text, end } = stringLiteral(this.#text, this.#at, quote, place);
    this.#at = end;
    return text;
  }

  #operator(place: Place): string {
    const starting = OPERATORS_BY_START.get(this.#text[this.#at] ?? '') ?? [];
    const found = starting.find((operator) => this.#text.startsWith(operator, this.#at));
    if (found === undefined) {
      throw syntaxError(`The character ${JSON.stringify(this.#text[this.#at])} has no meaning here`, place);
    }
    this.#at += found.length;
    return found;
  }
}
