import type { Downlink, DownlinkReport, DownlinkState, EncodedDownlink } from '../model/downlink.ts';
import type { EntityState } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { Config } from '../model/fields.ts';
import type { DownlinkMode, DownlinkRequest } from '../model/integration.ts';
import type { JsonObject } from '../model/json.ts';
import type { LiveIntegration } from '../model/ports.ts';
import { wayOf } from './downlink-way.ts';
import type { DispatchParts } from './parts.ts';
import { keepAsReply } from './reply-keep.ts';

export interface Delivery {
  final: DownlinkState;
  /** What the network answered. */
  answer: JsonObject | null;
  /** The network's names for its messages, by which it will tell of them. */
  providerIds?: string[];
  /** What it told of them before its answer was here. */
  early?: DownlinkReport[];
}

type PushMode = Extract<DownlinkMode<Config>, { mode: 'push' }>;

type EncodedObject = Downlink & { encoded: EncodedDownlink[] };

/** Pushes an encoded downlink, or keeps it as the device's pending reply, as its integration type wants. */
export async function deliver(
  parts: DispatchParts,
  live: LiveIntegration,
  state: EntityState,
  downlink: EncodedObject,
): Promise<Delivery> {
  const mode = parts.registry[live.integration.type]?.downlink ?? { mode: 'none' };
  if (mode.mode === 'reply') {
    const delivery = await keepAsReply(parts, live, state, downlink, mode);
    const last = downlink.encoded.at(-1);
    if (mode.device !== undefined && last !== undefined) await linkTo(parts, live, downlink, [mode.device(last)]);
    return delivery;
  }
  if (mode.mode === 'push') return push(parts, live, state, downlink, mode);
  throw new Failure('unsupported', `Integrations of type '${live.integration.type}' take no downlinks`);
}

async function push(
  parts: DispatchParts,
  live: LiveIntegration,
  state: EntityState,
  downlink: EncodedObject,
  mode: PushMode,
): Promise<Delivery> {
  const way = wayOf(parts.secrets, state, live.integration.id);
  const requests = downlink.encoded.flatMap((one, index) =>
    mode.encode(one, live.config, parts.clock(), { reference: `${downlink.id}.${index}`, ...way }),
  );
  let answer: JsonObject | null = null;
  const names: string[] = [];
  for (const request of requests) {
    answer = await sendRequest(parts, request);
    const name = mode.taken?.(answer, request);
    if (name !== undefined) names.push(name);
  }
  if (names.length === 0) return { final: 'accepted', answer };
  const early = await linkTo(parts, live, downlink, names);
  return { final: 'accepted', answer, providerIds: [...new Set(names)], early };
}

/** The network has the downlink by now: a name that cannot be noted must not send it a second time. */
async function linkTo(
  { downlinks }: DispatchParts,
  live: LiveIntegration,
  downlink: Downlink,
  names: string[],
): Promise<DownlinkReport[]> {
  const linking = [...new Set(names)].map((name) => downlinks.link(live.integration.id, name, downlink));
  const linked = await Promise.allSettled(linking);
  return linked.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

function sendRequest(parts: DispatchParts, request: DownlinkRequest): Promise<JsonObject> {
  if (request.via === 'http') return parts.sender.send(request);
  if (request.via === 'kinesis') return parts.streams.put(request.stream, request.partitionKey, request.payload);
  return parts.publisher.publish(request.topic, request.payload, request);
}
