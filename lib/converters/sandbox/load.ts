import { Failure } from '../../model/failure.ts';
import { LIMITS } from '../limits.ts';
import { callEntry, readText, spanOf, textAt } from './crossing.ts';
import type { Instance } from './instance.ts';
import { pointerOf } from './native.ts';
import type { Program } from './program.ts';
import {
  compileFailure,
  memoryFailure,
  SCRIPT_NAME,
  type ScriptPlace,
  timeoutFailure,
  toldBy,
} from './script-failure.ts';
import type { Snapshot } from './snapshot-cache.ts';

/** Compiles a program on its base image and takes its snapshot. Throws `compile` with line and column, or `timeout`. */
export function load(instance: Instance, program: Program): Snapshot {
  const base = program.runtime === undefined ? instance.base : instance.baseWith(program.runtime);
  instance.begin(base);
  instance.arm(LIMITS.softMs, 0);
  const { lineMap } = program;
  const place = {
    linesBefore: program.linesBefore,
    lines: program.scriptLines,
    ...(lineMap === undefined ? {} : { lineMap }),
  };
  const converter = evaluate(instance, program.source, place);
  install(instance, converter, program, place);
  if (instance.interrupted) throw timeoutFailure(LIMITS.softMs, []);
  return { image: instance.capture(base), ...place };
}

function evaluate(instance: Instance, source: string, place: ScriptPlace): number {
  try {
    const result = instance.context.evalCode(source.toWellFormed(), SCRIPT_NAME, { type: 'global' });
    if (result.error === undefined) return pointerOf(result.value);
    throw loadFailure(instance, pointerOf(result.error), place);
  } catch (thrown) {
    if (thrown instanceof Failure || !(thrown instanceof RangeError)) throw thrown;
    throw new Failure('compile', 'SyntaxError: the script nests too deeply');
  }
}

function install(instance: Instance, converter: number, program: Program, place: ScriptPlace): void {
  const { value, error } = callEntry(instance, instance.entry.install, [converter]);
  if (error !== 0) throw loadFailure(instance, error, place);
  if (program.functionText === undefined) return;
  if (takeText(instance, value) !== program.functionText.toWellFormed()) {
    throw new Failure('compile', 'SyntaxError: the script closes the function it is the body of', {
      fix: 'Remove the closing brace that has no opening one.',
    });
  }
}

/** Frees the string and its copy: what lies about here would be part of the snapshot. */
function takeText(instance: Instance, value: number): string | null {
  const span = spanOf(instance, value);
  if (span === null) return null;
  const text = textAt(instance, span);
  instance.native.freeText(span.from);
  instance.native.freeValue(value);
  return text;
}

function loadFailure(instance: Instance, error: number, place: ScriptPlace): Failure {
  if (instance.interrupted) return timeoutFailure(LIMITS.softMs, []);
  const text = tell(instance, error);
  return text === null ? memoryFailure([]) : compileFailure(toldBy(text), place);
}

/** What `describe` says about a thrown value, still under the deadline, because reading it may run the script's code. */
export function tell(instance: Instance, error: number): string | null {
  // A script that filled its heap must still be able to say so.
  instance.native.setMemoryLimit(LIMITS.heapBytes + 1_048_576);
  const { value, error: again } = callEntry(instance, instance.entry.describe, [error]);
  return again === 0 ? readText(instance, value) : null;
}
