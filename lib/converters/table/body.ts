import type { Code, Lookup } from './emit-expression.ts';

/** What the emitters of steps share: lines of JavaScript, and where in the payload the next byte lies. */
export class Body {
  readonly lines: string[] = [];
  /** Data that the code refers to as `k<index>`. */
  readonly constants: unknown[] = [];
  readonly #known = new Map<unknown, string>();
  readonly #made = new Map<object, unknown>();
  #loops = 0;
  #work = 0;
  /** Bytes that were read since `i` was last moved. */
  #pending = 0;
  #names = 0;

  /** A name of a local that nothing else has. */
  fresh(prefix = 'v'): string {
    this.#names++;
    return `${prefix}${this.#names}`;
  }

  push(line: string): void {
    this.lines.push(line);
    this.#work += workOf(line);
  }

  /** The name of a constant; what has the same JSON text has the same name. */
  constant(value: unknown): string {
    return this.#named(JSON.stringify(value), value);
  }

  /** The name of a constant that is told from others by what it is, not by what it holds: cheap for large ones. */
  same(value: object): string {
    return this.#named(value, value);
  }

  #named(key: unknown, value: unknown): string {
    const name = this.#known.get(key) ?? `k${this.constants.push(value) - 1}`;
    this.#known.set(key, name);
    return name;
  }

  /** What `make` makes of an object of the table, made once. */
  once<T>(of: object, make: () => T): T {
    if (!this.#made.has(of)) this.#made.set(of, make());
    return this.#made.get(of) as T;
  }

  /** Units of everything that runs once a payload, whatever the payload is. */
  get work(): number {
    return this.#work;
  }

  /** Emits what runs many times: its blocks pay for their work whenever they run. */
  loop(emit: () => void): void {
    this.#loops++;
    emit();
    this.#loops--;
  }

  /** Emits a block of JavaScript; within a loop it begins with the price of its own lines, inner blocks left out. */
  block(emit: () => void): void {
    const outer = this.#work;
    const price = this.lines.push('') - 1;
    this.#work = 0;
    emit();
    if (this.#loops > 0) {
      this.lines[price] = `if ((t -= ${this.#work}) < 0) h.slow();`;
      this.#work = outer;
    } else this.#work += outer;
  }

  /** Where the byte at an offset from here lies. */
  at(offset = 0): string {
    const total = this.#pending + offset;
    return total === 0 ? 'i' : `i + ${total}`;
  }

  advance(bytes: number): void {
    this.#pending += bytes;
  }

  /** Moves `i` to the next unread byte: before branches and loops, where offsets cannot be known. */
  settle(): void {
    if (this.#pending > 0) this.push(`i += ${this.#pending};`);
    this.#pending = 0;
  }
}

/** What takes longer than the characters it is written with; texts that may be long, keys of a payload, hex of floats. */
const DEAR = /\*\*|%|Math\.|String\(|toString|h\.|\] = |push\(/g;
const LONG = /h\.(?:joined|long|bits)|toString\(|\[(?:\(|String|h\.)/g;

/** Units of work of a line, each about a nanosecond or less: its characters, and more for what is known to be dear. */
function workOf(line: string): number {
  const count = (pattern: RegExp) => line.match(pattern)?.length ?? 0;
  return line.length + 100 * count(DEAR) + 2_000 * count(LONG);
}

/** Names by what they are called in a table. Inner blocks see the names of outer ones. */
export class Scope {
  readonly #names = new Map<string, Code>();
  readonly #outer: Lookup;

  constructor(outer: Lookup) {
    this.#outer = outer;
  }

  define(name: string, code: Code): void {
    this.#names.set(name, code);
  }

  readonly lookup: Lookup = (name) => this.#names.get(name) ?? this.#outer(name);
}

/** Where the fields of a block go. */
export interface Target {
  /** Local that holds the object, or `a`, which is made when the first attribute comes. */
  object: string;
  scope: Scope;
}
