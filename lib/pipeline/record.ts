import type { Arrival } from '../model/arrival.ts';
import type { Failure } from '../model/failure.ts';
import type { IntegrationType } from '../model/integration.ts';
import type { NewMessage, Plan, RawMessage } from '../model/message.ts';
import { identify } from '../model/message-key.ts';
import type { LiveConverter, LiveIntegration } from '../model/ports.ts';
import type { NetworkEvent, Parsed, Uplink } from '../model/uplink.ts';
import type { Parts } from './parts.ts';
import { keptHeaders } from './uplink-metadata.ts';

/** One arrival on its way through the pipeline. */
export interface Context {
  parts: Parts;
  live: LiveIntegration;
  type: IntegrationType;
  arrival: Arrival;
  /** Which uplink of the arrival is meant. */
  index: number;
}

const NOTHING: Plan = { effects: [] };

/** The record of an uplink whose effects are planned. */
export function stored(context: Context, uplink: Uplink, plan: Plan, logs: string[]): NewMessage {
  return {
    ...base(context, uplink),
    outcome: 'stored',
    version: context.live.uplink?.version.hash ?? null,
    raw: rawOf(context),
    plan,
    ...(logs.length > 0 ? { logs } : {}),
  };
}

/** A message that could not be turned into readings: kept whole, with the reason and the version that failed. */
export function quarantined(
  context: Context,
  uplink: Uplink | null,
  failure: Failure,
  by: LiveConverter | null,
): NewMessage {
  return {
    ...base(context, uplink),
    outcome: 'quarantined',
    version: by?.version.hash ?? null,
    raw: rawOf(context),
    failure: failure.toJSON(),
    ...(failure.detail.logs === undefined ? {} : { logs: failure.detail.logs }),
  };
}

/** Refused at the door: who sends without a right gets no storage, so no body is kept. */
export function refused(context: Context, failure: Failure): NewMessage {
  return { ...base(context, null), outcome: 'refused', failure: failure.toJSON() };
}

/** A network's event that carries no reading. */
export function ignored(context: Context, event: NetworkEvent): NewMessage {
  return { ...base(context, event), outcome: 'ignored', event: event.event, raw: rawOf(context) };
}

function base(context: Context, parsed: Parsed | null): NewMessage {
  const { live, arrival } = context;
  return {
    ...identityOf(context, parsed),
    integrationId: live.integration.id,
    arrivalId: arrival.id,
    receivedAt: arrival.receivedAt,
    outcome: 'ignored',
    version: null,
    deviceHint: parsed?.deviceHint ?? null,
    raw: null,
    ...(parsed?.kind === 'uplink' && parsed.device !== undefined ? { device: parsed.device } : {}),
    plan: NOTHING,
    failure: null,
  };
}

/** Without a provider's id every arrival is a message of its own, under the id the edge was given for it. */
function identityOf({ live, arrival, index }: Context, parsed: Parsed | null) {
  const own = parsed?.dedupKey;
  return identify({
    integrationId: live.integration.id,
    dedupKey: own === undefined ? `arrival:${arrival.id}:${index}` : `${parsed?.kind}:${own}`,
    time: own === undefined ? arrival.receivedAt : parsed?.time,
    deviceHint: parsed?.deviceHint ?? null,
    receivedAt: arrival.receivedAt,
    shards: live.integration.shards,
  });
}

function rawOf({ live, arrival, index }: Context): RawMessage {
  return {
    body: arrival.body,
    contentType: arrival.contentType,
    headers: keptHeaders(live, arrival.headers),
    ...(arrival.rawQuery === '' ? {} : { rawQuery: arrival.rawQuery }),
    ...(arrival.topic === undefined ? {} : { topic: arrival.topic }),
    ...(arrival.clientId === undefined ? {} : { clientId: arrival.clientId }),
    ...(arrival.streamRecord === undefined ? {} : { streamRecord: arrival.streamRecord }),
    ...(index === 0 ? {} : { index }),
  };
}
