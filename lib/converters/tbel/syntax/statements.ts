import type { Branch, Case, FunctionNode, Script, Statement } from './ast.ts';
import { Cursor } from './cursor.ts';
import { parseExpression, placeOf } from './expressions.ts';
import { tokensOf } from './lexer.ts';
import { parseLoop } from './loops.ts';
import { PRIMITIVES } from './primary.ts';
import { type Place, syntaxError } from './token.ts';

const LOOPS = new Set(['for', 'foreach', 'while', 'until', 'do']);

/** Parses a whole script. Throws `compile` with line, column and what was expected. */
export function parseScript(text: string): Script {
  const cursor = new Cursor(tokensOf(text));
  const body: Statement[] = [];
  while (cursor.token.kind !== 'end') body.push(...parseStatement(cursor));
  return { body, warnings: cursor.warnings };
}

/** Statements of one source statement: none for an empty one. */
export function parseStatement(cursor: Cursor): Statement[] {
  if (cursor.accept(';')) return [];
  return [cursor.nested(() => parseOne(cursor))];
}

function parseOne(cursor: Cursor): Statement {
  const { token } = cursor;
  const place = placeOf(token);
  if (token.kind === 'operator' && token.text === '{' && !mapStarts(cursor)) {
    return { kind: 'block', body: parseBlock(cursor), ...place };
  }
  if (token.kind !== 'name') return parseSimple(cursor, place);
  if (LOOPS.has(token.text)) return parseLoop(cursor);
  switch (token.text) {
    case 'var':
      return parseDeclaration(cursor, null);
    case 'def':
      if (cursor.is('(', 2)) return parseFunction(cursor);
      return parseDeclaration(cursor, null);
    case 'function':
      return parseFunction(cursor);
    case 'if':
      return parseIf(cursor);
    case 'switch':
      return parseSwitch(cursor);
    case 'return':
      return parseReturn(cursor);
    case 'break':
    case 'continue':
      if (!cursor.allows(token.text)) throw syntaxError(`"${token.text}" stands outside of a loop`, place);
      cursor.next();
      endStatement(cursor);
      return { kind: token.text, ...place };
    case 'import':
      throw syntaxError('"import" is not available in TBEL', place);
  }
  if (PRIMITIVES.has(token.text) && cursor.ahead(1).kind === 'name') return parseDeclaration(cursor, token.text);
  return parseSimple(cursor, place);
}

function parseSimple(cursor: Cursor, place: Place): Statement {
  const expression = parseExpression(cursor);
  if (cursor.is(',')) return parseBroken(cursor, place);
  endStatement(cursor);
  return { kind: 'expression', expression, ...place };
}

/** `list,push(x);` stands in known scripts where it never runs. */
function parseBroken(cursor: Cursor, place: Place): Statement {
  const message = 'A "," between expressions means nothing; the statement fails when it is reached';
  cursor.warn(message, cursor.token);
  while (cursor.accept(',')) parseExpression(cursor);
  endStatement(cursor);
  return { kind: 'expression', expression: { kind: 'broken', message, ...place }, ...place };
}

/** A brace opens a map when a key or nothing follows it. */
function mapStarts(cursor: Cursor): boolean {
  if (cursor.is('}', 1) || cursor.is(':', 1)) return true;
  const { kind } = cursor.ahead(1);
  return kind !== 'operator' && kind !== 'end' && cursor.is(':', 2);
}

/** `var x = 1` without its end, as loop heads need it. */
export function parseDeclarationHead(cursor: Cursor, type: string | null): Statement {
  const place = placeOf(cursor.next());
  const name = cursor.name('the name of a variable');
  const value = cursor.accept('=') ? parseExpression(cursor) : null;
  return { kind: 'declare', type, name, value, ...place };
}

