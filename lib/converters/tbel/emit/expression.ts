import type { Expression } from '../syntax/ast.ts';
import { syntaxError } from '../syntax/token.ts';
import { emitAssign, emitUpdate } from './assignment.ts';
import { emitBinary } from './binary.ts';
import { emitCall, emitChain } from './chain.ts';
import { emitList, emitMap, emitNumber, quoted } from './literal.ts';
import { makerOf } from './names.ts';
import type { Scope } from './scope.ts';
import { declaredType, literalType, type StaticType } from './types.ts';

/** An expression as JavaScript text. */
export interface Emitted {
  js: string;
  type: StaticType;
  /** Set when only literals take part: such expressions are folded by their values, whatever their types. */
  constant?: number;
  /** What the JavaScript value certainly is, where that saves a check. */
  sure?: 'boolean' | 'string' | 'int';
}

/** What emitting needs to know beside the scope. */
export interface Context {
  scope: Scope;
  /** The payload is only ever read as decodeToJson(payload), so no byte list is made. */
  envelopeOnly: boolean;
}

export function emit(node: Expression, context: Context): Emitted {
  switch (node.kind) {
    case 'number':
      return { ...emitNumber(node.number, context.scope.names), type: literalType(node.number) };
    case 'string':
      return { js: quoted(node.text), type: 'String', sure: 'string' };
    case 'constant':
      return node.value === null
        ? { js: 'null', type: 'unknown' }
        : { js: String(node.value), type: 'Boolean', sure: 'boolean' };
    case 'name':
      if (context.scope.read(node.name) === null) warnOfUnknown(node, context);
      return emitName(node.name, context);
    case 'member':
    case 'index':
      return emitChain(node, context);
    case 'call':
      return emitCall(node, context);
    case 'unary':
      return emitUnary(node, context);
    case 'update':
      return emitUpdate(node, context, true);
    case 'binary':
      return emitBinary(node, context);
    case 'ternary':
      return emitTernary(node, context);
    case 'assign':
      return emitAssign(node, context);
    case 'list':
      return emitList(node.items, context);
    case 'map':
      return emitMap(node.entries, context);
    case 'new':
      return emitNew(node, context);
    case 'new-array':
      return { js: `newArray(${quoted(node.type)}, ${emit(node.size, context).js})`, type: 'other' };
    case 'cast':
      return { js: `cast(${quoted(node.type)}, ${emit(node.operand, context).js})`, type: declaredType(node.type) };
    case 'instanceof':
      return emitTypeTest(node, context);
    case 'projection':
      return emitProjection(node, context);
    case 'isdef':
      return { js: String(context.scope.read(node.name) !== null), type: 'Boolean', sure: 'boolean' };
    case 'broken':
      return { js: `stop(${quoted(node.message)})`, type: 'unknown' };
    case 'group':
      return emit(node.inner, context);
  }
}

/** A condition: TBEL takes a Boolean and nothing else. */
export function emitCondition(node: Expression, context: Context): string {
  const { js, sure } = emit(node, context);
  return sure === 'boolean' ? js : `bool(${js})`;
}

export function emitName(name: string, { scope }: Context): Emitted {
  const found = scope.read(name);
  if (found === null) return { js: `gone(${quoted(name)})`, type: 'unknown' };
  const type = scope.typeOf(name);
  const sure = scope.isCounter(name) ? { sure: 'int' as const } : {};
  if (found.certain) return { js: found.js[0] ?? '', type, ...sure };
  const js = [...found.js]
    .reverse()
    .reduce((otherwise, one) => `${one} !== undefined ? ${one} : ${otherwise}`, `gone(${quoted(name)})`);
  return { js: `(${js})`, type, ...sure };
}

function warnOfUnknown(node: Expression & { kind: 'name' }, { scope }: Context): void {
  scope.names.warn(`Nothing assigns ${node.name}; a message that comes here fails.`, node);
}

function emitUnary(node: Expression & { kind: 'unary' }, context: Context): Emitted {
  const operand = emit(node.operand, context);
  switch (node.operator) {
    case '!':
      return {
        js: operand.sure === 'boolean' ? `!${wrapped(operand.js)}` : `not(${operand.js})`,
        type: 'Boolean',
        sure: 'boolean',
      };
    case '~':
      return { js: `bnot(${operand.js})`, type: 'Integer' };
    case '-': {
      const folded = operand.constant === undefined ? {} : { constant: -operand.constant };
      return { js: `neg(${operand.js})`, type: operand.type, ...folded };
    }
    case '+':
      return operand;
  }
}

function wrapped(js: string): string {
  return /^[\w.]+(\(.*\))?$/.test(js) && !js.includes(' ') ? js : `(${js})`;
}

function emitTypeTest({ operator, value, type }: Expression & { kind: 'instanceof' }, context: Context): Emitted {
  const test = operator === 'convertable_to' ? 'convertible' : 'instance';
  return { js: `${test}(${emit(value, context).js}, ${quoted(type)})`, type: 'Boolean', sure: 'boolean' };
}

/** The element is `$`; a function that nothing defines is a method of the element. */
function emitProjection({ item, over, test }: Expression & { kind: 'projection' }, context: Context): Emitted {
  const list = emit(over, context).js;
  return context.scope.withPrivate('$', (js) => {
    const own = item.kind === 'call' && item.object === null && !context.scope.names.functions.has(item.name);
    const element: Expression = { kind: 'name', name: '$', line: item.line, column: item.column };
    const value = emit(own ? { ...item, object: element } : item, context).js;
    const condition = test === null ? 'true' : emitCondition(test, context);
    return { js: `project(${list}, () => ${value}, () => ${condition}, (x) => { ${js} = x; })`, type: 'List' };
  });
}

/** The static type of a bare ternary is that of its last part. */
function emitTernary(node: Expression & { kind: 'ternary' }, context: Context): Emitted {
  const test = emitCondition(node.test, context);
  const then = context.scope.maybe(() => emit(node.then, context));
  const otherwise = context.scope.maybe(() => emit(node.otherwise, context));
  return { js: `(${test} ? ${then.js} : ${otherwise.js})`, type: otherwise.type };
}

function emitNew(node: Expression & { kind: 'new' }, context: Context): Emitted {
  const maker = makerOf(node.type);
  if (maker === null) {
    throw syntaxError(`The class ${node.type} is not available in TBEL`, node, 'Use Date, lists [] and maps {}.');
  }
  return { js: `makers.${maker}(${node.args.map((arg) => emit(arg, context).js).join(', ')})`, type: 'other' };
}
