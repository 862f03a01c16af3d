import type { Expression } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parsePrimary } from './primary.ts';
import { type Place, syntaxError, type Token } from './token.ts';

const LEVELS: Record<string, number> = Object.fromEntries(
  [
    ['||', 'or', '??'],
    ['&&'],
    ['|'],
    ['^'],
    ['&'],
    ['==', '===', '!=', '!==', '~=', 'contains'],
    ['<', '>', '<=', '>=', 'instanceof', 'is', 'strsim', 'soundslike', 'convertable_to'],
    ['<<', '>>', '>>>'],
    ['+', '-', '#'],
    ['*', '/', '%'],
    ['**'],
  ].flatMap((operators, level) => operators.map((operator) => [operator, level + 1])),
);

const TYPE_TESTS = new Set(['instanceof', 'is', 'convertable_to']);

const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=', '>>>=', '**=']);

/** An expression, assignments included. */
export function parseExpression(cursor: Cursor): Expression {
  return cursor.nested(() => parseAssignment(cursor));
}

function parseAssignment(cursor: Cursor): Expression {
  const target = parseTernary(cursor);
  const { token } = cursor;
  if (token.kind !== 'operator' || !ASSIGNMENTS.has(token.text)) return target;
  assertTarget(target, token);
  cursor.next();
  const value = parseExpression(cursor);
  return { kind: 'assign', operator: token.text.slice(0, -1), target, value, ...placeOf(target) };
}

function parseTernary(cursor: Cursor): Expression {
  const test = parseChain(cursor);
  const at = cursor.token;
  if (!cursor.accept('?')) return test;
  const then = parseExpression(cursor);
  cursor.expect(':', 'of the "?"');
  const otherwise = parseExpression(cursor);
  return { kind: 'ternary', test, then, otherwise, ...placeOf(at) };
}

/** Operands and operators of one chain, in the order of the text. */
interface Chain {
  operands: Expression[];
  operators: Token[];
}

function parseChain(cursor: Cursor): Expression {
  const chain: Chain = { operands: [], operators: [] };
  const tree = parseBinary(cursor, 1, chain);
  return foldsFlat(chain) ? flat(cursor, chain) : tree;
}

const BIT = /^(&|\||\^|<<|>>|>>>)$/;

/** TBEL folds a chain of number literals from left to right once a bit operator is in it: `1 << 2 + 3` is 7. */
function foldsFlat({ operands, operators }: Chain): boolean {
  if (operators.length < 2 || !operators.some(({ text }) => BIT.test(text))) return false;
  return operands.length === operators.length + 1 && operands.every(({ kind }) => kind === 'number');
}

function flat(cursor: Cursor, { operands, operators }: Chain): Expression {
  const [first, ...rest] = operands;
  const [place] = operators;
  if (first === undefined || place === undefined) throw cursor.expected('a value');
  cursor.warn('TBEL computes literals with bit operators strictly from left to right; write parentheses.', place);
  return rest.reduce<Expression>((left, right, i) => {
    const operator = operators[i] ?? place;
    return { kind: 'binary', operator: operator.text, left, right, ...placeOf(operator) };
  }, first);
}

function parseBinary(cursor: Cursor, level: number, chain: Chain): Expression {
  let left = parseUnary(cursor);
  chain.operands.push(left);
  for (;;) {
    const operator = cursor.token;
    const own = operator.kind === 'operator' || operator.kind === 'name' ? LEVELS[operator.text] : undefined;
    if (own === undefined || own < level) return left;
    // A word on a line of its own starts the next statement.
    if (operator.kind === 'name' && operator.newLine) return left;
    cursor.next();
    const place = placeOf(operator);
    chain.operators.push(operator);
    if (TYPE_TESTS.has(operator.text)) {
      left = { kind: 'instanceof', operator: operator.text, value: left, type: qualifiedName(cursor), ...place };
      continue;
    }
    const right = cursor.nested(() => parseBinary(cursor, own + 1, chain));
    left = { kind: 'binary', operator: operator.text, left, right, ...place };
  }
}

function parseUnary(cursor: Cursor): Expression {
  const { token } = cursor;
  if (token.kind === 'name' && token.text === 'isdef' && cursor.ahead(1).kind === 'name') {
    cursor.next();
    return { kind: 'isdef', name: cursor.name('a name'), ...placeOf(token) };
  }
  if (token.kind !== 'operator') return parsePostfix(cursor);
  switch (token.text) {
    case '!':
    case '-':
    case '+':
    case '~': {
      cursor.next();
      const operand = cursor.nested(() => parseUnary(cursor));
      return negated(token.text, operand) ?? { kind: 'unary', operator: token.text, operand, ...placeOf(token) };
    }
    case '++':
    case '--': {
      cursor.next();
      const target = cursor.nested(() => parseUnary(cursor));
      assertTarget(target, token);
      return { kind: 'update', operator: token.text, prefix: true, target, ...placeOf(token) };
    }
    default:
      return parsePostfix(cursor);
  }
}

/** `-5` is a literal. */
function negated(operator: string, operand: Expression): Expression | null {
  if (operator !== '-' || operand.kind !== 'number') return null;
  const { number } = operand;
  if ('digits' in number) return { ...operand, number: { ...number, digits: `-${number.digits}` } };
  return number.type === 'int' && number.value === 0
    ? operand
    : { ...operand, number: { ...number, value: -number.value } };
}

function parsePostfix(cursor: Cursor): Expression {
  const target = parsePrimary(cursor);
  const { token } = cursor;
  if (token.newLine || token.kind !== 'operator' || (token.text !== '++' && token.text !== '--')) return target;
  assertTarget(target, token);
  cursor.next();
  return { kind: 'update', operator: token.text, prefix: false, target, ...placeOf(token) };
}

/** `java.util.Map` */
export function qualifiedName(cursor: Cursor): string {
  let name = cursor.name('the name of a type');
  while (cursor.accept('.')) name += `.${cursor.name('a name after the "."')}`;
  return name;
}

function assertTarget({ kind }: Expression, place: Place): void {
  if (kind === 'name' || kind === 'member' || kind === 'index') return;
  throw syntaxError('Only a variable, a property or an element can be assigned', place);
}

export function placeOf({ line, column }: Place): Place {
  return { line, column };
}
