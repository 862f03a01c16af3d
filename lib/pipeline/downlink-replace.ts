import type { Downlink } from '../model/downlink.ts';
import type { EntityState } from '../model/entity.ts';
import { type WithdrawParts, withdraw } from './downlink-withdraw.ts';

/** Whether a newer one that waits for the same device has its `replaceKey`; `waiting` is in the order of age. */
export function isReplaced(downlink: Downlink, waiting: Downlink[]): boolean {
  const { replaceKey } = downlink;
  if (replaceKey === undefined) return false;
  return waiting.some((one) => one.replaceKey === replaceKey && one.id > downlink.id);
}

/**
 * Takes back the older replies of the device that bear its key, whichever integration keeps them. They are looked for in
 * the device's slots: what says that it is pending and lies in none of them has left, or has been replaced.
 */
export async function replacePending(parts: WithdrawParts, downlink: Downlink, state: EntityState): Promise<void> {
  const { replaceKey, id } = downlink;
  if (replaceKey === undefined) return;
  for (const { pending } of state.replies) {
    if (pending === null || pending.downlinkId >= id) continue;
    const one = await parts.downlinks.get(pending.downlinkId);
    if (one?.state === 'pending' && one.replaceKey === replaceKey) await withdraw(parts, one, 'superseded');
  }
}
