import type { Downlink, DownlinkState, EncodedDownlink } from '../model/downlink.ts';
import { downlinkBytes, replyHeaders } from '../model/downlink.ts';
import type { EntityState, PendingReply } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { Config } from '../model/fields.ts';
import type { DownlinkMode } from '../model/integration.ts';
import type { JsonObject } from '../model/json.ts';
import type { LiveIntegration } from '../model/ports.ts';
import type { DispatchParts } from './parts.ts';

type EncodedObject = Downlink & { encoded: EncodedDownlink[] };
type ReplyMode = Extract<DownlinkMode<Config>, { mode: 'reply' }>;
type ReplyParts = Pick<DispatchParts, 'clock' | 'downlinks' | 'entities'>;

/** The newest wins: the one that waited before is superseded. A re-run after a crash changes nothing. */
export async function keepAsReply(
  parts: ReplyParts,
  live: LiveIntegration,
  state: EntityState,
  downlink: EncodedObject,
  mode: ReplyMode,
): Promise<{ final: DownlinkState; answer: JsonObject | null }> {
  const { id: integrationId } = live.integration;
  const slot = state.replies.find((one) => one.integrationId === integrationId);
  if (slot?.leases.some((lease) => lease.reply.downlinkId === downlink.id))
    return { final: 'transmitted', answer: null };
  if (slot?.pending?.downlinkId !== downlink.id) {
    const reply = replyOf(downlink, mode, live);
    const ref = { kind: 'device', id: downlink.deviceId } as const;
    const put = await parts.entities.putReply(ref, integrationId, reply, parts.clock());
    if (put.superseded !== null) await supersede(parts, put.superseded);
  }
  return { final: 'pending', answer: null };
}

async function supersede({ downlinks, clock }: ReplyParts, id: string): Promise<void> {
  await downlinks.advance(id, ['pending', 'encoded'], { state: 'superseded', at: clock() });
}

/** One answer carries one downlink: of several that the converter made, the last. */
function replyOf({ id, encoded, expiresAt }: EncodedObject, mode: ReplyMode, live: LiveIntegration): PendingReply {
  const last = encoded[encoded.length - 1];
  if (last === undefined) throw new Failure('bad-output', 'The downlink converter gave an empty list');
  if (mode.render !== undefined) {
    // The network owns the shape of the answer, and metadata says where it goes: no header comes of it.
    return { downlinkId: id, ...mode.render(last, live.config), headers: {}, expiresAt };
  }
  const { contentType, body } = downlinkBytes(last);
  return { downlinkId: id, contentType, headers: replyHeaders(last), body, expiresAt };
}