function parseDeclaration(cursor: Cursor, type: string | null): Statement {
  const first = parseDeclarationHead(cursor, type);
  if (cursor.is(',')) {
    throw syntaxError('One "var" declares one variable', cursor.token, 'Write a statement for each variable.');
  }
  endStatement(cursor);
  return first;
}

/** `;`, a closing brace, the end or, with a warning, a new line. */
function endStatement(cursor: Cursor): void {
  if (cursor.accept(';') || cursor.is('}') || cursor.token.kind === 'end') return;
  if (!cursor.token.newLine) throw cursor.expected('";" after the statement');
  cursor.warn(
    'A ";" is missing before this line; ThingsBoard itself would skip what follows up to the next ";".',
    cursor.token,
  );
}

/** `{ … }`, or one statement. */
export function parseBody(cursor: Cursor): Statement[] {
  return cursor.is('{') ? parseBlock(cursor) : parseStatement(cursor);
}

function parseBlock(cursor: Cursor): Statement[] {
  const open = cursor.expect('{', 'before the block');
  const body: Statement[] = [];
  while (!cursor.accept('}')) {
    if (cursor.token.kind === 'end') throw syntaxError('This "{" is never closed', open, 'Add "}".');
    body.push(...parseStatement(cursor));
  }
  return body;
}

function parseFunction(cursor: Cursor): Statement {
  const place = placeOf(cursor.next());
  const name = cursor.name('the name of the function');
  cursor.expect('(', 'after the name of the function');
  const parameters: string[] = [];
  while (!cursor.accept(')')) {
    if (PRIMITIVES.has(cursor.token.text) && cursor.ahead(1).kind === 'name') cursor.next();
    parameters.push(cursor.name('the name of a parameter'));
    if (!cursor.is(')')) cursor.expect(',', 'or ")" after a parameter');
  }
  const found: FunctionNode = { name, parameters, body: cursor.within('function', () => parseBlock(cursor)), ...place };
  return { kind: 'function', function: found, ...place };
}

function parseIf(cursor: Cursor): Statement {
  const place = placeOf(cursor.token);
  const branches: Branch[] = [];
  do {
    cursor.expect('if', 'after "else"');
    cursor.expect('(', 'after "if"');
    const test = parseExpression(cursor);
    cursor.expect(')', 'after the condition');
    branches.push({ test, body: parseBody(cursor) });
  } while (cursor.is('else') && cursor.is('if', 1) && cursor.accept('else'));
  const otherwise = cursor.accept('else') ? parseBody(cursor) : null;
  return { kind: 'if', branches, otherwise, ...place };
}

function parseReturn(cursor: Cursor): Statement {
  const place = placeOf(cursor.next());
  const empty = cursor.is(';') || cursor.is('}') || cursor.token.kind === 'end';
  const value = empty ? null : parseExpression(cursor);
  endStatement(cursor);
  return { kind: 'return', value, ...place };
}

function parseSwitch(cursor: Cursor): Statement {
  const place = placeOf(cursor.next());
  cursor.expect('(', 'after "switch"');
  const value = parseExpression(cursor);
  cursor.expect(')', 'after the value');
  const open = cursor.expect('{', 'before the cases');
  const cases: Case[] = [];
  while (!cursor.accept('}')) {
    if (cursor.token.kind === 'end') throw syntaxError('This "{" is never closed', open, 'Add "}".');
    cases.push(cursor.within('switch', () => parseCase(cursor)));
  }
  return { kind: 'switch', value, cases, ...place };
}

function parseCase(cursor: Cursor): Case {
  const isDefault = cursor.accept('default');
  if (!isDefault) cursor.expect('case', 'or "default"');
  const test = isDefault ? null : parseExpression(cursor);
  cursor.expect(':', 'after the case');
  const body: Statement[] = [];
  while (!cursor.is('case') && !cursor.is('default') && !cursor.is('}')) {
    if (cursor.token.kind === 'end') throw cursor.expected('"}" after the cases');
    body.push(...parseStatement(cursor));
  }
  return { test, body };
}
