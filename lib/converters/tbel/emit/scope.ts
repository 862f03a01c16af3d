import type { Expression, FunctionNode, Statement, Warning } from '../syntax/ast.ts';
import type { Place } from '../syntax/token.ts';
import { BUILT_IN_NAMES } from './built-in-names.ts';
import { type Proven, provenIn } from './proven.ts';
import { allExpressions, assignedNames, assignmentsIn, declaredNames } from './survey.ts';
import { tablesIn } from './tables.ts';
import type { StaticType } from './types.ts';

/** A name as compiled: its JavaScript text for reading (checked or not) and for writing. */
export interface Variable {
  js: string;
  /** False when it may be read before anything was assigned to it. */
  certain: boolean;
}

/** What a whole script declares. */
export class Names {
  readonly functions = new Map<string, FunctionNode>();
  readonly globals: Set<string>;
  /** Static types of top-level variables by their first assignment. */
  readonly types = new Map<string, StaticType>();
  /** How many arguments every call of a function gives at least. */
  readonly #given = new Map<string, number>();
  /** What emitting found that runs, but not as it reads, or fails where it is reached. By message: each is told once. */
  readonly warnings = new Map<string, Warning>();
  /** What a function's top-level code proves; for the functions see Scope. */
  readonly proven: Proven;
  /** Literals that no script can change, made once with the program: JavaScript text → name. */
  readonly constants = new Map<string, string>();
  /** Declarations whose literal is made once, with the program. */
  readonly tables: ReadonlySet<Statement>;
  #privates = 0;

  /** `tables` false: every literal is made anew whenever its declaration runs. */
  constructor(body: Statement[], inputs: string[], tables = true) {
    for (const statement of body) {
      if (statement.kind !== 'function' || BUILT_IN_NAMES.has(statement.function.name)) continue;
      // Of two functions with one name the first counts, as in ThingsBoard.
      const { name } = statement.function;
      if (!this.functions.has(name)) this.functions.set(name, statement.function);
    }
    this.globals = new Set([...inputs, ...assignedNames(body)]);
    const functions = body.flatMap((statement) => (statement.kind === 'function' ? [statement.function] : []));
    this.tables = tables ? tablesIn(body) : new Set();
    this.proven = provenIn(body, [...inputs, ...functions.flatMap((own) => [...assignmentsIn(own.body)])]);
    for (const node of allExpressions(body)) {
      if (node.kind !== 'call' || node.object !== null) continue;
      this.#given.set(node.name, Math.min(node.args.length, this.#given.get(node.name) ?? node.args.length));
    }
  }

  /** Parameters that every call gives. */
  givenParameters({ name, parameters }: FunctionNode): string[] {
    return parameters.slice(0, this.#given.get(name) ?? 0);
  }

  /** The name under which the program keeps this literal. */
  constant(js: string): string {
    const name = this.constants.get(js) ?? `k${this.constants.size + 1}`;
    this.constants.set(js, name);
    return name;
  }

  warn(message: string, { line, column }: Place): void {
    if (!this.warnings.has(message)) this.warnings.set(message, { line, column, message });
  }

  private(name: string): string {
    this.#privates++;
    return `p${this.#privates}_${name}`;
  }
}

/** Where names are looked up: a function's body, or the script's (`own` null). */
export class Scope {
  readonly names: Names;
  readonly top: boolean;
  /** JavaScript names the function must declare. */
  readonly declared = new Set<string>();
  readonly #loops: Map<string, string>[] = [];
  readonly #parameters: Set<string>;
  readonly #locals: Set<string>;
  readonly #shared: Set<string>;
  readonly #proven: Proven;
  /** Names that were assigned on every way to the place that is emitted now. */
  #certain: Set<string>;
  #temporaries = 0;

