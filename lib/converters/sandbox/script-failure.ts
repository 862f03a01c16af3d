import { Failure, type FailureCode } from '../../model/failure.ts';
import { LIMITS } from '../limits.ts';

/** File name that user code is compiled under; stack frames are found by it. */
export const SCRIPT_NAME = 'converter.js';

/** What `describe` inside the VM said about a thrown value. */
export interface Told {
  stage: string;
  name: string;
  message: string;
  stack: string;
}

/** Where the user's script lies in the program that was compiled. */
export interface ScriptPlace {
  linesBefore: number;
  lines: number;
  lineMap?: readonly number[];
}

export function toldBy(text: string): Told {
  const [stage = '', name = '', message = '', stack = ''] = text.split('\u001e');
  return { stage, name, message, stack };
}

export function runtimeFailure(told: Told, place: ScriptPlace, logs: string[]): Failure {
  const at = placeIn(told.stack, place);
  return new Failure(codeOf(told), sentenceOf(told), { ...at, ...fixFor(codeOf(told)), logs });
}

export function compileFailure(told: Told, place: ScriptPlace): Failure {
  const at = placeIn(told.stack, place);
  if (codeOf(told) === 'memory') return runtimeFailure(told, place, []);
  const ended = at.line !== undefined && at.line > place.lines;
  const message = ended ? 'SyntaxError: the script ends too early; something is not closed' : sentenceOf(told);
  return new Failure('compile', message, ended ? { line: place.lines, column: 1 } : at);
}

export function timeoutFailure(ms: number, logs: string[]): Failure {
  const message = `The script ran longer than ${ms} ms and was stopped.`;
  return new Failure('timeout', message, { fix: 'Look for a loop that does not end on this payload.', logs });
}

export function memoryFailure(logs: string[]): Failure {
  return new Failure('memory', `The script needs more than ${LIMITS.heapBytes} bytes of memory.`, {
    ...fixFor('memory'),
    logs,
  });
}

/** What WebAssembly itself threw: V8's stack ended before the VM's, or the engine gave up. */
export function trapFailure(thrown: unknown, logs: string[]): Failure {
  if (thrown instanceof RangeError) {
    return new Failure('stack', 'The script nests too deeply.', { ...fixFor('stack'), logs });
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure('runtime', `The script broke the engine: ${message}`, { logs, cause: thrown });
}

function codeOf({ stage, name, message }: Told): FailureCode {
  if (name === 'InternalError' && /^(out of memory|string too long)/.test(message)) return 'memory';
  if (message === 'stack overflow') return 'stack';
  return stage === 'output' ? 'not-json-output' : 'runtime';
}

function sentenceOf({ name, message }: Told): string {
  if (name === '') return message;
  return message === '' ? name : `${name}: ${message}`;
}

function fixFor(code: FailureCode): { fix?: string } {
  if (code === 'memory') return { fix: 'Build less at once; nothing larger than the result needs to be kept.' };
  if (code === 'stack') return { fix: 'Replace the recursion by a loop.' };
  if (code === 'not-json-output') return { fix: 'Return only objects, arrays, texts, numbers, booleans and null.' };
  return {};
}

/** Line and column of the innermost frame inside the user's script, both from 1. */
function placeIn(stack: string, place: ScriptPlace): { line?: number; column?: number } {
  const frame = stack.match(/converter\.js:(\d+)(?::(\d+))?/);
  if (frame === null) return {};
  if (place.lineMap !== undefined) {
    const line = place.lineMap[Number(frame[1]) - 1];
    return line === undefined ? {} : { line };
  }
  const line = Math.max(1, Number(frame[1]) - place.linesBefore);
  return frame[2] === undefined ? { line } : { line, column: Number(frame[2]) };
}
