import type { Arrival } from '../model/arrival.ts';
import { freezeArrival } from '../model/arrival.ts';
import type { PendingReply } from '../model/entity.ts';
import { asFailure, Failure } from '../model/failure.ts';
import type { LiveIntegration } from '../model/ports.ts';
import type { Parsed, Uplink } from '../model/uplink.ts';
import { authenticate, limitSize } from './authenticate.ts';
import { convert } from './convert.ts';
import { deviceBefore, variablesOf } from './device-variables.ts';
import { noteReport } from './downlink-report.ts';
import { noteWay } from './downlink-way.ts';
import type { Parts } from './parts.ts';
import { planUplink } from './plan.ts';
import type { Context } from './record.ts';
import { ignored, quarantined, refused, stored } from './record.ts';
import { takeReply } from './reply.ts';
import { watched } from './watch.ts';
import { completeRecord } from './write.ts';

/** What became of an arrival, for the edge to turn into its own kind of answer. */
export interface Settlement {
  /** The downlink that waited for this uplink, if any. */
  reply: PendingReply | null;
  /** Set when the sender must hear of it (refused, or not an envelope). A converter's failure is never here. */
  failure: Failure | null;
}

export interface ReceiveOptions {
  /**
   * The arrival lies in the spill queue: it stays there when it fails, and its sender was answered long ago, so that a
   * downlink must wait for the next uplink.
   */
  queued?: boolean;
}

/**
 * The whole way of an arrival: authenticate → parse → per uplink: convert → plan → **record** → write → reply.
 * A 2xx may follow whenever this returns: every uplink is then recorded, or its arrival lies in the spill queue.
 * Throws `unavailable` only when neither store nor queue works, or for an arrival that is queued already.
 */
export async function receive(
  parts: Parts,
  live: LiveIntegration,
  arrival: Arrival,
  { queued = false }: ReceiveOptions = {},
): Promise<Settlement> {
  const type = parts.registry[live.integration.type];
  if (type === undefined) throw new Failure('unknown-integration', `No type '${live.integration.type}' in this build`);
  const context: Context = { parts, live, type, arrival, index: 0 };
  try {
    const parsed = await admit(context);
    if (parsed instanceof Failure) return { reply: null, failure: parsed };
    let reply: PendingReply | null = null;
    for (const [index, one] of parsed.entries()) {
      // An answer carries one downlink: the first entity that has one gets it.
      const taken = await settle({ ...context, index }, one, !queued && reply === null);
      reply ??= taken;
    }
    return { reply, failure: null };
  } catch (thrown) {
    if (queued) throw thrown;
    return spill(context, asFailure(thrown));
  }
}

/** Lets an arrival in and takes it apart. A sender's fault is recorded and given back. */
async function admit(context: Context): Promise<Parsed[] | Failure> {
  const { parts, live, type, arrival } = context;
  try {
    authenticate(parts.secrets, type, live, arrival);
    limitSize(arrival);
    const parsed = type.parse(arrival, live.config);
    return parsed.length > 0 ? parsed : [{ kind: 'event', event: 'nothing' }];
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.outcome === null) throw failure;
    if (failure.outcome === 'refused') await noteRefusal(context, failure);
    else await watched(parts, quarantined(context, null, failure, null));
    return failure;
  }
}

/** A refusal is told even when it cannot be written down: who may not send fills no queue, and gets no yes. */
async function noteRefusal(context: Context, failure: Failure): Promise<void> {
  const { parts, live } = context;
  try {
    await watched(parts, refused(context, failure));
  } catch (thrown) {
    if (asFailure(thrown).code !== 'unavailable') throw thrown;
    for (const name of ['received', 'refused']) parts.stats.count(live.integration.id, name);
  }
}

/** Ends one uplink: as stored, duplicate, quarantined or ignored. */
async function settle(context: Context, one: Parsed, mayReply: boolean): Promise<PendingReply | null> {
  const { parts, live, arrival } = context;
  if (one.kind === 'event') {
    await watched(parts, ignored(context, one));
    if (one.downlink !== undefined) await noteReport(parts, live.integration.id, one.downlink);
    return null;
  }
  const before = await deviceBefore(context, one);
  const conversion = convert(parts.engine, live, arrival, one, variablesOf(before));
  if (conversion instanceof Failure) return quarantine(context, one, conversion);
  const planned = await planUplink(context, one, conversion, before);
  if (planned instanceof Failure) return quarantine(context, one, planned);

  const message = stored(context, one, planned.plan, conversion.logs);
  const answer = await watched(parts, message);
  await completeRecord(parts, answer);
  await noteWay(context, planned.plan, planned.states);
  if (!mayReply || one.mayReply === false) return null;
  return takeReply(context, planned.states, { by: message.hash, first: answer.first }).catch(withoutReply);
}

/** The uplink itself is safe by now. */
function withoutReply(thrown: unknown): null {
  if (asFailure(thrown).code !== 'unavailable') throw thrown;
  return null;
}

async function quarantine(context: Context, uplink: Uplink, failure: Failure): Promise<null> {
  await watched(context.parts, quarantined(context, uplink, failure, context.live.uplink));
  return null;
}

/** The store failed before every uplink was recorded: keep the whole arrival in the queue, and say yes. */
async function spill({ parts, live, arrival }: Context, failure: Failure): Promise<Settlement> {
  if (failure.code !== 'unavailable') throw failure;
  await parts.queues.spill({ kind: 'arrival', integrationId: live.integration.id, arrival: freezeArrival(arrival) });
  parts.stats.count(live.integration.id, 'deferred');
  return { reply: null, failure: null };
}
