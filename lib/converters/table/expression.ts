import { type Token, tokensOf } from './token.ts';

/** A formula of a table, parsed. `at` is the column of a name, for messages. */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string; at: number }
  | { kind: 'text'; parts: TextPart[] }
  | { kind: 'unary'; operator: '-' | '~' | '!'; operand: Expression }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression }
  | { kind: 'choice'; test: Expression; yes: Expression; no: Expression }
  | { kind: 'call'; name: string; args: Expression[]; at: number };

/** A piece of a text: characters as they are, or a value in base 10 or 16, with zeros in front up to `width`. */
export type TextPart = string | { value: Expression; base: 10 | 16; width: number };

/** Binary operators by how strongly they bind; JavaScript's order. */
const BINDS: Record<string, number> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  ...{ '==': 6, '!=': 6, '<': 7, '<=': 7, '>': 7, '>=': 7 },
  ...{ '<<': 8, '>>': 8, '>>>': 8, '+': 9, '-': 9, '*': 10, '/': 10, '%': 10, '**': 12 },
};

/** No formula of a device needs more, and the stack of the reader ends somewhere. */
const DEEPEST = 32;

/** Reads formulas from tokens. Throws a sentence with the column of what it did not expect. */
export class ExpressionReader {
  readonly #tokens: Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** Takes the next token when it is this sign or word. */
  take(text: string): boolean {
    const token = this.peek();
    if (token === undefined || token.kind === 'number' || token.kind === 'text' || token.text !== text) return false;
    this.#at++;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) throw this.unexpected(`'${text}'`);
  }

  /** The next token of a kind. */
  next(kind: Token['kind'], what: string): Token {
    const token = this.peek();
    if (token?.kind !== kind) throw this.unexpected(what);
    this.#at++;
    return token;
  }

  unexpected(what: string): Error {
    const token = this.peek();
    const found = token === undefined ? 'the end' : `'${token.text}'`;
    return new Error(`expected ${what} at column ${token?.at ?? 'end'}, found ${found}`);
  }

  expression(): Expression {
    if (++this.#depth > DEEPEST) throw new Error(`a formula is nested deeper than ${DEEPEST}`);
    const test = this.#binary(1);
    let read = test;
    if (this.take('?')) {
      const yes = this.expression();
      this.expect(':');
      read = { kind: 'choice', test, yes, no: this.expression() };
    }
    this.#depth--;
    return read;
  }

  #binary(binds: number): Expression {
    let left = this.#unary();
    for (;;) {
      const token = this.peek();
      const bound = token?.kind === 'sign' ? (BINDS[token.text] ?? 0) : 0;
      if (token === undefined || bound < binds) return left;
      this.#at++;
      // `**` binds to the right, everything else to the left.
      const right = this.#binary(token.text === '**' ? bound : bound + 1);
      left = { kind: 'binary', operator: token.text, left, right };
    }
  }

  #unary(): Expression {
    for (const operator of ['-', '~', '!'] as const) {
      if (!this.take(operator)) continue;
      if (++this.#depth > DEEPEST) throw new Error(`a formula is nested deeper than ${DEEPEST}`);
      const operand = this.#binary(11);
      this.#depth--;
      return { kind: 'unary', operator, operand };
    }
    return this.#primary();
  }

  #primary(): Expression {
    const token = this.peek();
    if (this.take('(')) {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    this.#at++;
    if (token?.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token?.kind === 'text') return { kind: 'text', parts: textParts(token.text) };
    if (token?.kind !== 'word') {
      this.#at--;
      throw this.unexpected('a value');
    }
    return this.take('(') ? this.#call(token) : { kind: 'name', name: token.text, at: token.at };
  }

  #call({ text, at }: Token): Expression {
    const args = [this.expression()];
    while (this.take(',')) args.push(this.expression());
    this.expect(')');
    return { kind: 'call', name: text, args, at };
  }
}

/** A whole text as one formula. Throws a sentence. */
export function expressionOf(text: string): Expression {
  const reader = new ExpressionReader(tokensOf(text));
  const expression = reader.expression();
  if (reader.peek() !== undefined) throw reader.unexpected('the end');
  return expression;
}

/** `v{major}.{minor:2}`: what stands in braces is a formula; after a colon its least number of digits, or x for hex. */
export function textParts(text: string): TextPart[] {
  return text.split(/(\{[^{}]*\})/).flatMap((piece): TextPart[] => {
    if (piece === '') return [];
    if (!piece.startsWith('{')) return [piece];
    const [, formula = '', format = '0'] = piece.match(/^\{(.*?)(?::([\dx]))?\}$/) ?? [];
    const value = expressionOf(formula);
    return [format === 'x' ? { value, base: 16, width: 0 } : { value, base: 10, width: Number(format) }];
  });
}
