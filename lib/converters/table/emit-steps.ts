import { badTable, placed } from './bad-table.ts';
import { type Body, Scope, type Target } from './body.ts';
import { emitExpression, emitKey, emitText } from './emit-expression.ts';
import { emitField, emitItem, sizeOf } from './emit-field.ts';
import { nameOf } from './field.ts';
import type { Step, Table } from './step.ts';

type Of<K extends Step['kind']> = Extract<Step, { kind: K }>;

/** JavaScript of the steps of a table. Throws `compile` with the place of what has no meaning. */
export class StepEmitter {
  readonly #body: Body;
  readonly #table: Table;

  constructor(body: Body, table: Table) {
    this.#body = body;
    this.#table = table;
  }

  /** Steps one after the other; runs of fields of known size are checked against the payload's end once. */
  block(steps: Step[], target: Target): void {
    let checked = 0;
    steps.forEach((step, at) => {
      if (checked <= at) checked = this.#checkRun(steps, at);
      placed(step.path, () => this.#step(step, target));
    });
    this.#body.settle();
  }

  /** Makes sure that the fields from here on are there, and answers where the next check is due. */
  #checkRun(steps: Step[], from: number): number {
    const parts: [string, number][] = [];
    let at = from;
    for (; at < steps.length; at++) {
      const step = steps[at];
      const size = step === undefined ? null : fixedSize(step);
      if (step === undefined || size === null) break;
      if (size > 0) parts.push([labelOf(step), size]);
      // What follows the flags lies behind the sensors.
      if (step.kind === 'flags') return this.#demand(parts, at + 1);
    }
    return this.#demand(parts, Math.max(at, from + 1));
  }

