import type { Expression } from '../syntax/ast.ts';
import { reader } from './assignment.ts';
import { BUILT_IN_NAMES } from './built-in-names.ts';
import { type Context, type Emitted, emit } from './expression.ts';
import { readProperty } from './inline.ts';
import { quoted } from './literal.ts';
import { staticMember } from './names.ts';
import { isDecodedPayload } from './scope.ts';
import { builtInResult, staticResult, textMethodResult } from './types.ts';

type Call = Expression & { kind: 'call' };
type Step = Exclude<Expression, { kind: 'name' }> & { kind: 'member' | 'index' | 'call' };

/** A call of a function, a static method or a method. */
export function emitCall(node: Call, context: Context): Emitted {
  return node.object === null ? emitFunctionCall(node, context) : emitChain(node, context);
}

function emitFunctionCall(node: Call, context: Context): Emitted {
  const { name, args } = node;
  const { scope } = context;
  if (context.envelopeOnly && isDecodedPayload(node) && scope.read('payload')?.js[0] === 'g_payload') {
    return name === 'decodeToJson'
      ? { js: 'envelope(i_payload, i_mode)', type: 'other' }
      : { js: 'envelopeText(i_payload)', type: 'String' };
  }
  const given = args.map((arg) => emit(arg, context));
  const list = given.map(({ js }) => js).join(', ');
  const own = scope.names.functions.get(name);
  if (BUILT_IN_NAMES.has(name)) return { js: `fn.${name}(${list})`, type: builtInResult(name, given[0]?.type) };
  if (own === undefined) scope.names.warn(`There is no function ${name}; a message that comes here fails.`, node);
  if (own === undefined) return { js: `noFunction(${quoted(name)})(${list})`, type: 'unknown' };
  if (given.length <= own.parameters.length) return { js: `f_${name}(${list})`, type: 'unknown' };
  return {
    js: `stop(${quoted(`${name} takes ${own.parameters.length} arguments, not ${given.length}`)})`,
    type: 'unknown',
  };
}

/**
 * `a.b[0].c()`. After `.?` the rest of the chain gives null when the property is null.
 */
export function emitChain(node: Expression, context: Context): Emitted {
  const steps: Step[] = [];
  let root = node;
  while ((root.kind === 'member' || root.kind === 'index' || root.kind === 'call') && objectOf(root) !== null) {
    const fixed = emitStatic(root, context);
    if (fixed !== null) return follow(fixed, steps.reverse(), context);
    steps.push(root);
    root = objectOf(root) ?? root;
  }
  return follow(emit(root, context), steps.reverse(), context);
}

function objectOf(node: Step): Expression | null {
  return node.object;
}

function follow(start: Emitted, steps: Step[], context: Context): Emitted {
  let current = start;
  for (const [i, step] of steps.entries()) {
    const js = read(current.js, step, context);
    const rest = steps.slice(i + 1);
    if (step.kind !== 'index' && step.safe && rest.length > 0) {
      const held = context.scope.temporary();
      const { js: after } = follow({ js: held, type: 'unknown' }, rest, context);
      return { js: `((${held} = ${js}) === null ? null : ${after})`, type: 'unknown' };
    }
    const text = current.type === 'String' && step.kind === 'call';
    current = { js, type: text ? textMethodResult(step.name) : 'unknown' };
  }
  return current;
}

function read(object: string, step: Step, context: Context): string {
  if (step.kind === 'index') return `idx(${object}, ${emit(step.index, context).js})`;
  if (step.kind === 'member') {
    const through = reader(step.name);
    if (through === 'prop') return readProperty(object, step.name, context.scope);
    if (through === 'len') return `len(${object})`;
    return `${through}(${object}, ${quoted(step.name)})`;
  }
  const args = step.args.map((arg) => emit(arg, context).js);
  const invoke = args.length < 3 ? `inv${args.length}` : 'inv';
  return `${invoke}(${[object, quoted(step.name), ...args].join(', ')})`;
}

/** `Math.round(x)`, `Integer.MIN_VALUE`: chains whose root is a class and no variable. */
function emitStatic(node: Step, context: Context): Emitted | null {
  const path = node.kind === 'index' ? null : pathOf(node);
  if (path === null || node.kind === 'index' || context.scope.read(path[0] ?? '') !== null) return null;
  const member = staticMember(path);
  if (member === null) return null;
  const type = staticResult(member);
  const missing = quoted(`${member} is not available in TBEL`);
  if (node.kind === 'member') return { js: `(constants[${quoted(member)}] ?? stop(${missing}))`, type };
  const args = node.args.map((arg) => emit(arg, context).js).join(', ');
  return { js: `(statics[${quoted(member)}] ?? stop(${missing}))(${args})`, type };
}

function pathOf(node: Expression): string[] | null {
  if (node.kind === 'name') return [node.name];
  if ((node.kind !== 'member' && node.kind !== 'call') || node.object === null) return null;
  const path = pathOf(node.object);
  return path === null || node.object.kind === 'call' ? null : [...path, node.name];
}
