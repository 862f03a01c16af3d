import type { Code, Lookup } from './emit-expression.ts';

/** What the emitters of steps share: lines of JavaScript, and where in the payload the next byte lies. */
export class Body {
  readonly lines: string[] = [];
  /** Data that the code refers to as `k<index>`. */
  readonly constants: unknown[] = [];
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
  }

  constant(value: unknown): string {
    const text = JSON.stringify(value);
    const known = this.constants.findIndex((other) => JSON.stringify(other) === text);
    return `k${known >= 0 ? known : this.constants.push(value) - 1}`;
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
