import type { Downlink } from '../model/downlink.ts';
import type { Parts } from './parts.ts';

/**
 * After a dispatcher died: it may have put this downlink into the slot, and not told the one that lay there. What is
 * said to be pending, and neither lies in the slot nor was taken out of it by an uplink, was replaced.
 */
export async function settleReplies(
  { entities, downlinks, clock }: Pick<Parts, 'entities' | 'downlinks' | 'clock'>,
  { id, deviceId, integrationId }: Downlink,
): Promise<void> {
  const state = await entities.load({ kind: 'device', id: deviceId }, true);
  const slot = state?.replies.find((one) => one.integrationId === integrationId);
  if (slot === undefined) return;
  const { items } = await downlinks.list(deviceId, { limit: 100, state: 'pending' });
  for (const one of items) {
    if (one.integrationId !== integrationId || one.id >= id || slot.pending?.downlinkId === one.id) continue;
    const taken = slot.leases.some(({ reply }) => reply.downlinkId === one.id);
    await downlinks.advance(one.id, ['pending'], { state: taken ? 'transmitted' : 'superseded', at: clock() });
  }
}
