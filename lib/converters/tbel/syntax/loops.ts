import type { Statement } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, placeOf } from './expressions.ts';
import { PRIMITIVES } from './primary.ts';
import { parseDeclarationHead, parseBody as parseOneBody } from './statements.ts';

/** `for`, `foreach`, `while`, `until`, `do`. */
export function parseLoop(cursor: Cursor): Statement {
  const token = cursor.next();
  const place = placeOf(token);
  if (token.text === 'do') return parseDo(cursor);
  cursor.expect('(', `after "${token.text}"`);
  if (token.text === 'while' || token.text === 'until') {
    const test = parseExpression(cursor);
    cursor.expect(')', 'after the condition');
    return { kind: 'while', test, negate: token.text === 'until', body: parseBody(cursor), ...place };
  }
  return isForeach(cursor) ? parseForeach(cursor) : parseFor(cursor);

  function parseDo(inner: Cursor): Statement {
    const body = parseBody(inner);
    const negate = inner.is('until');
    if (!inner.accept('until')) inner.expect('while', 'after the body of "do"');
    inner.expect('(', 'before the condition');
    const test = parseExpression(inner);
    inner.expect(')', 'after the condition');
    inner.accept(';');
    return { kind: 'do', test, negate, body, ...place };
  }

  function parseForeach(inner: Cursor): Statement {
    if (declares(inner)) inner.next();
    const name = inner.name('the name of the item');
    inner.expect(':', 'after the item');
    const over = parseExpression(inner);
    inner.expect(')', 'after what is walked over');
    return { kind: 'foreach', name, over, body: parseBody(inner), ...place };
  }

  function parseFor(inner: Cursor): Statement {
    const start = inner.is(';') ? null : parseStart(inner);
    inner.expect(';', 'after the start of "for"');
    const test = inner.is(';') ? null : parseExpression(inner);
    inner.expect(';', 'after the condition of "for"');
    const step = inner.is(')') ? null : parseExpression(inner);
    inner.expect(')', 'after the head of "for"');
    return { kind: 'for', start, test, step, body: parseBody(inner), ...place };
  }
}

function parseBody(cursor: Cursor): Statement[] {
  return cursor.within('loop', () => parseOneBody(cursor));
}

function declares(cursor: Cursor): boolean {
  const { kind, text } = cursor.token;
  return (
    kind === 'name' && (text === 'var' || text === 'def' || PRIMITIVES.has(text)) && cursor.ahead(1).kind === 'name'
  );
}

function isForeach(cursor: Cursor): boolean {
  const at = declares(cursor) ? 1 : 0;
  return cursor.ahead(at).kind === 'name' && cursor.is(':', at + 1);
}

function parseStart(cursor: Cursor): Statement {
  if (declares(cursor))
    return parseDeclarationHead(cursor, cursor.is('var') || cursor.is('def') ? null : cursor.token.text);
  const place = placeOf(cursor.token);
  return { kind: 'expression', expression: parseExpression(cursor), ...place };
}
