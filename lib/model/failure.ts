import type { Json } from './json.ts';
import type { Outcome } from './outcome.ts';

/**
 * What each kind of failure means: the status an operator or sender sees, and the outcome of the uplink it ends.
 * Both edges (HTTP and queues) read this one table.
 */
export const FAILURES = {
  // what a sender did
  'unknown-integration': { status: 404, outcome: null },
  'integration-disabled': { status: 404, outcome: null },
  unauthenticated: { status: 401, outcome: 'refused' },
  'too-large': { status: 413, outcome: 'refused' },
  'not-json': { status: 400, outcome: 'quarantined' },
  'bad-envelope': { status: 400, outcome: 'quarantined' },
  // what a script did
  compile: { status: 422, outcome: 'quarantined' },
  runtime: { status: 422, outcome: 'quarantined' },
  timeout: { status: 422, outcome: 'quarantined' },
  memory: { status: 422, outcome: 'quarantined' },
  stack: { status: 422, outcome: 'quarantined' },
  'output-too-large': { status: 422, outcome: 'quarantined' },
  'input-too-large': { status: 422, outcome: 'quarantined' },
  'not-json-output': { status: 422, outcome: 'quarantined' },
  'codec-error': { status: 422, outcome: 'quarantined' },
  'no-device-bytes': { status: 422, outcome: 'quarantined' },
  'no-name': { status: 422, outcome: 'quarantined' },
  promise: { status: 422, outcome: 'quarantined' },
  'bad-output': { status: 422, outcome: 'quarantined' },
  'no-converter': { status: 422, outcome: 'quarantined' },
  'unknown-entity': { status: 422, outcome: 'quarantined' },
  // what an operator did
  invalid: { status: 400, outcome: null },
  unauthorised: { status: 401, outcome: null },
  forbidden: { status: 403, outcome: null },
  'not-found': { status: 404, outcome: null },
  'method-not-allowed': { status: 405, outcome: null },
  conflict: { status: 409, outcome: null },
  'precondition-failed': { status: 412, outcome: null },
  unsupported: { status: 422, outcome: null },
  // what the world did
  unavailable: { status: 503, outcome: null },
  'delivery-failed': { status: 502, outcome: null },
} as const satisfies Record<string, { status: number; outcome: Outcome | null }>;

export type FailureCode = keyof typeof FAILURES;

export interface FailureDetail {
  /** Path of the offending field, such as `config.server` or `telemetry[2].ts`. */
  field?: string;
  /** What the reader can do about it, as one sentence. */
  fix?: string;
  line?: number;
  column?: number;
  /** Captured `console.log` lines of the script, when a script failed. */
  logs?: string[];
  /**
   * Set by a way out that may work later. `afterMs`: how long the other side wants to be left alone; `uncounted`: nothing
   * was sent, so that it counts as no attempt.
   */
  retry?: { afterMs?: number; uncounted?: boolean };
  /** Anything a client can use, such as the list of integrations that hold a converter. */
  extra?: { [key: string]: Json };
  cause?: unknown;
}

/** The one error of the house: it knows its fate (see FAILURES), where it hurts and what to do. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly detail: FailureDetail;

  constructor(code: FailureCode, message: string, detail: FailureDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return FAILURES[this.code].status;
  }

  get outcome(): Outcome | null {
    return FAILURES[this.code].outcome;
  }

  /** The form that records, test answers and problem documents carry. */
  toJSON(): FailureReport {
    const { field, fix, line, column } = this.detail;
    return {
      code: this.code,
      message: this.message,
      ...(field === undefined ? {} : { field }),
      ...(fix === undefined ? {} : { fix }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    };
  }
}

export interface FailureReport {
  code: FailureCode;
  message: string;
  field?: string;
  fix?: string;
  line?: number;
  column?: number;
}

/** Turns anything thrown into a Failure; what is not one of ours counts as `unavailable`. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure('unavailable', message, { cause: thrown });
}
