import type { Downlink } from '../model/downlink.ts';
import type { ReportParts } from './downlink-report.ts';

/**
 * A reply that the network took and could not send waits for the device's next uplink again, unless it has expired or
 * a newer one waits. Gives the state that the downlink is in then.
 */
export async function putReplyBack(
  { entities, clock }: ReportParts,
  { id, deviceId, integrationId, expiresAt }: Downlink,
): Promise<'pending' | 'expired' | 'superseded' | 'failed'> {
  const now = clock();
  if (expiresAt <= now) return 'expired';
  const ref = { kind: 'device', id: deviceId } as const;
  const state = await entities.load(ref, true);
  const slot = state?.replies.find((one) => one.integrationId === integrationId);
  if (slot?.pending?.downlinkId === id) return 'pending';
  const reply = slot?.leases.find((lease) => lease.reply.downlinkId === id)?.reply;
  if (integrationId === null || reply === undefined) return 'failed';
  const { superseded } = await entities.putReply(ref, integrationId, reply, now);
  return superseded === id ? 'superseded' : 'pending';
}
