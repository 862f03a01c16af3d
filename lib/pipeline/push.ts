import type { Downlink, DownlinkReport, EncodedDownlink } from '../model/downlink.ts';
import type { EntityState } from '../model/entity.ts';
import type { Config } from '../model/fields.ts';
import type { DownlinkMode, DownlinkRequest } from '../model/integration.ts';
import type { JsonObject } from '../model/json.ts';
import type { LiveIntegration } from '../model/ports.ts';
import { wayOf } from './downlink-way.ts';
import type { DispatchParts } from './parts.ts';

type PushMode = Extract<DownlinkMode<Config>, { mode: 'push' }>;

/** How far a downlink of several requests has got, over all its attempts. */
export interface Progress {
  /** Requests that the network has taken; they are not made again. */
  sent: number;
  /** The network's names for its messages, by which it will tell of them. */
  providerIds: string[];
}

/** What is kept when an attempt ends: nothing for a downlink none of whose requests was taken. */
export function keptOf({ sent, providerIds }: Progress): Partial<Progress> {
  return { ...(sent === 0 ? {} : { sent }), ...(providerIds.length === 0 ? {} : { providerIds }) };
}

export function progressOf({ sent = 0, providerIds = [] }: Downlink): Progress {
  return { sent, providerIds: sent === 0 ? [] : [...providerIds] };
}

/**
 * Makes the requests that are left, one after the other, and notes each in `progress` as soon as it was taken. `done`
 * false: `until` (epoch ms) came first. Gives the last answer, and the reports that came before their name was known.
 */
export async function push(
  parts: DispatchParts,
  live: LiveIntegration,
  state: EntityState,
  downlink: Downlink & { encoded: EncodedDownlink[] },
  { mode, progress, until }: { mode: PushMode; progress: Progress; until: number },
): Promise<{ done: boolean; answer: JsonObject | null; early: DownlinkReport[] }> {
  const way = wayOf(parts.secrets, state, live.integration.id);
  const requests = downlink.encoded.flatMap((one, index) =>
    mode.encode(one, live.config, parts.clock(), { reference: `${downlink.id}.${index}`, ...way }),
  );
  let answer: JsonObject | null = null;
  // Those of an earlier attempt are asked for their reports again: nobody could apply them then.
  const early = await linkTo(parts, live, downlink, progress.providerIds);
  for (const request of requests.slice(progress.sent)) {
    if (parts.clock() >= until) return { done: false, answer, early };
    answer = await sendRequest(parts, request, until);
    const name = mode.taken?.(answer, request);
    progress.sent += 1;
    if (name === undefined || progress.providerIds.includes(name)) continue;
    progress.providerIds.push(name);
    early.push(...(await linkTo(parts, live, downlink, [name])));
  }
  return { done: true, answer, early };
}

/** The network has the downlink by now: a name that cannot be noted must not send it a second time. */
export async function linkTo(
  { downlinks }: Pick<DispatchParts, 'downlinks'>,
  live: LiveIntegration,
  downlink: Downlink,
  names: string[],
): Promise<DownlinkReport[]> {
  const linking = names.map((name) => downlinks.link(live.integration.id, name, downlink));
  const linked = await Promise.allSettled(linking);
  return linked.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

function sendRequest(parts: DispatchParts, request: DownlinkRequest, until: number): Promise<JsonObject> {
  if (request.via === 'http') return parts.sender.send(request, until);
  if (request.via === 'kinesis') return parts.streams.put(request.stream, request.partitionKey, request.payload);
  return parts.publisher.publish(request.topic, request.payload, request);
}
