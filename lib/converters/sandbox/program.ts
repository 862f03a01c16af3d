import type { Json } from '../../model/json.ts';

/** What a contract makes of a version: JavaScript whose value is one function. */
export interface Program {
  /** One expression; its value is called for each message. */
  source: string;
  /** Lines that stand before the user's first line. */
  linesBefore: number;
  /** Lines of the user's script. */
  scriptLines: number;
  /**
   * Set when `source` is a single function expression: its exact text. The sandbox refuses a program whose value is
   * another function, so a script cannot close the function it is the body of.
   */
  functionText?: string;
  /**
   * Scripts that must be there before `source`, evaluated in order. Programs that give the same array share one base
   * image of them, so a message pays nothing for it.
   */
  runtime?: readonly string[];
  /** For generated sources: the user's line of each line of `source`. */
  lineMap?: readonly number[];
}

/** One call of a program's function: `function(payload or text?, ...args)`. */
export interface Call {
  /** First argument, as a plain Array of numbers; absent = `args` alone. */
  payload?: { bytes: Uint8Array; kind: 'text' | 'binary' };
  /** First argument instead, as one string. */
  text?: string;
  /** The other arguments; they cross as one JSON text. */
  args: Json[];
  /** Epoch ms that `Date.now()` and `new Date()` show. */
  now: number;
  /** Seeds `Math.random`; absent: the time and the payload do. */
  seed?: string;
}

/** A program with its calls; `key` names the snapshot. */
export interface Job {
  key: string;
  program: () => Program;
  call: Call;
}

export interface Answer {
  /** Undefined and null both come as null. */
  output: Json;
  logs: string[];
  ms: number;
}
