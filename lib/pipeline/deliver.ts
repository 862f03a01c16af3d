import type { Downlink, DownlinkState, EncodedDownlink } from '../model/downlink.ts';
import { downlinkBytes } from '../model/downlink.ts';
import type { EntityState, PendingReply } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { Config } from '../model/fields.ts';
import type { DownlinkMode, DownlinkRequest } from '../model/integration.ts';
import type { JsonObject } from '../model/json.ts';
import { asText } from '../model/json.ts';
import type { LiveIntegration } from '../model/ports.ts';
import type { DispatchParts } from './parts.ts';

export interface Delivery {
  final: DownlinkState;
  /** What the network answered. */
  answer: JsonObject | null;
}

type EncodedObject = Downlink & { encoded: EncodedDownlink[] };
type ReplyMode = Extract<DownlinkMode<Config>, { mode: 'reply' }>;

/** Pushes an encoded downlink, or keeps it as the device's pending reply, as its integration type wants. */
export async function deliver(
  parts: DispatchParts,
  live: LiveIntegration,
  state: EntityState,
  downlink: EncodedObject,
): Promise<Delivery> {
  const mode = parts.registry[live.integration.type]?.downlink ?? { mode: 'none' };
  if (mode.mode === 'reply') return keepAsReply(parts, live, state, downlink, mode);
  if (mode.mode === 'push')
    return push(
      parts,
      downlink.encoded.flatMap((one) => mode.encode(one, live.config, parts.clock())),
    );
  throw new Failure('unsupported', `Integrations of type '${live.integration.type}' take no downlinks`);
}

async function push(parts: DispatchParts, requests: DownlinkRequest[]): Promise<Delivery> {
  let answer: JsonObject | null = null;
  for (const request of requests) answer = await sendRequest(parts, request);
  return { final: 'accepted', answer };
}

function sendRequest(parts: DispatchParts, request: DownlinkRequest): Promise<JsonObject> {
  if (request.via === 'http') return parts.sender.send(request);
  return parts.publisher.publish(request.topic, request.payload, request);
}

/** The newest wins: the one that waited before is superseded. A re-run after a crash changes nothing. */
async function keepAsReply(
  parts: DispatchParts,
  live: LiveIntegration,
  state: EntityState,
  downlink: EncodedObject,
  mode: ReplyMode,
): Promise<Delivery> {
  const slot = state.replies.find((one) => one.integrationId === live.integration.id);
  if (slot?.leases.some((lease) => lease.reply.downlinkId === downlink.id))
    return { final: 'transmitted', answer: null };
  if (slot?.pending?.downlinkId !== downlink.id) {
    const reply = replyOf(downlink, mode, live);
    const ref = { kind: 'device', id: downlink.deviceId } as const;
    const put = await parts.entities.putReply(ref, live.integration.id, reply, parts.clock());
    if (put.superseded !== null) {
      await parts.downlinks.advance(put.superseded, ['pending', 'encoded'], { state: 'superseded', at: parts.clock() });
    }
  }
  return { final: 'pending', answer: null };
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
  return { downlinkId: id, contentType, headers: responseHeaders(last.metadata), body, expiresAt };
}

/** Header names a converter may set on the answer; connection and length belong to the gateway. */
const OWNED = new Set(['connection', 'content-length', 'transfer-encoding', 'content-type']);

function responseHeaders(metadata: JsonObject): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(metadata)) {
    const text = asText(value);
    if (/^[A-Za-z0-9-]+$/.test(name) && !/[\r\n\0]/.test(text) && !OWNED.has(name.toLowerCase()))
      headers[name.toLowerCase()] = text;
  }
  return headers;
}
