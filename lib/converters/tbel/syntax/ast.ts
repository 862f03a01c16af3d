import type { NumberLiteral, Place } from './token.ts';

export type Expression = Place &
  (
    | { kind: 'number'; number: NumberLiteral }
    | { kind: 'string'; text: string }
    | { kind: 'constant'; value: true | false | null }
    | { kind: 'name'; name: string }
    | { kind: 'member'; object: Expression; name: string; safe: boolean }
    | { kind: 'index'; object: Expression; index: Expression }
    /** `object` null = a function. */
    | { kind: 'call'; object: Expression | null; name: string; safe: boolean; args: Expression[] }
    | { kind: 'unary'; operator: '!' | '-' | '+' | '~'; operand: Expression }
    | { kind: 'update'; operator: '++' | '--'; prefix: boolean; target: Expression }
    | { kind: 'binary'; operator: string; left: Expression; right: Expression }
    | { kind: 'ternary'; test: Expression; then: Expression; otherwise: Expression }
    /** `operator` without its `=`; '' = plain. */
    | { kind: 'assign'; operator: string; target: Expression; value: Expression }
    | { kind: 'list'; items: Expression[] }
    | { kind: 'map'; entries: MapEntry[] }
    | { kind: 'new'; type: string; args: Expression[] }
    | { kind: 'new-array'; type: string; size: Expression }
    | { kind: 'cast'; type: string; operand: Expression }
    | { kind: 'instanceof'; operator: string; value: Expression; type: string }
    /** `(item in over if test)`: `$` is the element, and a method without object is one of the element. */
    | { kind: 'projection'; item: Expression; over: Expression; test: Expression | null }
    | { kind: 'isdef'; name: string }
    | { kind: 'group'; inner: Expression }
    /** Something known scripts contain where they never run: it fails when it is reached. */
    | { kind: 'broken'; message: string }
  );

/** A bare name as key is the name itself. */
export interface MapEntry {
  key: Expression;
  value: Expression;
}

export type Statement = Place &
  (
    | { kind: 'expression'; expression: Expression }
    /** `type` null = `var`; `value` null = none given. */
    | { kind: 'declare'; type: string | null; name: string; value: Expression | null }
    | { kind: 'if'; branches: Branch[]; otherwise: Statement[] | null }
    | { kind: 'for'; start: Statement | null; test: Expression | null; step: Expression | null; body: Statement[] }
    | { kind: 'foreach'; name: string; over: Expression; body: Statement[] }
    | { kind: 'while'; test: Expression; negate: boolean; body: Statement[] }
    | { kind: 'do'; test: Expression; negate: boolean; body: Statement[] }
    | { kind: 'switch'; value: Expression; cases: Case[] }
    | { kind: 'return'; value: Expression | null }
    | { kind: 'break' }
    | { kind: 'continue' }
    | { kind: 'block'; body: Statement[] }
    | { kind: 'function'; function: FunctionNode }
  );

/** `if` and each `else if`. */
export interface Branch {
  test: Expression;
  body: Statement[];
}

/** `test` null = `default`. */
export interface Case {
  test: Expression | null;
  body: Statement[];
}

export interface FunctionNode extends Place {
  name: string;
  parameters: string[];
  body: Statement[];
}

/** Something that runs, but not as it reads. */
export interface Warning extends Place {
  message: string;
}

export interface Script {
  body: Statement[];
  warnings: Warning[];
}
