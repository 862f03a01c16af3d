import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { asFailure, Failure } from '../../lib/model/failure.ts';
import type { Stats } from '../../lib/model/ports.ts';
import { problem } from './http.ts';

/** One log line per failure, none per success: at a dollar per two million lines, success is too dear to log. */
export function logFailure(where: string, thrown: unknown): void {
  const failure = asFailure(thrown);
  const cause = failure.detail.cause instanceof Error ? failure.detail.cause.message : undefined;
  console.error(JSON.stringify({ level: 'ERROR', where, ...failure.toJSON(), cause }));
}

/** After each invocation, failed or not: writes the counters when they are due. They must never cost a message. */
export function flushStats(stats: () => Promise<Stats>): MiddlewareObj {
  const flush = async () => {
    try {
      await (await stats()).flush();
    } catch (thrown) {
      logFailure('stats', thrown);
    }
  };
  return { after: flush, onError: flush };
}

/** All that a sender learns of a trouble of ours; what it was stands in the log. */
const LATER = new Failure('unavailable', 'This message could not be kept', { fix: 'Send it again later.' });

/** What a handler throws becomes a problem document; only `unavailable` and our own mistakes get here. */
export function problemOnError(where: string): MiddlewareObj<unknown, APIGatewayProxyStructuredResultV2> {
  return {
    onError: (request) => {
      const failure = asFailure(request.error);
      if (failure.status >= 500) logFailure(where, request.error);
      request.response = problem(failure.status >= 500 ? LATER : failure);
    },
  };
}
