import { contractOf } from '../../lib/converters/contracts/table.ts';
import type { Json } from '../../lib/model/json.ts';
import type { Case } from '../case.ts';
import { atobFor } from './atob.ts';

/** A way to run converters, measured against the others. */
export interface Strategy {
  name: string;
  /** How many messages it is given at once. */
  batch: number;
  /** Compiles what it keeps compiled; not part of the figures. */
  open(cases: Case[]): Promise<OpenStrategy>;
}

export interface OpenStrategy {
  /** Runs the messages in order; each outcome with the milliseconds of its message alone. Throws when one fails. */
  run(cases: Case[]): Outcome[];
  close(): void;
}

export interface Outcome {
  /** The script's result as data of the host. */
  output: Json;
  ms: number;
}

/** Runs messages one by one under a stopwatch. */
export function oneByOne(cases: Case[], convert: (one: Case) => Json): Outcome[] {
  return cases.map((one) => {
    const started = performance.now();
    const output = convert(one);
    return { output, ms: performance.now() - started };
  });
}

/** What a script compiles to, by its hash. */
export function compileEach<T>(cases: Case[], compile: (one: Case) => T): (one: Case) => T {
  const compiled = new Map<string, T>();
  for (const one of cases) if (!compiled.has(one.version.hash)) compiled.set(one.version.hash, compile(one));
  return ({ name, version }) => {
    const found = compiled.get(version.hash);
    if (found === undefined) throw new Error(`${name} was not compiled`);
    return found;
  };
}

/** A converter as the body of a function that returns it: for engines that know nothing of our programs. */
export function bodyOf({ version }: Case): string {
  const { source, functionText } = contractOf(version).uplink.program(version);
  const converter = `(${functionText})`;
  if (!source.endsWith(converter)) throw new Error('the program does not end with its function');
  return `${atobFor(version.script)}${source.slice(0, -converter.length)}return ${converter};`;
}

/** What the converter is called with after the payload. */
export function argumentsOf({ version, input }: Case): Json[] {
  return contractOf(version).uplink.call(input).args;
}
