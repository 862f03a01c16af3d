import type { Expression } from '../syntax/ast.ts';
import { syntaxError } from '../syntax/token.ts';
import { type Context, type Emitted, emit, emitCondition } from './expression.ts';
import { compareInt } from './inline.ts';
import { quoted } from './literal.ts';
import { wider } from './types.ts';

type Binary = Expression & { kind: 'binary' };

const COMPARISONS: Record<string, string> = {
  '==': 'eq',
  '===': 'eq',
  '!=': 'ne',
  '!==': 'ne',
  '<': 'lt',
  '>': 'gt',
  '<=': 'le',
  '>=': 'ge',
  '~=': 'matches',
  contains: 'contains',
  soundslike: 'soundsLike',
};

const BITS: Record<string, string> = { '&': 'band', '|': 'bor', '^': 'bxor', '<<': 'shl', '>>': 'shr', '>>>': 'ushr' };

const ARITHMETIC: Record<string, string> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '%': 'mod', '**': 'pow' };

/** For two Integers by their static types. */
const INTS: Record<string, string> = { '+': 'iadd', '-': 'isub', '*': 'imul', '/': 'idiv' };

/** What a comparison with an int literal is for a bare number. */
const NATIVE: Record<string, string> = {
  '==': '===',
  '===': '===',
  '!=': '!==',
  '!==': '!==',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
};

function isInt(node: Expression): boolean {
  return node.kind === 'number' && node.number.type === 'int';
}

export function emitBinary(node: Binary, context: Context): Emitted {
  const { operator } = node;
  if (operator === '&&' || operator === '||') {
    const first = emitCondition(node.left, context);
    const js = `(${first} ${operator} ${context.scope.maybe(() => emitCondition(node.right, context))})`;
    return { js, type: 'Boolean', sure: 'boolean' };
  }
  if (operator === '&' && node.left.kind === 'index' && isInt(node.right)) {
    const { object, index } = node.left;
    const js = `masked(${[object, index, node.right].map((part) => emit(part, context).js).join(', ')})`;
    return { js, type: 'Integer' };
  }
  const left = emit(node.left, context);
  const right = emit(node.right, context);
  if (operator === 'or' || operator === '??') {
    const held = context.scope.temporary();
    return { js: `((${held} = ${left.js}) === null ? ${right.js} : ${held})`, type: 'unknown' };
  }
  const comparison = COMPARISONS[operator];
  const native = NATIVE[operator];
  if (native !== undefined && left.sure === 'int' && right.sure === 'int') {
    return { js: `(${left.js} ${native} ${right.js})`, type: 'Boolean', sure: 'boolean' };
  }
  if (comparison !== undefined && native !== undefined && isInt(node.right)) {
    const js = compareInt(left.js, native, right.js, comparison, context.scope);
    return { js, type: 'Boolean', sure: 'boolean' };
  }
  if (comparison !== undefined)
    return { js: `${comparison}(${left.js}, ${right.js})`, type: 'Boolean', sure: 'boolean' };
  if (operator === 'strsim') return { js: `similarity(${left.js}, ${right.js})`, type: 'Float' };
  if (operator === '#') return { js: `cat(${left.js}, ${right.js})`, type: 'String', sure: 'string' };
  if (BITS[operator] === undefined && ARITHMETIC[operator] === undefined) {
    throw syntaxError(`The operator "${operator}" is not available`, node);
  }
  if (BITS[operator] !== undefined && [left, right].every(({ constant }) => constant !== undefined)) {
    const broken = [left, right].some(({ type }) => type === 'Double' || type === 'Float');
    if (broken) throw syntaxError(`"${operator}" takes whole numbers`, node);
  }
  const result = computed(operator, left, right);
  const cut = operator === '/' && result.constant === undefined && result.type === 'Integer';
  if (cut) context.scope.names.warn(CUT, node);
  return result;
}

const CUT =
  'Both sides are Integers to the compiler, so the fraction is cut; where it is wanted, write a double, such as 10.0.';

/** `left operator right` for the operators that compute, compound assignments included. */
export function computed(operator: string, left: Emitted, right: Emitted): Emitted {
  const bits = BITS[operator];
  const ints = left.sure === 'int' && right.sure === 'int';
  if (bits !== undefined && ints && operator !== '>>>') {
    return { js: `(${left.js} ${operator} ${right.js})`, type: 'Integer', sure: 'int' };
  }
  if (bits !== undefined) return { js: `${bits}(${left.js}, ${right.js})`, type: 'Integer' };
  if (operator === '+' && left.sure === 'string') {
    const js = right.sure === 'string' ? `(${left.js} + ${right.js})` : `cat(${left.js}, ${right.js})`;
    return { js, type: 'String', sure: 'string' };
  }
  if (operator === '+' && (left.type === 'String' || right.type === 'String')) {
    return { js: `add(${left.js}, ${right.js})`, type: 'String' };
  }
  if (left.constant !== undefined && right.constant !== undefined) return folded(operator, left, right);
  const plain = INTS[operator];
  if (plain !== undefined && left.type === 'Integer' && right.type === 'Integer') {
    return { js: `${plain}(${left.js}, ${right.js})`, type: 'Integer' };
  }
  const pair = `${left.type} ${right.type}`;
  if (pair === 'int Integer' || pair === 'Integer int') {
    return { js: `mixed(${quoted(operator)}, ${left.js}, ${right.js})`, type: 'Integer' };
  }
  const type = wider(left.type, right.type);
  // A sum of two ints is a bare number too, an Integer or a Long.
  if (ints && (operator === '+' || operator === '-')) return { js: `(${left.js} ${operator} ${right.js})`, type };
  const bare = BARE[operator];
  if (bare !== undefined && right.type === 'Double' && right.constant !== undefined) {
    return { js: `${bare}(${left.js}, ${right.constant})`, type };
  }
  return { js: `${ARITHMETIC[operator]}(${left.js}, ${right.js})`, type };
}

/** For a Double literal on the right, which needs no wrapping then. */
const BARE: Record<string, string> = { '+': 'dadd', '-': 'dsub', '*': 'dmul', '/': 'ddiv' };

/** Literals alone compute by their values: `5/2` is 2.5 and a Double. */
function folded(operator: string, left: Emitted, right: Emitted): Emitted {
  const js = `${ARITHMETIC[operator]}(${left.js}, ${right.js})`;
  const [a = 0, b = 0] = [left.constant, right.constant];
  const integers = left.type === 'Integer' && right.type === 'Integer';
  const values: Record<string, number> = { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '%': a % b, '**': a ** b };
  const constant = values[operator] ?? Number.NaN;
  if (!integers) return { js, type: wider(left.type, right.type), constant };
  if (operator === '/') return { js, type: 'Double', constant };
  return { js, type: Math.abs(constant) <= 0x7fffffff ? 'Integer' : 'Long', constant };
}
