import type { JsonObject } from '../../model/json.ts';
import { badTable, placed } from './bad-table.ts';
import { Body, Scope } from './body.ts';
import type { Code } from './emit-expression.ts';
import { StepEmitter } from './emit-steps.ts';
import { type Point, runtime, Unreadable } from './runtime.ts';
import type { Step, Table } from './step.ts';

/** What a table says of a payload: a codec's answer, with points of other times and attributes beside it. */
export interface Decoded {
  data?: JsonObject;
  points?: Point[];
  attributes?: JsonObject;
  warnings?: string[];
  errors?: string[];
}

/** `fPort` undefined: the network has no ports. */
export type Decoder = (bytes: Uint8Array, fPort?: number, variables?: Readonly<Record<string, string>>) => Decoded;

/** Steps, cases and kinds of records of one table, all levels together. */
const STEPS = 3_000;

/** Units of work for one payload, see body.ts: what 250 ms of an ordinary machine are worth, with some to spare. */
const WORK = 50_000_000;

/**
 * A table as a function. It becomes JavaScript once, which V8 then treats like a decoder written by hand. Nothing of
 * the table gets into that text but numbers and JSON texts; see emit-expression.ts. Throws `compile` with the place.
 */
export function decoderOf(table: Table): Decoder {
  const total = countSteps(table.payload);
  if (total > STEPS) throw badTable('payload', `has ${total} steps; a table may have ${STEPS}`);
  const decode = compiled(table);
  const decoder: Decoder = (bytes, fPort, variables) => {
    try {
      return decode(bytes, fPort, variables);
    } catch (thrown) {
      if (thrown instanceof Unreadable) return { errors: [thrown.message] };
      throw thrown;
    }
  };
  // V8 compiles on the first call: what is too much for it is told now and not by the first message.
  placed('', () => decoder(new Uint8Array(0)));
  return decoder;
}

function compiled(table: Table): Decoder {
  const { source, constants } = sourceOf(table);
  return placed('', () => new Function('h', 'k', source)(runtime, constants) as Decoder);
}

/** The JavaScript of a table: the body of a function of the runtime and the constants. */
export function sourceOf(table: Table): { source: string; constants: unknown[] } {
  const body = new Body();
  const globals = new Scope((name) => globalOf(name, body));
  body.push("'use strict';");
  body.push('return function decode(b, given, variables) {');
  body.push('const n = b.length, port = given ?? -1; let i = 0, w = null, a = null, p = null; const o = {};');
  const budget = body.lines.push('') - 1;
  for (const [name, value] of table.variables) {
    const local = body.fresh('s');
    body.push(`const ${local} = h.variable(variables, ${JSON.stringify(name)}, ${String(value)});`);
    globals.define(name, { code: local, type: 'number', most: Number.MAX_VALUE });
  }
  body.push('d: {');
  new StepEmitter(body, table).block(table.payload, { object: 'o', scope: new Scope(globals.lookup) });
  body.push('if (i < n) w = h.left(w, i, n); }');
  body.push('const r = { data: o }; if (p !== null) r.points = p; if (a !== null) r.attributes = a;');
  body.push('if (w !== null) r.warnings = w; return r; };');
  if (body.work > WORK) throw badTable('', 'does more for each payload than one may cost');
  body.lines[budget] = `let t = ${WORK - body.work};`;
  const constants = body.constants.map((_, i) => `const k${i} = k[${i}];`);
  return { source: [...constants, ...body.lines].join('\n'), constants: body.constants };
}

/** What every formula may use: true and false, the port (-1: none), the payload's length, and how many bytes are unread. */
function globalOf(name: string, body: Body): Code | undefined {
  if (name === 'port') return { code: 'port', type: 'number', most: Number.MAX_VALUE };
  if (name === 'true' || name === 'false') return { code: name, type: 'boolean', most: 1 };
  if (name === 'length') return { code: 'n', type: 'number', most: 2 ** 32 };
  return name === 'rest' ? { code: `(n - (${body.at()}))`, type: 'number', most: 2 ** 32 } : undefined;
}

function countSteps(steps: Step[]): number {
  return steps.reduce(
    (sum, step) => sum + 1 + innerSteps(step).reduce((inner, list) => inner + countLists(step) + countSteps(list), 0),
    0,
  );
}

/** What a list of steps counts itself, where it stands for a value: it may be empty, and there may be many. */
function countLists({ kind }: Step): number {
  return kind === 'records' || kind === 'switch' ? 1 : 0;
}

function innerSteps(step: Step): Step[][] {
  switch (step.kind) {
    case 'records':
      return step.records.map(({ steps }) => steps);
    case 'flags':
      return step.sensors;
    case 'switch':
      return [...step.cases.map(({ steps }) => steps), step.otherwise ?? []];
    case 'repeat':
    case 'point':
    case 'list':
    case 'object':
    case 'attributes':
      return [step.steps];
    default:
      return [];
  }
}
