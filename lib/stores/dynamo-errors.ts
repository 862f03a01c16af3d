import { Failure } from '../model/failure.ts';

/** Refusals of a write that are part of a design, not an outage. */
export type Refusal =
  /** Its condition did not hold. */
  | 'condition'
  /** It names a place inside a map that is not there. */
  | 'path'
  /** The item would pass 400 KB. */
  | 'size';

/** What a write was refused for, or null when the error means something else. */
export function refusalOf(thrown: unknown): Refusal | null {
  if (!(thrown instanceof Error)) return null;
  if (thrown.name === 'ConditionalCheckFailedException') return 'condition';
  if (thrown.name !== 'ValidationException') return null;
  if (/document path/i.test(thrown.message)) return 'path';
  if (/item size/i.test(thrown.message)) return 'size';
  return null;
}

/** Everything else counts as an outage: the arrival is kept in the queue and tried again. */
export function outage(what: string, thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const name = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new Failure('unavailable', `${what} failed (${name})`, { cause: thrown });
}
