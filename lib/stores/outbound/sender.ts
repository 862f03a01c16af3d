import { validateHeaderName, validateHeaderValue } from 'node:http';
import { type Clock, SECOND } from '../../model/clock.ts';
import { asFailure, Failure } from '../../model/failure.ts';
import type { JsonObject } from '../../model/json.ts';
import type { HttpDownlinkRequest, HttpSender } from '../../model/ports.ts';
import { createAddressGuard, type Guard, type GuardOptions } from './address-guard.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import { exchange, type HttpAnswer } from './exchange.ts';
import { withLogins } from './logins.ts';
import { retryAfter } from './retry-after.ts';

export interface SenderOptions extends GuardOptions {
  clock: Clock;
  /** For a whole request with its answer; 10 s unless a test has less patience. */
  timeoutMs?: number;
}

/** With less than this, in ms, a request is not begun: its answer would hardly come in time. */
const LEAST = 250;

/** Statuses after which trying again makes sense. */
const PASSING = new Set([408, 425, 429]);

/**
 * Calls a network server's API, if its address may be reached and its host answers of late. What may pass throws
 * `unavailable` with `retry`, so that the request is made again; a refusal throws `delivery-failed`. Both hold the
 * server's answer in `extra`.
 */
export function createHttpSender(options: SenderOptions): HttpSender {
  const { clock, timeoutMs = 10 * SECOND } = options;
  const guard = createAddressGuard(options);
  const breaker = createBreaker(clock);
  const sender: HttpSender = {
    async send(request, until = Number.POSITIVE_INFINITY) {
      checkHeaders(request);
      const left = () => Math.min(timeoutMs, until - clock());
      if (until - clock() < LEAST) throw noTime(request);
      const { url, answer } = await attempt(guard, breaker, request, left);
      const told: JsonObject = { via: 'http', status: answer.status, body: parsed(answer.text) };
      if (answer.status >= 200 && answer.status < 300) return told;
      const message = `${url.host} answered ${answer.status}`;
      if (answer.status < 500 && !PASSING.has(answer.status))
        throw new Failure('delivery-failed', message, { extra: told });
      const afterMs = retryAfter(answer.retryAfter, clock());
      throw new Failure('unavailable', message, { extra: told, retry: afterMs === undefined ? {} : { afterMs } });
    },
  };
  return withLogins(sender, clock);
}

/** Keeps the breaker informed: a host has failed when it cannot be reached, gives no answer, or answers 5xx. */
async function attempt(
  guard: Guard,
  breaker: Breaker,
  request: HttpDownlinkRequest,
  left: () => number,
): Promise<{ url: URL; answer: HttpAnswer }> {
  const host = URL.parse(request.url)?.host ?? '';
  const pause = breaker.wait(host);
  if (pause > 0) {
    const retry = { afterMs: pause, uncounted: true };
    throw new Failure('unavailable', `${host} did not answer of late; nothing was sent`, { retry });
  }
  try {
    const admitted = await within(left(), guard.admit(request.url));
    const answer = await exchange(admitted, request, Math.max(1, left()));
    if (answer.status >= 500) breaker.failed(host);
    else breaker.succeeded(host);
    return { url: admitted.url, answer };
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code !== 'unavailable') throw failure;
    breaker.failed(host);
    const extra = { via: 'http', error: failure.message };
    throw new Failure('unavailable', failure.message, { ...failure.detail, extra, retry: {} });
  }
}

/** Says nothing about the host, so that the breaker does not hear of it. */
function noTime({ url }: HttpDownlinkRequest): Failure {
  const message = `No time was left to ask ${URL.parse(url)?.host}; nothing was sent`;
  return new Failure('unavailable', message, { retry: { afterMs: 0, uncounted: true } });
}

/** A resolver that hangs is given up like a host that does not answer. */
function within<T>(ms: number, resolving: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Failure('unavailable', `no address within ${ms} ms`)), ms);
    resolving.then(resolve, reject).finally(() => clearTimeout(late));
  });
}

/** A token with a line break in it is a mistake of the config, and stays one however often it is sent. */
function checkHeaders({ headers }: HttpDownlinkRequest): void {
  for (const [name, value] of Object.entries(headers)) {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    } catch {
      throw new Failure('delivery-failed', `The header ${name} cannot be sent`, {
        fix: 'Remove line breaks and other control characters from the token or key that goes into it.',
      });
    }
  }
}

function parsed(text: string): JsonObject[string] {
  try {
    return JSON.parse(text) as JsonObject[string];
  } catch {
    return text;
  }
}
