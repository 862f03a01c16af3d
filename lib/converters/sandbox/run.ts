import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { LIMITS } from '../limits.ts';
import { type Crossing, callEntry, spanOf, textAt, writeCall } from './crossing.ts';
import type { Instance } from './instance.ts';
import { tell } from './load.ts';
import { outputOf } from './output.ts';
import { memoryFailure, runtimeFailure, timeoutFailure, toldBy } from './script-failure.ts';
import type { Snapshot } from './snapshot-cache.ts';

/**
 * Runs one message on its snapshot. Throws the script's Failure; anything else thrown is a trap of the engine. Garbage is
 * kept until the next restore. Where memory was refused, the engine fell over, or time ran out over much of it, that
 * garbage may be the reason, so the message runs once more with garbage freed as it falls; a run leaves nothing that a
 * second one could see.
 */
export function run(instance: Instance, snapshot: Snapshot, crossing: Crossing, now: number): Json {
  if (snapshot.frees) return runOnce(instance, snapshot, crossing, now);
  try {
    const output = runOnce(instance, snapshot, crossing, now);
    snapshot.frees = instance.refused || muchUsed(instance, snapshot);
    if (!instance.refused) return output;
  } catch (thrown) {
    const fell = !(thrown instanceof Failure || thrown instanceof RangeError);
    const much = muchUsed(instance, snapshot);
    snapshot.frees = fell || instance.refused || much;
    if (!(fell || instance.refused || (instance.interrupted && much))) throw thrown;
    if (fell) instance.distrust();
  }
  return runOnce(instance, snapshot, crossing, now);
}

function muchUsed(instance: Instance, { image }: Snapshot): boolean {
  return instance.usedSince(image) > LIMITS.garbageBytes;
}

function runOnce(instance: Instance, snapshot: Snapshot, crossing: Crossing, now: number): Json {
  instance.restore(snapshot.image);
  if (!snapshot.frees) instance.keepGarbage();
  instance.arm(LIMITS.softMs, now);
  const given = writeCall(instance, crossing);
  const { value, error } = callEntry(instance, instance.entry.invoke, given);
  if (error !== 0) throw thrownBy(instance, snapshot, error);
  // A promise swallows the interrupt as it swallows every throw.
  if (instance.interrupted) throw timeoutFailure(LIMITS.softMs, []);
  const span = spanOf(instance, value);
  if (span === null) throw memoryFailure([]);
  // The VM counted characters; the limit is in bytes, after the tag.
  const size = span.to - span.from - 1;
  if (size > LIMITS.outputBytes) throw tooLong(`${size} bytes`);
  return outputIn(textAt(instance, span));
}

function outputIn(answer: string): Json {
  const body = answer.slice(1);
  switch (answer[0]) {
    case 'o':
      return outputOf(body);
    case 'u':
      return null;
    case 'p':
      throw new Failure('promise', 'The script returned a promise; converters are synchronous.', {
        fix: 'Remove async, await and Promise, and return the value itself.',
      });
    case 'l':
      throw tooLong(`${body} characters`);
    default:
      throw new Failure('not-json-output', `The script returned a ${body}, which JSON cannot hold.`, {
        fix: 'Return an object or an array.',
      });
  }
}

function thrownBy(instance: Instance, snapshot: Snapshot, error: number): Failure {
  if (instance.interrupted) return timeoutFailure(LIMITS.softMs, []);
  const text = tell(instance, error);
  if (instance.interrupted) return timeoutFailure(LIMITS.softMs, []);
  if (text === null) return memoryFailure([]);
  const told = toldBy(text);
  // A heap too full for the error itself throws null instead.
  const bare = told.name === '' && told.message === 'null';
  return bare && instance.heapFull ? memoryFailure([]) : runtimeFailure(told, snapshot, []);
}

function tooLong(size: string): Failure {
  return new Failure('output-too-large', `The result may take ${LIMITS.outputBytes} bytes as JSON; it takes ${size}.`);
}
