import { Buffer } from 'node:buffer';
import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { LIMITS } from '../limits.ts';

/**
 * Throws `output-too-large` for a result that is more than any may be. The walk knows the least and the most its JSON
 * text can take; only between the two is it written, so that a usual result costs some nanoseconds a key.
 */
export function checkSize(output: Json): void {
  keys = least = most = 0;
  measure(output, 0);
  if (most > LIMITS.outputBytes) checkBytes(Buffer.byteLength(JSON.stringify(output)));
}

// Counters of the one walk there is at a time: handed from call to call they took most of its time.
let keys = 0;
/** Bytes of the JSON text, at least and at most. */
let least = 0;
let most = 0;

/** Digits of a number: `-1.2345678901234567e-300`, and its comma. */
const NUMBER = 25;
/** Bytes of a character: `\u0000`. */
const CHARACTER = 6;

function measure(value: Json, depth: number): void {
  if (typeof value === 'number') add(1, NUMBER);
  else if (typeof value === 'string') add(value.length + 2, CHARACTER * value.length + 3);
  else if (typeof value !== 'object' || value === null) add(4, 6);
  else if (depth >= LIMITS.outputDepth) throw tooLarge(`is nested deeper than ${LIMITS.outputDepth}`);
  else if (Array.isArray(value)) {
    add(1, 3);
    for (const item of value) measure(item, depth + 1);
  } else {
    add(1, 3);
    for (const key in value) {
      if (++keys > LIMITS.outputKeys) throw tooLarge(`holds more than ${LIMITS.outputKeys} keys`);
      if (key.length > LIMITS.outputKeyLength) {
        throw tooLarge(`has a key longer than ${LIMITS.outputKeyLength} characters`);
      }
      const inner = value[key] ?? null;
      // What most values are stands here itself: a call for each number takes twice as long.
      least += key.length + 4;
      most += CHARACTER * key.length + 3;
      if (typeof inner === 'number') most += NUMBER;
      else measure(inner, depth + 1);
    }
  }
}

function add(atLeast: number, atMost: number): void {
  least += atLeast;
  most += atMost;
  if (least > LIMITS.outputBytes) checkBytes(least);
}

function checkBytes(bytes: number): void {
  if (bytes > LIMITS.outputBytes) throw tooLarge(`takes ${bytes} bytes or more; it may take ${LIMITS.outputBytes}`);
}

function tooLarge(what: string): Failure {
  return new Failure('output-too-large', `The result ${what}.`);
}
