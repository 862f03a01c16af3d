import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { functionName } from '../model/tables.ts';
import { FUNCTION_ARN } from './arns.ts';

/** A Lambda handler; the event type is the handler's own business. */
export type Handler = (event: never, context: Context) => Promise<unknown>;

/** Handlers by part: `uplink-<type>`, `uplink-queue`, `downlink`, `attach`, `sweep`, `api`. */
export type FunctionTable = { readonly [part: string]: Handler | undefined };

/** Thrown by `invoke` for a part nobody registered. */
export class UnknownFunction extends Error {}

/** Thrown by `invoke` when the handler takes longer than the function may; the handler itself goes on. */
export class FunctionTimeout extends Error {}

/** What an asynchronous invocation leaves after its last failure, as AWS sends it to the destination. */
export interface FailedInvocation {
  version: '1.0';
  timestamp: string;
  requestContext: { requestId: string; functionArn: string; condition: string; approximateInvokeCount: number };
  requestPayload: unknown;
  responseContext: { statusCode: number; executedVersion: string; functionError: string };
  responsePayload: { errorType: string; errorMessage: string };
}

export interface FunctionHost {
  has(part: string): boolean;
  /** Part of a function's name or ARN; null when it is not one of this stack. */
  partOf(nameOrArn: string): string | null;
  /** Waits for the handler's answer. Rejects with its error, `UnknownFunction` or `FunctionTimeout`. */
  invoke(part: string, event: unknown): Promise<unknown>;
  /** Lambda's asynchronous way: up to three attempts, then the destination. Resolves when it is over; never rejects. */
  invokeLater(part: string, event: unknown): Promise<void>;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
}

export interface HostOptions {
  stack: string;
  functions: FunctionTable;
  /** Takes what failed for good. */
  destination: (failed: FailedInvocation) => Promise<void>;
  /** How long a function may run, ms. */
  timeout?: number;
  /** Pauses before the second and third attempt, ms. AWS waits one and two minutes. */
  retryDelays?: readonly number[];
}

/** Runs Lambda handlers in this process. */
export function makeHost(options: HostOptions): FunctionHost {
  const { stack, functions, destination, timeout = 30_000, retryDelays = [200, 1_000] } = options;
  const running = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    const forget = () => running.delete(work);
    work.then(forget, forget);
    return work;
  };

  const invoke = async (part: string, event: unknown, requestId = randomUUID() as string): Promise<unknown> => {
    const handler = functions[part];
    if (handler === undefined) throw new UnknownFunction(`no function ${functionName(stack, part)}`);
    const context = contextOf(functionName(stack, part), requestId, Date.now() + timeout);
    // A copy, as a function on AWS never shares its event with the caller.
    const work = track(Promise.resolve(handler(structuredClone(event) as never, context)));
    return withTimeout(work, timeout, part);
  };

  const invokeLater = async (part: string, event: unknown): Promise<void> => {
    const requestId = randomUUID();
    for (let attempt = 1; ; attempt++) {
      const error = await invoke(part, event, requestId).then(() => null, asError);
      if (error === null) return;
      const delay = retryDelays[attempt - 1];
      if (delay === undefined) {
        return destination(failedInvocation(functionName(stack, part), requestId, attempt, event, error));
      }
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  };

  return {
    has: (part) => functions[part] !== undefined,
    partOf: (nameOrArn) => {
      const name = nameOrArn.startsWith(FUNCTION_ARN) ? nameOrArn.slice(FUNCTION_ARN.length) : nameOrArn;
      return name.startsWith(`${stack}-`) ? name.slice(stack.length + 1) : null;
    },
    invoke: (part, event) => invoke(part, event),
    invokeLater: (part, event) =>
      track(invokeLater(part, event)).catch((error: unknown) => {
        console.error(`${functionName(stack, part)}: its failed event could not be kept: ${error}`);
      }),
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

async function withTimeout<T>(work: Promise<T>, ms: number, part: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new FunctionTimeout(`${part}: Task timed out after ${ms / 1_000} seconds`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function contextOf(name: string, requestId: string, deadline: number): Context {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: FUNCTION_ARN + name,
    memoryLimitInMB: '512',
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: `local/[$LATEST]${requestId}`,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}

function failedInvocation(
  name: string,
  requestId: string,
  attempts: number,
  event: unknown,
  error: Error,
): FailedInvocation {
  return {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId,
      functionArn: `${FUNCTION_ARN}${name}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: attempts,
    },
    requestPayload: event,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: error.name, errorMessage: error.message },
  };
}
