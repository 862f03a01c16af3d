import type { Expression, Statement } from '../syntax/ast.ts';
import { expressionsIn, rootsOf, statementsIn } from './survey.ts';

/** What the text of a function proves of its variables, whatever a message brings. */
export interface Proven {
  /**
   * Only ever literal ints, and steps of at most 64: within the time of a message such a variable stays far inside 32
   * bits, so it is a bare int.
   */
  counters: ReadonlySet<string>;
  /** Only ever new maps. */
  maps: ReadonlySet<string>;
}

type Given = 'count' | 'map' | 'other';

/** `apart`: names that something else assigns too, such as parameters. Functions inside are not looked at. */
export function provenIn(body: Statement[], apart: Iterable<string>): Proven {
  const given = new Map<string, Set<Given>>();
  const note = (name: string, what: Given) => given.set(name, (given.get(name) ?? new Set()).add(what));
  for (const name of apart) note(name, 'other');
  for (const statement of statementsIn(body)) {
    if (statement.kind === 'declare') note(statement.name, startOf(statement.value));
    if (statement.kind === 'foreach') note(statement.name, 'other');
    for (const root of rootsOf(statement)) for (const node of expressionsIn(root)) noteExpression(node, note);
  }
  const only = (what: Given) => [...given].flatMap(([name, all]) => (all.size === 1 && all.has(what) ? [name] : []));
  return { counters: new Set(only('count')), maps: new Set(only('map')) };
}

function noteExpression(node: Expression, note: (name: string, what: Given) => void): void {
  if (node.kind === 'update' && node.target.kind === 'name') note(node.target.name, 'count');
  if (node.kind !== 'assign' || node.target.kind !== 'name') return;
  const { target, operator, value } = node;
  if (operator === '') note(target.name, isStepOf(target.name, value) ? 'count' : startOf(value));
  else note(target.name, (operator === '+' || operator === '-') && isSmall(value, 64) ? 'count' : 'other');
}

function startOf(value: Expression | null): Given {
  if (value === null) return 'other';
  if (value.kind === 'map') return 'map';
  return isSmall(value, 0x100_0000) ? 'count' : 'other';
}

/** `i + 2` */
function isStepOf(name: string, value: Expression): boolean {
  if (value.kind !== 'binary' || (value.operator !== '+' && value.operator !== '-')) return false;
  return value.left.kind === 'name' && value.left.name === name && isSmall(value.right, 64);
}

function isSmall(node: Expression, most: number): boolean {
  return node.kind === 'number' && node.number.type === 'int' && Math.abs(node.number.value) <= most;
}
