import type { Expression, TextPart } from './expression.ts';

/**
 * A value in the JavaScript that a table becomes: names are ours, numbers are printed from numbers and texts are JSON,
 * so nothing of a table's own characters stands there as code.
 */
export interface Code {
  code: string;
  type: 'number' | 'boolean' | 'text';
  /** False: the number may be infinite or none at all. */
  finite: boolean;
}

/** What a name means at a place; undefined = there is no such name. */
export type Lookup = (name: string) => Code | undefined;

const FUNCTIONS: Record<string, { arity: [number, number]; finite: boolean }> = {
  min: { arity: [1, 8], finite: true },
  max: { arity: [1, 8], finite: true },
  abs: { arity: [1, 1], finite: true },
  floor: { arity: [1, 1], finite: true },
  ceil: { arity: [1, 1], finite: true },
  trunc: { arity: [1, 1], finite: true },
  round: { arity: [1, 2], finite: true },
  sqrt: { arity: [1, 1], finite: false },
  log: { arity: [1, 1], finite: false },
  log10: { arity: [1, 1], finite: false },
  exp: { arity: [1, 1], finite: false },
  pow: { arity: [2, 2], finite: false },
};

const COMPARES = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** Throws a sentence: an unknown name or function, or a text where a number must be. */
export function emitExpression(expression: Expression, lookup: Lookup): Code {
  switch (expression.kind) {
    case 'number':
      if (!Number.isFinite(expression.value)) throw new Error('a number is too large');
      return { code: `(${String(expression.value)})`, type: 'number', finite: true };
    case 'name': {
      const found = lookup(expression.name);
      if (found === undefined) throw new Error(`'${expression.name}' at column ${expression.at} is no name known here`);
      return found;
    }
    case 'text':
      return { code: emitText(expression.parts, lookup), type: 'text', finite: true };
    case 'unary': {
      const { code, finite } = numeric(expression.operand, lookup);
      const type = expression.operator === '!' ? 'boolean' : 'number';
      return { code: `(${expression.operator} ${code})`, type, finite };
    }
    case 'binary':
      return emitBinary(expression, lookup);
    case 'choice': {
      const [test, yes, no] = [expression.test, expression.yes, expression.no].map((one) =>
        emitExpression(one, lookup),
      );
      if (test === undefined || yes === undefined || no === undefined || yes.type !== no.type) {
        throw new Error('both sides of ?: must be of one type');
      }
      return { code: `(${test.code} ? ${yes.code} : ${no.code})`, type: yes.type, finite: yes.finite && no.finite };
    }
    case 'call':
      return emitCall(expression, lookup);
  }
}

function emitBinary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>, lookup: Lookup): Code {
  if (operator === '&&' || operator === '||') {
    const sides = [left, right].map((side) => `!!${emitExpression(side, lookup).code}`);
    return { code: `(${sides.join(` ${operator} `)})`, type: 'boolean', finite: true };
  }
  if (COMPARES.has(operator)) {
    const [a, b] = [emitExpression(left, lookup), emitExpression(right, lookup)];
    if ((a.type === 'text') !== (b.type === 'text')) throw new Error(`'${operator}' compares a text with a number`);
    const strict = operator === '==' || operator === '!=' ? `${operator}=` : operator;
    return { code: `(${a.code} ${strict} ${b.code})`, type: 'boolean', finite: true };
  }
  const [a, b] = [numeric(left, lookup), numeric(right, lookup)];
  // Bits are always finite; a division by a number of the table that is not zero is as finite as what it divides.
  const bits = ['&', '|', '^', '<<', '>>', '>>>'].includes(operator);
  const divides = operator === '/' || operator === '%' || operator === '**';
  const constant = right.kind === 'number' && right.value !== 0 && (operator !== '**' || right.value > 0);
  return {
    code: `(${a.code} ${operator} ${b.code})`,
    type: 'number',
    finite: bits || (a.finite && b.finite && (!divides || constant)),
  };
}

function emitCall({ name, args, at }: Extract<Expression, { kind: 'call' }>, lookup: Lookup): Code {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known === undefined) {
    throw new Error(`'${name}' at column ${at} is no function; there are ${Object.keys(FUNCTIONS).join(', ')}`);
  }
  const [least, most] = known.arity;
  if (args.length < least || args.length > most) throw new Error(`'${name}' takes ${least} to ${most} values`);
  const given = args.map((arg) => numeric(arg, lookup));
  const finite = known.finite && given.every((arg) => arg.finite);
  const list = given.map(({ code }) => code).join(', ');
  const callee = name === 'round' && given.length === 2 ? 'h.round' : `Math.${name}`;
  return { code: `${callee}(${list})`, type: 'number', finite };
}

function numeric(expression: Expression, lookup: Lookup): Code {
  const code = emitExpression(expression, lookup);
  if (code.type === 'text') throw new Error('a text cannot be calculated with');
  return code;
}

/** A text of pieces as one JavaScript expression. */
export function emitText(parts: TextPart[], lookup: Lookup): string {
  const pieces = parts.map((part) => {
    if (typeof part === 'string') return JSON.stringify(part);
    if (part.base === 16) return `${numeric(part.value, lookup).code}.toString(16)`;
    const { code } = emitExpression(part.value, lookup);
    return part.width === 0 ? `String(${code})` : `String(${code}).padStart(${part.width}, '0')`;
  });
  return pieces.length === 0 ? '""' : pieces.length === 1 ? (pieces[0] ?? '') : `(${pieces.join(' + ')})`;
}
