import { Failure } from '../../lib/model/failure.ts';

/** What fails in a way that looks like our own mistake gets this many tries. */
const TRIES = 5;

/**
 * Whether a queued item will never succeed. A Failure says so itself, unless it is `unavailable`. That one may hide a
 * request DynamoDB calls invalid, which no waiting mends, and what is no Failure is a mistake of ours: both are given
 * a few tries, for a deployment may be under way.
 */
export function isPoison(thrown: unknown, receives: number): boolean {
  if (!(thrown instanceof Failure)) return receives >= TRIES;
  if (thrown.code !== 'unavailable') return true;
  const { cause } = thrown.detail;
  return receives >= TRIES && cause instanceof Error && MISTAKES.has(cause.name);
}

/** Names of errors that mean the same request fails again. */
const MISTAKES = new Set(['ValidationException', 'SerializationException', 'TypeError', 'RangeError', 'SyntaxError']);
