import type { Statement } from '../syntax/ast.ts';
import { emitUpdate } from './assignment.ts';
import { type Context, emit, emitCondition } from './expression.ts';
import { mark } from './line-map.ts';
import { emitDo, emitFor, emitForeach, emitWhile } from './loop.ts';
import { declaredType } from './types.ts';

/**
 * Statements as JavaScript lines. With `tail` the last one's value becomes the value of the function: TBEL needs no
 * `return`.
 */
export function emitBody(body: Statement[], context: Context, tail: boolean): string {
  const last = body.findLastIndex(({ kind }) => kind !== 'function');
  const lines = body.map((statement, i) =>
    emitStatement(statement, context, tail && i === last && last === body.length - 1),
  );
  return lines.filter((line) => line !== '').join('\n');
}

function emitStatement(statement: Statement, context: Context, tail: boolean): string {
  const js = statementText(statement, context, tail);
  return js === '' ? '' : mark(statement.line) + js;
}

function statementText(statement: Statement, context: Context, tail: boolean): string {
  const give = (js: string) => (tail ? `return ${js};` : `${js};`);
  switch (statement.kind) {
    case 'expression':
      if (statement.expression.kind === 'update' && !tail)
        return `${emitUpdate(statement.expression, context, false).js};`;
      return give(emit(statement.expression, context).js);
    case 'declare':
      return give(emitDeclaration(statement, context));
    case 'return':
      return `return ${statement.value === null ? 'null' : emit(statement.value, context).js};`;
    case 'if':
      return emitIf(statement, context, tail);
    case 'for':
      return emitFor(statement, context);
    case 'foreach':
      return emitForeach(statement, context);
    case 'while':
      return emitWhile(statement, context);
    case 'do':
      return emitDo(statement, context);
    case 'switch':
      return emitSwitch(statement, context);
    case 'block':
      return `{\n${emitBody(statement.body, context, tail)}\n}`;
    case 'break':
    case 'continue':
      return `${statement.kind};`;
    case 'function':
      return '';
  }
}

/** `var x` alone assigns null. Declaring a type converts nothing. */
export function emitDeclaration(statement: Statement & { kind: 'declare' }, context: Context): string {
  const { name, type, value } = statement;
  const given = value === null ? { js: 'null', type: 'unknown' as const } : emit(value, context);
  if (context.scope.names.tables.has(statement)) given.js = context.scope.names.constant(given.js);
  if (type === null) context.scope.assigned(name, given.type);
  else context.scope.typed(name, declaredType(type));
  return `${context.scope.write(name)} = ${given.js}`;
}

function emitIf(statement: Statement & { kind: 'if' }, context: Context, tail: boolean): string {
  const branches = statement.branches.map(({ test, body }) => {
    const condition = `${mark(test.line)}if (${emitCondition(test, context)}) {`;
    return `${condition}\n${context.scope.maybe(() => emitBody(body, context, tail))}\n}`;
  });
  const chain = branches.join(' else ');
  if (statement.otherwise === null) return chain;
  const { otherwise } = statement;
  return `${chain} else {\n${context.scope.maybe(() => emitBody(otherwise, context, tail))}\n}`;
}

/** Cases are compared by TBEL's `==`, one after the other. */
function emitSwitch(statement: Statement & { kind: 'switch' }, context: Context): string {
  const value = context.scope.temporary();
  const cases = statement.cases.map(({ test, body }) => {
    const head = test === null ? 'default:' : `${mark(test.line)}case eq(${value}, ${emit(test, context).js}):`;
    return `${head}\n${context.scope.maybe(() => emitBody(body, context, false))}`;
  });
  return `${value} = ${emit(statement.value, context).js};\nswitch (true) {\n${cases.join('\n')}\n}`;
}
