import type { Expression } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, placeOf, qualifiedName } from './expressions.ts';
import { parseBracketLiteral, parseMapLiteral } from './literals.ts';
import { type Place, syntaxError } from './token.ts';

/** Types a cast or a typed declaration may name. */
export const PRIMITIVES = new Set(['int', 'long', 'double', 'float', 'byte', 'short', 'char', 'boolean', 'String']);

/** Words that can never be a value. Naming them early makes the message clear. */
const NO_VALUE = new Set(['var', 'def', 'function', 'if', 'else', 'for', 'foreach', 'while', 'do', 'switch', 'case']);

const FORBIDDEN = new Set(['constructor', 'prototype', '__proto__']);

/** A value with everything that hangs on it: `a.b[0].c()`. */
export function parsePrimary(cursor: Cursor): Expression {
  let value = parseAtom(cursor);
  for (;;) {
    const { token } = cursor;
    if (token.kind !== 'operator') return value;
    if (token.text === '.' || token.text === '.?') value = parseMember(cursor, value);
    else if (token.text === '[' && !token.newLine) {
      cursor.next();
      const index = parseExpression(cursor);
      cursor.expect(']', 'after the index');
      value = { kind: 'index', object: value, index, ...placeOf(token) };
    } else return value;
  }
}

function parseMember(cursor: Cursor, object: Expression): Expression {
  const safe = cursor.next().text === '.?';
  const place = placeOf(cursor.token);
  const name = cursor.token.kind === 'number' ? cursor.next().text : cursor.name('a property name after the "."');
  if (FORBIDDEN.has(name)) throw syntaxError(`"${name}" is not available in TBEL`, place);
  if (!cursor.is('(')) return { kind: 'member', object, name, safe, ...place };
  return { kind: 'call', object, name, safe, args: parseArguments(cursor), ...place };
}

/** `(a, b)` */
function parseArguments(cursor: Cursor): Expression[] {
  cursor.expect('(', 'before the arguments');
  const args: Expression[] = [];
  if (cursor.accept(')')) return args;
  do args.push(parseExpression(cursor));
  while (cursor.accept(','));
  cursor.expect(')', 'after the arguments');
  return args;
}

function parseAtom(cursor: Cursor): Expression {
  const { token } = cursor;
  const place = placeOf(token);
  switch (token.kind) {
    case 'number':
      cursor.next();
      return { kind: 'number', number: token.number, ...place };
    case 'string':
      cursor.next();
      return { kind: 'string', text: token.text, ...place };
    case 'name':
      return parseNamed(cursor);
    case 'operator':
      if (token.text === '(') return parseGroup(cursor);
      if (token.text === '[') return parseBracketLiteral(cursor);
      if (token.text === '{') return parseMapLiteral(cursor);
  }
  throw cursor.expected('a value');
}

function parseNamed(cursor: Cursor): Expression {
  const token = cursor.token;
  const place = placeOf(token);
  const name = token.text;
  if (name === 'true' || name === 'false') return take({ kind: 'constant', value: name === 'true', ...place });
  if (name === 'null' || name === 'nil' || name === 'undefined')
    return take({ kind: 'constant', value: null, ...place });
  if (name === 'new') return parseNew(cursor);
  if (NO_VALUE.has(name)) throw cursor.expected('a value');
  if (FORBIDDEN.has(name)) throw syntaxError(`"${name}" is not available in TBEL`, place);
  cursor.next();
  if (!cursor.is('(')) return { kind: 'name', name, ...place };
  return { kind: 'call', object: null, name, safe: false, args: parseArguments(cursor), ...place };

  function take(expression: Expression): Expression {
    cursor.next();
    return expression;
  }
}

/** A cast applies to the next value with its chain: `(int) x / 2` is `((int) x) / 2`. */
function parseGroup(cursor: Cursor): Expression {
  const place = placeOf(cursor.next());
  if (cursor.token.kind === 'name' && PRIMITIVES.has(cursor.token.text) && cursor.is(')', 1)) {
    const type = cursor.next().text;
    cursor.next();
    const minus = cursor.accept('-');
    const operand = cursor.nested(() => parsePrimary(cursor));
    return {
      kind: 'cast',
      type,
      operand: minus ? { kind: 'unary', operator: '-', operand, ...place } : operand,
      ...place,
    };
  }
  const inner = parseExpression(cursor);
  if (cursor.is('in')) return parseProjection(cursor, inner, place);
  cursor.expect(')', 'after the expression');
  return { kind: 'group', inner, ...place };
}

/** `(item in list if condition)` */
function parseProjection(cursor: Cursor, item: Expression, place: Place): Expression {
  cursor.next();
  const over = parseExpression(cursor);
  const test = cursor.accept('if') ? parseExpression(cursor) : null;
  cursor.expect(')', 'after the projection');
  return { kind: 'projection', item, over, test, ...place };
}

function parseNew(cursor: Cursor): Expression {
  const place = placeOf(cursor.next());
  const type = qualifiedName(cursor);
  if (cursor.accept('[')) {
    const size = parseExpression(cursor);
    cursor.expect(']', 'after the size');
    return { kind: 'new-array', type, size, ...place };
  }
  return { kind: 'new', type, args: parseArguments(cursor), ...place };
}
