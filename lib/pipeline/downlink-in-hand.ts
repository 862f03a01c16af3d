import { SECOND } from '../model/clock.ts';
import type { Downlink } from '../model/downlink.ts';

/** A downlink a dispatcher encoded this recently is in its hands; after that it died, and another one goes on. */
const IN_HAND = 30 * SECOND;

/** Whether it is being sent right now. */
export function inHand(downlink: Downlink, now: number): boolean {
  const last = downlink.history.at(-1);
  return downlink.state === 'encoded' && last !== undefined && now - last.at < IN_HAND;
}