  #demand(parts: [string, number][], next: number): number {
    const bytes = parts.reduce((sum, [, size]) => sum + size, 0);
    if (bytes === 0) return next;
    this.#body.settle();
    this.#body.push(`if (i + ${bytes} > n) h.lacks(i, n, ${this.#body.constant(parts)});`);
    return next;
  }

  #step(step: Step, target: Target): void {
    switch (step.kind) {
      case 'field':
        emitField(this.#body, step.field, target, this.#table);
        break;
      case 'skip':
        this.#body.advance(step.bytes);
        break;
      case 'tell':
        this.#tell(step, target);
        break;
      case 'records':
        this.#records(step, target);
        break;
      case 'flags':
        this.#flags(step, target);
        break;
      case 'switch':
        this.#switch(step, target);
        break;
      case 'repeat':
        this.#repeat(step, target);
        break;
      case 'point':
        this.#point(step, target);
        break;
      case 'list':
        this.#list(step, target);
        break;
      case 'object':
        this.#object(step, target);
        break;
      case 'attributes':
        this.block(step.steps, { object: 'a', scope: target.scope });
    }
  }

  #inner(steps: Step[], { object, scope }: Target): void {
    this.#body.block(() => this.block(steps, { object, scope: new Scope(scope.lookup) }));
  }

  #tell({ level, text, condition }: Of<'tell'>, { scope }: Target): void {
    const said = emitText(text, scope.lookup);
    const act = level === 'error' ? `h.fail(${this.#body.at()}, ${said});` : `w = h.warn(w, ${said});`;
    const test = condition === null ? '' : `if (${emitExpression(condition, scope.lookup).code}) `;
    this.#body.push(`${test}${act}`);
  }

  #records(step: Of<'records'>, target: Target): void {
    const body = this.#body;
    body.settle();
    body.push('while (i < n) {');
    body.loop(() => body.block(() => this.#record(step, target)));
    body.push('}');
  }

  #record({ keyBytes, records, path }: Of<'records'>, target: Target): void {
    const body = this.#body;
    body.push(`if (i + ${keyBytes} > n) { w = h.left(w, i, n); i = n; break; }`);
    const bytes = Array.from({ length: keyBytes }, () => body.fresh('c'));
    for (const [offset, name] of bytes.entries()) body.push(`const ${name} = b[${body.at(offset)}];`);
    const scope = new Scope(target.scope.lookup);
    const [first = '', last = ''] = [bytes[0], bytes.at(-1)];
    scope.define('channel', { code: first, type: 'number', most: 255 });
    scope.define('type', { code: last, type: 'number', most: 255 });
    const sum = bytes.map((name, i) => `${name} * ${2 ** (8 * (keyBytes - 1 - i))}`).join(' + ');
    body.push(`switch (${sum}) {`);
    const seen = new Set<number>();
    for (const { key, steps } of records.filter((record) => !record.key.includes(null))) {
      const keys = keysOf(key);
      for (const one of keys) {
        if (seen.has(one)) throw badTable(path, `two records have the key ${one.toString(16)}`);
        seen.add(one);
      }
      body.push(`${keys.map((one) => `case ${one}:`).join(' ')} { i += ${keyBytes};`);
      this.#inner(steps, { ...target, scope });
      body.push('continue; }');
    }
    body.push('}');
    for (const record of records.filter(({ key }) => key.includes(null))) {
      const tests = record.key.flatMap((values, i) =>
        values === null ? [] : [`(${values.map((value) => `${bytes[i]} === ${value}`).join(' || ')})`],
      );
      body.push(`if (${tests.join(' && ') || 'true'}) { i += ${keyBytes};`);
      this.#inner(record.steps, { ...target, scope });
      body.push('continue; }');
    }
    body.push(`w = h.unknown(w, b, i, ${keyBytes}); i = n; break d;`);
  }

  #flags({ bytes, sensors }: Of<'flags'>, target: Target): void {
    const body = this.#body;
    const flags = body.fresh();
    body.push(`const ${flags} = ${bytes === 1 ? `b[${body.at()}]` : `(b[${body.at()}] << 8 | b[${body.at(1)}])`};`);
    body.advance(bytes);
    body.settle();
    sensors.forEach((steps, bit) => {
      body.push(`if (${flags} & ${2 ** bit}) {`);
      this.#inner(steps, target);
      body.push('}');
    });
    body.push(`if (${flags} >= ${2 ** sensors.length}) { w = h.sensors(w, ${flags}, ${sensors.length}); break d; }`);
  }

  #switch({ on, cases, otherwise }: Of<'switch'>, target: Target): void {
    const body = this.#body;
    body.settle();
    const value = body.fresh();
    body.push(`const ${value} = ${emitExpression(on, target.scope.lookup).code};`);
    // A chain of tests: `break` inside a JavaScript switch would end the switch, not the block around it.
    cases.forEach(({ values, steps }, i) => {
      const tests = values.map((one) => `${value} === ${one}`).join(' || ');
      body.push(`${i === 0 ? '' : 'else '}if (${tests || 'false'}) {`);
      this.#inner(steps, target);
      body.push('}');
    });
    body.push(cases.length === 0 ? '{' : 'else {');
    if (otherwise !== null) this.#inner(otherwise, target);
    else body.push(`w = h.warn(w, "byte " + i + ": nothing is known for " + ${value}); break d;`);
    body.push('}');
  }

  #repeat({ count, steps, path }: Of<'repeat'>, target: Target): void {
    if (leastBytes(steps) === 0) throw badTable(path, 'repeats what takes no bytes');
    const body = this.#body;
    body.settle();
    const turn = body.fresh('r');
    const turns = count === null ? null : emitExpression(count, target.scope.lookup).code;
    body.push(turns === null ? 'while (i < n) {' : `for (let ${turn} = ${turns}; ${turn} > 0; ${turn}--) {`);
    body.loop(() => this.#inner(steps, target));
    body.push('}');
  }

  #point({ time, steps }: Of<'point'>, { scope: outer }: Target): void {
    const body = this.#body;
    const object = body.fresh('q');
    const scope = new Scope(outer.lookup);
    body.push(`const ${object} = {};`);
    this.block(steps, { object, scope });
    body.push(`p = h.point(p, ${emitExpression(time, scope.lookup).code}, ${object});`);
  }

  #object({ name, steps }: Of<'object'>, { object, scope }: Target): void {
    const inner = this.#body.fresh('q');
    const key = emitKey(name, scope.lookup);
    if (object === 'a') this.#body.push('a ??= {};');
    this.#body.push(`const ${inner} = {};`);
    this.block(steps, { object: inner, scope: new Scope(scope.lookup) });
    this.#body.push(`${object}[${key}] = ${inner};`);
  }

  #list({ name, each, steps }: Of<'list'>, { object, scope: outer }: Target): void {
    const body = this.#body;
    const scope = new Scope(outer.lookup);
    const key = JSON.stringify(name);
    if (object === 'a') body.push('a ??= {};');
    // Objects know names of their own, such as constructor; none of them is a list.
    const list = `(Array.isArray(${object}[${key}]) ? ${object}[${key}] : (${object}[${key}] = []))`;
    if (each !== null) {
      emitItem(body, each, list, scope, this.#table);
      return;
    }
    const item = body.fresh('q');
    body.push(`const ${item} = {};`);
    this.block(steps, { object: item, scope });
    body.push(`${list}.push(${item});`);
  }
}

/** Bytes of a step that are read without a branch; null = the run ends here. */
function fixedSize(step: Step): number | null {
  if (step.kind === 'field') return sizeOf(step.field);
  if (step.kind === 'list' && step.each !== null) return sizeOf(step.each);
  if (step.kind === 'skip') return step.bytes;
  if (step.kind === 'flags') return step.bytes;
  return step.kind === 'tell' ? 0 : null;
}

function labelOf(step: Step): string {
  if (step.kind === 'field') return nameOf(step.field);
  return step.kind === 'list' ? step.name : step.kind;
}

/** Bytes that steps take whatever they hold. */
function leastBytes(steps: Step[]): number {
  return steps.reduce((sum, step) => {
    if (step.kind === 'records') return sum;
    if (
      step.kind === 'attributes' ||
      step.kind === 'point' ||
      step.kind === 'object' ||
      (step.kind === 'list' && step.each === null)
    ) {
      return sum + leastBytes(step.steps);
    }
    return sum + (fixedSize(step) ?? 0);
  }, 0);
}

/** Every value that a key without any-bytes may have, its first byte the highest. */
function keysOf(key: (number[] | null)[]): number[] {
  return key.reduce<number[]>(
    (sums, values) => sums.flatMap((sum) => (values ?? []).map((one) => 256 * sum + one)),
    [0],
  );
}
