import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { Failure } from '../model/failure.ts';

/**
 * Until when calls may go on, in ms from the start of an invocation. The kinds end one after the other: when DynamoDB
 * hangs there must be time left to ask for a snapshot, and then to keep the message in a queue.
 */
export interface Deadline {
  stores: number;
  snapshots: number;
  queues: number;
}

/** Options of one `client.send`. */
export interface Sending {
  abortSignal?: AbortSignal;
}

/**
 * At least this long from the first call of its kind, however late it is: a process that stood still for seconds shall
 * still keep its message. A late yes may reach its sender; a no is the end of most messages.
 */
const LEAST: Deadline = { stores: 0, snapshots: 0, queues: 600 };

type SignalOf = (kind: keyof Deadline) => AbortSignal;

const current = new AsyncLocalStorage<SignalOf>();

/** Runs one invocation; each call it makes to a store or queue is given up at its deadline. */
export function withDeadline<T>(ends: Deadline, invocation: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const signals = new Map<keyof Deadline, AbortSignal>();
  return current.run((kind) => {
    const signal = signals.get(kind) ?? signalAt(Math.max(began + ends[kind], performance.now() + LEAST[kind]));
    signals.set(kind, signal);
    return signal;
  }, invocation);
}

/**
 * Makes one call under the invocation's deadline; without one it takes as long as its client lets it. Throws
 * `unavailable` when it is too late. A write that was under way may still happen: whoever gave it up does it again.
 */
export async function inTime<T>(kind: keyof Deadline, call: (sending: Sending) => Promise<T>): Promise<T> {
  const abortSignal = current.getStore()?.(kind);
  if (abortSignal === undefined) return call({});
  if (abortSignal.aborted) throw late();
  return orLate(call({ abortSignal }), abortSignal);
}

function signalAt(moment: number): AbortSignal {
  const left = Math.round(moment - performance.now());
  if (left <= 0) return AbortSignal.abort();
  const signal = AbortSignal.timeout(left);
  // An envelope may touch many entities at once, each call with a listener of its own.
  setMaxListeners(0, signal);
  return signal;
}

/** The SDK sleeps between attempts without looking at the signal, so the signal is looked at here. */
function orLate<T>(call: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(late());
    signal.addEventListener('abort', giveUp, { once: true });
    call.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

function late(): Failure {
  return new Failure('unavailable', 'The answer is due before this call could end');
}
