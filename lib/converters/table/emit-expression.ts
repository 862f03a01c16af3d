import type { Expression, TextPart } from './expression.ts';

/**
 * A value in the JavaScript that a table becomes: names are ours, numbers are printed from numbers and texts are JSON,
 * so nothing of a table's own characters stands there as code.
 */
export interface Code {
  code: string;
  type: 'number' | 'boolean' | 'text';
  /** The number's distance from zero, at most. Infinity: it may be infinite or none at all. A text has 0. */
  most: number;
}

/** What a name means at a place; undefined = there is no such name. */
export type Lookup = (name: string) => Code | undefined;

/** How many values a function takes, and how far its result is from zero when theirs are at most `most`. */
const FUNCTIONS: Record<string, { arity: [number, number]; most: (most: number) => number }> = {
  min: { arity: [1, 8], most: same },
  max: { arity: [1, 8], most: same },
  abs: { arity: [1, 1], most: same },
  floor: { arity: [1, 1], most: (most) => most + 1 },
  ceil: { arity: [1, 1], most: (most) => most + 1 },
  trunc: { arity: [1, 1], most: same },
  round: { arity: [1, 2], most: (most) => most + 1 },
  sqrt: { arity: [1, 1], most: boundless },
  log: { arity: [1, 1], most: boundless },
  log10: { arity: [1, 1], most: boundless },
  exp: { arity: [1, 1], most: boundless },
  pow: { arity: [2, 2], most: boundless },
};

function same(most: number): number {
  return most;
}

function boundless(): number {
  return Number.POSITIVE_INFINITY;
}

/** What 32 bits may be. */
const BITS = 2 ** 32;

const COMPARES = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** Throws a sentence: an unknown name or function, or a text where a number must be. */
export function emitExpression(expression: Expression, lookup: Lookup): Code {
  switch (expression.kind) {
    case 'number':
      if (!Number.isFinite(expression.value)) throw new Error('a number is too large');
      return { code: `(${String(expression.value)})`, type: 'number', most: Math.abs(expression.value) };
    case 'name': {
      const found = lookup(expression.name);
      if (found === undefined) throw new Error(`'${expression.name}' at column ${expression.at} is no name known here`);
      return found;
    }
    case 'text':
      return { code: emitText(expression.parts, lookup), type: 'text', most: 0 };
    case 'unary': {
      const { operator } = expression;
      const { code, most } = numeric(expression.operand, lookup);
      const type = operator === '!' ? 'boolean' : 'number';
      return { code: `(${operator} ${code})`, type, most: operator === '-' ? most : BITS };
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
      const most = Math.max(yes.most, no.most);
      return { code: `(${test.code} ? ${yes.code} : ${no.code})`, type: yes.type, most };
    }
    case 'call':
      return emitCall(expression, lookup);
  }
}

function emitBinary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>, lookup: Lookup): Code {
  if (operator === '&&' || operator === '||') {
    const sides = [left, right].map((side) => `!!${emitExpression(side, lookup).code}`);
    return { code: `(${sides.join(` ${operator} `)})`, type: 'boolean', most: 1 };
  }
  if (COMPARES.has(operator)) {
    const [a, b] = [emitExpression(left, lookup), emitExpression(right, lookup)];
    if ((a.type === 'text') !== (b.type === 'text')) throw new Error(`'${operator}' compares a text with a number`);
    const strict = operator === '==' || operator === '!=' ? `${operator}=` : operator;
    // Two texts of a payload are compared character by character; `h.long` says so to who counts the work.
    const long = a.type === 'text' && left.kind !== 'text' && right.kind !== 'text';
    return { code: `(${long ? `h.long(${a.code})` : a.code} ${strict} ${b.code})`, type: 'boolean', most: 1 };
  }
  const [a, b] = [numeric(left, lookup), numeric(right, lookup)];
  const by = right.kind === 'number' ? right.value : null;
  return { code: `(${a.code} ${operator} ${b.code})`, type: 'number', most: mostOf(operator, a.most, b.most, by) };
}

/**
 * The largest distance from zero of a result. `by`: what stands on the right, when it is a number of the table. Infinity
 * times zero is no number, so what is unknown stays unknown.
 */
function mostOf(operator: string, a: number, b: number, by: number | null): number {
  switch (operator) {
    case '+':
    case '-':
      return a + b;
    case '*':
      return a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : a * b;
    case '/':
      return by === null || by === 0 ? Number.POSITIVE_INFINITY : a / Math.abs(by);
    case '%':
      return by === null || by === 0 ? Number.POSITIVE_INFINITY : a;
    case '**':
      // A broken power of a negative number is none; powers are not exact, hence the distance from the largest number.
      return by !== null && Number.isInteger(by) && by >= 0 && Math.max(1, a) ** by < 1e300
        ? Math.max(1, a) ** by * 2
        : Number.POSITIVE_INFINITY;
    default:
      return BITS;
  }
}

function emitCall({ name, args, at }: Extract<Expression, { kind: 'call' }>, lookup: Lookup): Code {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known === undefined) {
    throw new Error(`'${name}' at column ${at} is no function; there are ${Object.keys(FUNCTIONS).join(', ')}`);
  }
  const [fewest, greatest] = known.arity;
  if (args.length < fewest || args.length > greatest) {
    throw new Error(`'${name}' takes ${fewest} to ${greatest} values`);
  }
  const given = args.map((arg) => numeric(arg, lookup));
  const digits = name === 'round' ? args[1] : undefined;
  const rounds =
    digits === undefined || (digits.kind === 'number' && digits.value <= 20 && (given[0]?.most ?? 0) < 1e280);
  const most = rounds ? known.most(Math.max(...given.map((arg) => arg.most))) : Number.POSITIVE_INFINITY;
  const list = given.map(({ code }) => code).join(', ');
  const callee = name === 'round' && given.length === 2 ? 'h.round' : `Math.${name}`;
  return { code: `${callee}(${list})`, type: 'number', most };
}

function numeric(expression: Expression, lookup: Lookup): Code {
  const code = emitExpression(expression, lookup);
  if (code.type === 'text') throw new Error('a text cannot be calculated with');
  return code;
}

/** A text of pieces as one JavaScript expression. One that holds other texts is checked: each could double them. */
export function emitText(parts: TextPart[], lookup: Lookup): string {
  let joins = false;
  const pieces = parts.map((part) => {
    if (typeof part === 'string') return JSON.stringify(part);
    if (part.base === 16) return `${numeric(part.value, lookup).code}.toString(16)`;
    const { code, type } = emitExpression(part.value, lookup);
    joins ||= type === 'text';
    return part.width === 0 ? `String(${code})` : `String(${code}).padStart(${part.width}, '0')`;
  });
  const text = pieces.length === 0 ? '""' : pieces.length === 1 ? (pieces[0] ?? '') : `(${pieces.join(' + ')})`;
  return joins ? `h.joined(${text})` : text;
}

/** The same as the key of an object: too long a one ends the payload before thousands of them are made. */
export function emitKey(parts: TextPart[], lookup: Lookup): string {
  const text = emitText(parts, lookup);
  return text.startsWith('h.joined(') ? `h.key(${text})` : text;
}
