import { type Clock, SECOND } from '../../model/clock.ts';

/** This many failures in a row, and nothing leaves for that host any more. */
export const OPENS_AFTER = 10;

/** For how long, in ms. Then one request may try. */
export const OPEN_FOR = 30 * SECOND;

/** A request that tries has so long; longer than any request may take. */
const PROBE_FOR = 15 * SECOND;

/** Hosts in trouble that are remembered; more of them at once than that is nobody's stack. */
const MAX_HOSTS = 1_000;

/** Spares a host that does not answer, and those who would wait for it: per process, by host and port. */
export interface Breaker {
  /** Ms until a request may leave; 0 = now. Who gets 0 after a pause is the one that tries; others go on waiting. */
  wait(host: string): number;
  succeeded(host: string): void;
  failed(host: string): void;
}

interface Trouble {
  failures: number;
  until: number;
}

export function createBreaker(clock: Clock): Breaker {
  const troubles = new Map<string, Trouble>();
  return {
    wait(host) {
      const trouble = troubles.get(host);
      if (trouble === undefined || trouble.failures < OPENS_AFTER) return 0;
      const left = trouble.until - clock();
      if (left > 0) return left;
      trouble.until = clock() + PROBE_FOR;
      return 0;
    },
    succeeded: (host) => void troubles.delete(host),
    failed(host) {
      const failures = (troubles.get(host)?.failures ?? 0) + 1;
      troubles.delete(host);
      if (troubles.size >= MAX_HOSTS) troubles.delete(troubles.keys().next().value ?? '');
      troubles.set(host, { failures, until: failures < OPENS_AFTER ? 0 : clock() + OPEN_FOR });
    },
  };
}
