import type { Downlink, DownlinkState } from '../model/downlink.ts';
import { Failure } from '../model/failure.ts';
import type { JsonObject } from '../model/json.ts';
import type { ReportParts } from './downlink-report.ts';
import { settleReplies } from './reply-settle.ts';
import type { Reported } from './report-state.ts';

/** What a report leads to: it only waits again if it can be put back, and has failed with the reason if it has no room. */
export async function afterReport(
  parts: ReportParts,
  downlink: Downlink,
  reported: Reported,
): Promise<{ state: DownlinkState; answer: JsonObject }> {
  if (reported.state !== 'pending') return reported;
  try {
    return { ...reported, state: await putReplyBack(parts, downlink) };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code !== 'output-too-large') throw thrown;
    return { state: 'failed', answer: { ...reported.answer, ...thrown.toJSON() } };
  }
}

/**
 * A reply that the network took and could not send waits for the device's next uplink again, unless it has expired, or a
 * newer one waits or has left since: the device must not be told the old thing after the new one. Gives the state that
 * the downlink is in then. May be done again after a crash.
 */
export async function putReplyBack(
  parts: ReportParts,
  downlink: Downlink,
): Promise<'pending' | 'expired' | 'superseded' | 'failed'> {
  const { id, deviceId, integrationId, expiresAt } = downlink;
  const now = parts.clock();
  if (expiresAt <= now) return 'expired';
  const ref = { kind: 'device', id: deviceId } as const;
  const state = await parts.entities.load(ref, true);
  const slot = state?.replies.find((one) => one.integrationId === integrationId);
  if (slot?.pending?.downlinkId !== id) {
    const reply = slot?.leases.find((lease) => lease.reply.downlinkId === id)?.reply;
    if (integrationId === null || reply === undefined) return 'failed';
    if (slot?.leases.some((lease) => lease.reply.downlinkId > id)) return 'superseded';
    const { superseded } = await parts.entities.putReply(ref, integrationId, reply, now);
    if (superseded === id) return 'superseded';
  }
  // What lay there before was older, and nobody else knows that it was replaced.
  await settleReplies(parts, downlink);
  return 'pending';
}