  /** `shared`: names declared by `var` at the top before the function; assigning them in it writes the global. */
  constructor(names: Names, own: FunctionNode | null, shared: Set<string>, inputs: string[] = []) {
    this.names = names;
    this.top = own === null;
    this.#parameters = new Set(own?.parameters);
    const given = own === null ? [] : names.givenParameters(own).map((name) => `l_${name}`);
    this.#certain = new Set([...inputs.map((name) => `g_${name}`), ...given]);
    this.#shared = shared;
    const assigned = own === null ? [] : [...assignedNames(own.body)];
    this.#locals = new Set(assigned.filter((name) => !this.#parameters.has(name) && !shared.has(name)));
    this.#proven = own === null ? names.proven : provenIn(own.body, [...own.parameters, ...shared]);
    for (const name of this.#locals) this.declared.add(`l_${name}`);
  }

  temporary(): string {
    this.#temporaries++;
    const name = `t${this.#temporaries}`;
    this.declared.add(name);
    return name;
  }

  /** Emits what may not run: what it assigns is not certain afterwards. */
  maybe<T>(inside: () => T): T {
    const before = this.#certain;
    this.#certain = new Set(before);
    try {
      return inside();
    } finally {
      this.#certain = before;
    }
  }

  /** Runs `inside` with variables of its own, as loop heads have them. */
  withPrivate<T>(name: string, inside: (js: string) => T): T {
    const js = this.names.private(name);
    this.declared.add(js);
    this.#loops.push(new Map([[name, js]]));
    try {
      return inside(js);
    } finally {
      this.#loops.pop();
    }
  }

  /** A `for` head of a function writes the global of its name when one was declared before. */
  isShared(name: string): boolean {
    return this.#shared.has(name) && !this.#parameters.has(name);
  }

  /** Certainly a bare int. */
  isCounter(name: string): boolean {
    return this.#proven.counters.has(name);
  }

  /** Certainly a map. */
  isMap(name: string): boolean {
    return this.#proven.maps.has(name);
  }

  isPrivate(name: string): boolean {
    return this.#loops.some((loop) => loop.has(name));
  }

  /** How to read `name`; null when nothing in the script assigns it. */
  read(name: string): { js: string[]; certain: boolean } | null {
    const own = this.#loop(name);
    if (own !== undefined) return { js: [own], certain: true };
    if (this.#certain.has(this.write(name))) return { js: [this.write(name)], certain: true };
    if (this.#parameters.has(name)) return { js: [`l_${name}`], certain: false };
    const global = this.names.globals.has(name) ? [`g_${name}`] : [];
    if (this.#locals.has(name)) return { js: [`l_${name}`, ...global], certain: false };
    return global.length === 0 ? null : { js: global, certain: false };
  }

  write(name: string): string {
    const own = this.#loop(name);
    if (own !== undefined) return own;
    if (this.#parameters.has(name) || this.#locals.has(name)) return `l_${name}`;
    return `g_${name}`;
  }

  /** The static type of a variable: only top-level code knows any, by the first assignment in the text. */
  typeOf(name: string): StaticType {
    return this.#types().get(this.#typeKey(name)) ?? 'unknown';
  }

  assigned(name: string, type: StaticType): void {
    this.#certain.add(this.write(name));
    const key = this.#typeKey(name);
    if (this.top && !this.#types().has(key)) this.#types().set(key, type);
  }

  /** A typed declaration counts everywhere. */
  typed(name: string, type: StaticType): void {
    this.#certain.add(this.write(name));
    this.#types().set(this.#typeKey(name), type);
  }

  readonly #own = new Map<string, StaticType>();

  #types(): Map<string, StaticType> {
    return this.top ? this.names.types : this.#own;
  }

  #typeKey(name: string): string {
    return this.#loop(name) ?? name;
  }

  #loop(name: string): string | undefined {
    return this.#loops.findLast((loop) => loop.has(name))?.get(name);
  }
}

/** For each function, the names declared by `var` at the top level before it. */
export function sharedNames(body: Statement[]): Map<FunctionNode, Set<string>> {
  const found = new Map<FunctionNode, Set<string>>();
  const seen = new Set<string>();
  for (const statement of body) {
    if (statement.kind === 'function') found.set(statement.function, new Set(seen));
    else for (const name of declaredNames([statement])) seen.add(name);
  }
  return found;
}

/** `decodeToJson(payload)` or `decodeToString(payload)` */
export function isDecodedPayload({ object, name, args }: Expression & { kind: 'call' }): boolean {
  const decodes = name === 'decodeToJson' || name === 'decodeToString';
  return object === null && decodes && args.length === 1 && isName(args[0], 'payload');
}

/** Is the expression this variable? */
export function isName(expression: Expression | undefined, name: string): boolean {
  return expression?.kind === 'name' && expression.name === name;
}
