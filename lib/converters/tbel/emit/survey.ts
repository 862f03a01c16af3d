import type { Expression, Statement } from '../syntax/ast.ts';

/** Every expression inside, the outer ones first. */
export function* expressionsIn(node: Expression): Generator<Expression> {
  yield node;
  for (const child of childrenOf(node)) yield* expressionsIn(child);
}

/** The expressions right inside. */
export function childrenOf(node: Expression): Expression[] {
  switch (node.kind) {
    case 'member':
      return [node.object];
    case 'index':
      return [node.object, node.index];
    case 'call':
      return node.object === null ? node.args : [node.object, ...node.args];
    case 'unary':
    case 'cast':
      return [node.operand];
    case 'update':
      return [node.target];
    case 'binary':
      return [node.left, node.right];
    case 'ternary':
      return [node.test, node.then, node.otherwise];
    case 'assign':
      return [node.target, node.value];
    case 'list':
      return node.items;
    case 'map':
      return node.entries.flatMap(({ key, value }) => (key.kind === 'name' ? [value] : [key, value]));
    case 'new':
      return node.args;
    case 'new-array':
      return [node.size];
    case 'instanceof':
      return [node.value];
    case 'group':
      return [node.inner];
    case 'projection':
      return [node.item, node.over, ...(node.test === null ? [] : [node.test])];
    default:
      return [];
  }
}

/** Every statement inside, functions' bodies not included. */
export function* statementsIn(body: Statement[]): Generator<Statement> {
  for (const statement of body) {
    yield statement;
    switch (statement.kind) {
      case 'if':
        for (const { body: inner } of statement.branches) yield* statementsIn(inner);
        yield* statementsIn(statement.otherwise ?? []);
        break;
      case 'for':
        if (statement.start !== null) yield statement.start;
        yield* statementsIn(statement.body);
        break;
      case 'foreach':
      case 'while':
      case 'do':
      case 'block':
        yield* statementsIn(statement.body);
        break;
      case 'switch':
        for (const { body: inner } of statement.cases) yield* statementsIn(inner);
    }
  }
}

/** The expressions that stand directly in a statement. */
export function rootsOf(statement: Statement): Expression[] {
  switch (statement.kind) {
    case 'expression':
      return [statement.expression];
    case 'declare':
    case 'return':
      return statement.value === null ? [] : [statement.value];
    case 'if':
      return statement.branches.map(({ test }) => test);
    case 'while':
    case 'do':
      return [statement.test];
    case 'for':
      return [statement.test, statement.step].filter((found) => found !== null);
    case 'foreach':
      return [statement.over];
    case 'switch':
      return [statement.value, ...statement.cases.flatMap(({ test }) => (test === null ? [] : [test]))];
    default:
      return [];
  }
}

export function* allExpressions(body: Statement[]): Generator<Expression> {
  for (const statement of statementsIn(body)) {
    if (statement.kind === 'function') yield* allExpressions(statement.function.body);
    else for (const root of rootsOf(statement)) yield* expressionsIn(root);
  }
}

/** Names that the statements assign anywhere, by `var` or without; functions apart. Loop heads own their variables. */
export function assignedNames(body: Statement[]): Set<string> {
  const heads = new Set<Statement>();
  const names = new Set<string>();
  for (const statement of statementsIn(body)) {
    if (statement.kind === 'for' && statement.start?.kind === 'declare') heads.add(statement.start);
    if (statement.kind === 'declare' && !heads.has(statement)) names.add(statement.name);
    for (const root of rootsOf(statement)) {
      for (const expression of expressionsIn(root)) {
        const target = expression.kind === 'assign' || expression.kind === 'update' ? expression.target : null;
        if (target?.kind === 'name') names.add(target.name);
      }
    }
  }
  return names;
}

/** The name of each assignment, declarations and heads of loops included; functions apart. */
export function* assignmentsIn(body: Statement[]): Generator<string> {
  for (const statement of statementsIn(body)) {
    if (statement.kind === 'declare' || statement.kind === 'foreach') yield statement.name;
    for (const root of rootsOf(statement)) {
      for (const expression of expressionsIn(root)) {
        const target = expression.kind === 'assign' || expression.kind === 'update' ? expression.target : null;
        if (target?.kind === 'name') yield target.name;
      }
    }
  }
}

/** Names that the statements declare by `var` or a type. */
export function declaredNames(body: Statement[]): string[] {
  return [...statementsIn(body)].flatMap((statement) => (statement.kind === 'declare' ? [statement.name] : []));
}
