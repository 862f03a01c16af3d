import type { Expression, Statement } from '../syntax/ast.ts';
import { emitUpdate } from './assignment.ts';
import { type Context, emit, emitCondition } from './expression.ts';
import { emitBody, emitDeclaration } from './statement.ts';

type Kind<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

/** A variable declared in the head belongs to the loop, unless a function shares a global of that name. */
export function emitFor(statement: Kind<'for'>, context: Context): string {
  const { start } = statement;
  if (start?.kind !== 'declare') return loop(start?.kind === 'expression' ? emit(start.expression, context).js : '');
  if (context.scope.isShared(start.name)) return loop(emitDeclaration(start, context));
  const value = start.value === null ? null : emit(start.value, context);
  return context.scope.withPrivate(start.name, (js) => {
    context.scope.assigned(start.name, value?.type ?? 'unknown');
    return loop(`${js} = ${value?.js ?? 'null'}`);
  });

  function loop(head: string): string {
    const test = statement.test === null ? '' : emitCondition(statement.test, context);
    const step = stepText(statement.step, context);
    return `for (${head}; ${test}; ${step}) {\n${bodyText(statement.body, context)}\n}`;
  }
}

function bodyText(body: Statement[], context: Context): string {
  return context.scope.maybe(() => emitBody(body, context, false));
}

function stepText(step: Expression | null, context: Context): string {
  if (step === null) return '';
  if (step.kind === 'update') return emitUpdate(step, context, false).js;
  return context.scope.maybe(() => emit(step, context).js);
}

/** Walks over a snapshot. */
export function emitForeach(statement: Kind<'foreach'>, context: Context): string {
  const over = emit(statement.over, context).js;
  const { scope } = context;
  const items = scope.temporary();
  const at = scope.temporary();
  return scope.withPrivate(statement.name, (js) => {
    const body = bodyText(statement.body, context);
    return `${items} = iter(${over});\nfor (${at} = 0; ${at} < ${items}.length; ${at}++) {\n${js} = ${items}[${at}];\n${body}\n}`;
  });
}

export function emitWhile(statement: Kind<'while'>, context: Context): string {
  return `while (${testText(statement, context)}) {\n${bodyText(statement.body, context)}\n}`;
}

export function emitDo(statement: Kind<'do'>, context: Context): string {
  const body = bodyText(statement.body, context);
  return `do {\n${body}\n} while (${testText(statement, context)});`;
}

function testText({ test, negate }: Kind<'while'> | Kind<'do'>, context: Context): string {
  const condition = emitCondition(test, context);
  return negate ? `!(${condition})` : condition;
}
