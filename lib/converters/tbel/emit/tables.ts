import type { Expression, Statement } from '../syntax/ast.ts';
import { assignmentsIn, childrenOf, rootsOf, statementsIn } from './survey.ts';

type Literal = Expression & { kind: 'list' | 'map' };
type Declaration = Statement & { kind: 'declare' };

/**
 * Declarations of tables: a literal of constants that nothing in the script can change or give away, so that one made
 * with the program serves every message. What is read out of a table, by whatever names it goes, is followed too.
 */
export function tablesIn(body: Statement[]): Set<Statement> {
  const bodies = [body, ...body.flatMap((one) => (one.kind === 'function' ? [one.function.body] : []))];
  const parameters = new Set(body.flatMap((one) => (one.kind === 'function' ? one.function.parameters : [])));
  const declared = bodies.flatMap((one) => [...statementsIn(one)]).filter((one) => one.kind === 'declare');
  const assigned = bodies.flatMap((one) => [...assignmentsIn(one)]);
  const tables = declared.filter((one) => {
    const { name, value } = one;
    if (value === null || !isTable(value) || parameters.has(name)) return false;
    return assigned.filter((other) => other === name).length === 1 && new Flow(one, bodies).readOnly;
  });
  return new Set(tables);
}

function isTable(value: Expression): value is Literal {
  if (value.kind === 'list') return value.items.length > 0 && value.items.every(isConstant);
  return value.kind === 'map' && value.entries.length > 0 && isConstant(value);
}

function isConstant(node: Expression): boolean {
  switch (node.kind) {
    case 'number':
    case 'string':
      return true;
    // A map drops null when it is made.
    case 'constant':
      return node.value !== null;
    case 'list':
      return node.items.every(isConstant);
    case 'map':
      return node.entries.every(({ key, value }) => (key.kind === 'name' || isConstant(key)) && isConstant(value));
    default:
      return false;
  }
}

/** Methods that only look. */
const LOOKS = new Set(['size', 'length', 'isEmpty', 'containsKey', 'contains', 'includes', 'indexOf']);
const EQUALITY = new Set(['==', '===', '!=', '!==']);

/** Follows the containers of one table through all expressions of a script. */
class Flow {
  readOnly = true;
  readonly #held = new Map<string, Set<Literal>>();
  #grew = true;

  constructor(declaration: Declaration, bodies: Statement[][]) {
    while (this.#grew && this.readOnly) {
      this.#grew = false;
      for (const body of bodies) this.#body(body, declaration);
    }
  }

  #body(body: Statement[], table: Declaration): void {
    const ends = new Set(endsOf(body));
    for (const statement of statementsIn(body)) {
      if (statement.kind === 'declare' && statement.value !== null) {
        const found = statement === table ? [statement.value as Literal] : this.#of(statement.value);
        this.#hold(statement.name, found);
        if (ends.has(statement)) this.#deny(found);
      } else if (statement.kind === 'foreach') this.#hold(statement.name, inside(this.#of(statement.over)));
      else if (statement.kind === 'expression' && statement.expression.kind === 'assign' && !ends.has(statement)) {
        this.#of(statement.expression);
      } else for (const root of rootsOf(statement)) this.#deny(this.#of(root));
    }
  }

  #hold(name: string, found: Literal[]): void {
    const held = this.#held.get(name) ?? new Set();
    this.#held.set(name, held);
    for (const one of found) {
      this.#grew ||= !held.has(one);
      held.add(one);
    }
  }

  #deny(found: Literal[]): void {
    if (found.length > 0) this.readOnly = false;
  }

  /** The containers that an expression may give; what it does with others of them is judged on the way. */
  #of(node: Expression): Literal[] {
    switch (node.kind) {
      case 'name':
        return [...(this.#held.get(node.name) ?? [])];
      case 'group':
        return this.#of(node.inner);
      case 'member':
        return this.#member(node);
      case 'index':
        this.#deny(this.#of(node.index));
        return inside(this.#of(node.object));
      case 'ternary':
        this.#deny(this.#of(node.test));
        return [...this.#of(node.then), ...this.#of(node.otherwise)];
      case 'call':
        return this.#call(node);
      case 'binary':
        return this.#binary(node);
      case 'assign':
        return this.#assign(node);
      case 'update':
        if (node.target.kind === 'name') this.#deny(this.#of(node.target));
        this.#write(node.target);
        return [];
      default:
        for (const child of childrenOf(node)) this.#deny(this.#of(child));
        return [];
    }
  }

  #member({ object, name }: Expression & { kind: 'member' }): Literal[] {
    const found = this.#of(object);
    if (name === 'values' || name === 'keys') this.#deny(found);
    return inside(found, name);
  }

  #call({ object, name, args }: Expression & { kind: 'call' }): Literal[] {
    for (const arg of args) this.#deny(this.#of(arg));
    const found = object === null ? [] : this.#of(object);
    if (name === 'get') return inside(found);
    if (!LOOKS.has(name)) this.#deny(found);
    return [];
  }

  #binary({ operator, left, right }: Expression & { kind: 'binary' }): Literal[] {
    const found = [...this.#of(left), ...this.#of(right)];
    if (operator === 'or' || operator === '??') return found;
    if (!EQUALITY.has(operator)) this.#deny(found);
    return [];
  }

  #assign({ operator, target, value }: Expression & { kind: 'assign' }): Literal[] {
    const found = this.#of(value);
    if (target.kind === 'name' && operator === '') this.#hold(target.name, found);
    else this.#deny(found);
    this.#write(target);
    return found;
  }

  /** A place of a container that gets another value. */
  #write(target: Expression): void {
    if (target.kind === 'member' || target.kind === 'index') this.#deny(this.#of(target.object));
    if (target.kind === 'index') this.#deny(this.#of(target.index));
  }
}

/** The statements whose values a function may give without `return`. */
function endsOf(body: Statement[]): Statement[] {
  const last = body.at(-1);
  if (last?.kind === 'block') return endsOf(last.body);
  if (last?.kind !== 'if') return last === undefined ? [] : [last];
  return [...last.branches.flatMap((branch) => endsOf(branch.body)), ...endsOf(last.otherwise ?? [])];
}

/** The containers right inside; of maps only those under the key when one is given, and then of lists none. */
function inside(containers: Literal[], key?: string): Literal[] {
  return containers
    .flatMap((one) => {
      if (one.kind === 'list') return key === undefined ? one.items : [];
      return one.entries.flatMap((entry) => (key === undefined || keyOf(entry.key) === key ? [entry.value] : []));
    })
    .filter((value) => value.kind === 'list' || value.kind === 'map');
}

/** The text of a key; null when it is no text: then no property of that name leads to it. */
function keyOf(key: Expression): string | null {
  if (key.kind === 'name') return key.name;
  return key.kind === 'string' ? key.text : null;
}
