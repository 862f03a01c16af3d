import type { Expression } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parsePrimary } from './primary.ts';
import { type Place, syntaxError } from './token.ts';

const LEVELS: Record<string, number> = Object.fromEntries(
  [
    ['||', 'or'],
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
  const test = parseBinary(cursor, 1);
  const at = cursor.token;
  if (!cursor.accept('?')) return test;
  const then = parseExpression(cursor);
  cursor.expect(':', 'of the "?"');
  const otherwise = parseExpression(cursor);
  return { kind: 'ternary', test, then, otherwise, ...placeOf(at) };
}

function parseBinary(cursor: Cursor, level: number): Expression {
  let left = parseUnary(cursor);
  for (;;) {
    const operator = cursor.token;
    const own = operator.kind === 'operator' || operator.kind === 'name' ? LEVELS[operator.text] : undefined;
    if (own === undefined || own < level) return left;
    // A word on a line of its own starts the next statement.
    if (operator.kind === 'name' && operator.newLine) return left;
    cursor.next();
    const place = placeOf(operator);
    if (operator.text === 'instanceof' || operator.text === 'is') {
      left = { kind: 'instanceof', value: left, type: qualifiedName(cursor), ...place };
      continue;
    }
    const right = cursor.nested(() => parseBinary(cursor, own + 1));
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
