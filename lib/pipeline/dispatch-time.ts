import { SECOND } from '../model/clock.ts';

/**
 * Until when one invocation of the downlink function goes on, in epoch ms. It lives for 30 s: what it pushed and could not
 * note by then would be pushed a second time.
 */
export interface DispatchTime {
  /** No further downlink is begun. */
  starts: number;
  /** No further request of the one begun leaves, and the last one has its answer or is given up. */
  pushes: number;
}

/** Counted from the start of the invocation, whatever it has to do: for all records of a batch together. */
export function dispatchTime(begun: number): DispatchTime {
  return { starts: begun + 12 * SECOND, pushes: begun + 22 * SECOND };
}
