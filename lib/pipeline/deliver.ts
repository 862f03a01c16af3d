import type { Downlink, DownlinkReport, DownlinkState, EncodedDownlink } from '../model/downlink.ts';
import type { EntityState } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { JsonObject } from '../model/json.ts';
import type { LiveIntegration } from '../model/ports.ts';
import type { DispatchParts } from './parts.ts';
import { linkTo, type Progress, push } from './push.ts';
import { keepAsReply } from './reply-keep.ts';

export interface Delivery {
  /** `queued`: its time was up before all of it had left. */
  final: DownlinkState;
  /** What the network answered. */
  answer: JsonObject | null;
  /** What it told of its messages before its answer was here. */
  early?: DownlinkReport[];
}

/**
 * Pushes an encoded downlink, or keeps it as the device's pending reply, as its integration type wants. `progress` grows
 * as requests are taken, also when this throws; after `until` (epoch ms) no further one leaves.
 */
export async function deliver(
  parts: DispatchParts,
  live: LiveIntegration,
  state: EntityState,
  downlink: Downlink & { encoded: EncodedDownlink[] },
  { progress, until }: { progress: Progress; until: number },
): Promise<Delivery> {
  const mode = parts.registry[live.integration.type]?.downlink ?? { mode: 'none' };
  if (mode.mode === 'reply') {
    const delivery = await keepAsReply(parts, live, state, downlink, mode);
    const last = downlink.encoded.at(-1);
    if (mode.device !== undefined && last !== undefined) await linkTo(parts, live, downlink, [mode.device(last)]);
    return delivery;
  }
  if (mode.mode === 'push') {
    const { done, ...told } = await push(parts, live, state, downlink, { mode, progress, until });
    return { final: done ? 'accepted' : 'queued', ...told };
  }
  throw new Failure('unsupported', `Integrations of type '${live.integration.type}' take no downlinks`);
}
