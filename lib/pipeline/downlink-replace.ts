import type { Downlink } from '../model/downlink.ts';
import { type WithdrawParts, withdraw } from './downlink-withdraw.ts';

/** Whether a newer one that waits for the same device has its `replaceKey`; `waiting` is in the order of age. */
export function isReplaced(downlink: Downlink, waiting: Downlink[]): boolean {
  const { replaceKey } = downlink;
  if (replaceKey === undefined) return false;
  return waiting.some((one) => one.replaceKey === replaceKey && one.id > downlink.id);
}

/** Takes back the older replies of the device that bear its key, whichever integration keeps them. */
export async function replacePending(parts: WithdrawParts, downlink: Downlink): Promise<void> {
  const { replaceKey, deviceId, id } = downlink;
  if (replaceKey === undefined) return;
  const { items } = await parts.downlinks.list(deviceId, { limit: 100, state: 'pending' });
  for (const one of items) {
    if (one.replaceKey === replaceKey && one.id < id) await withdraw(parts, one, 'superseded');
  }
}
