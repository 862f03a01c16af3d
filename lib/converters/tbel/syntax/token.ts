import { Failure } from '../../../model/failure.ts';

/** A place in a script, both from 1. */
export interface Place {
  line: number;
  column: number;
}

/** What a numeric literal is in Java's terms; `big` keeps its digits as text. */
export type NumberLiteral =
  | { type: 'int' | 'double' | 'float'; value: number }
  | { type: 'long' | 'big-integer' | 'big-decimal'; digits: string };

export type Token = Place & {
  /** True when a line break stands between the token before and this one. */
  newLine: boolean;
} & (
    | { kind: 'name'; text: string }
    | { kind: 'operator'; text: string }
    | { kind: 'string'; text: string }
    | { kind: 'number'; text: string; number: NumberLiteral }
    | { kind: 'end'; text: '' }
  );

/** A `compile` Failure at a place. */
export function syntaxError(message: string, { line, column }: Place, fix?: string): Failure {
  return new Failure('compile', message, { line, column, ...(fix === undefined ? {} : { fix }) });
}

/** How a message names a token. */
export function shown(token: Token): string {
  if (token.kind === 'end') return 'the end of the script';
  if (token.kind === 'string') return `the text ${JSON.stringify(token.text)}`;
  return `"${token.text}"`;
}
