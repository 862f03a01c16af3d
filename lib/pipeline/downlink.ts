import type { Downlink, DownlinkState, EncodedDownlink } from '../model/downlink.ts';
import type { EntityState } from '../model/entity.ts';
import { asFailure, Failure } from '../model/failure.ts';
import type { JsonObject } from '../model/json.ts';
import type { DownlinkChange, LiveIntegration } from '../model/ports.ts';
import { deliver } from './deliver.ts';
import { nextAttempt, waitUntil, wakeWhenDue } from './deliver-later.ts';
import { type DispatchTime, dispatchTime } from './dispatch-time.ts';
import { inHand } from './downlink-in-hand.ts';
import { isReplaced, replacePending } from './downlink-replace.ts';
import { applyAll } from './downlink-report.ts';
import { checkRoom } from './downlink-room.ts';
import { withdraw } from './downlink-withdraw.ts';
import { encode } from './encode.ts';
import type { DispatchParts } from './parts.ts';
import { keptOf, type Progress, progressOf } from './push.ts';
import { settleReplies } from './reply-settle.ts';

/** Who finds another at work comes back after this long, in case that one dies. */
const LOOK_AGAIN_SECONDS = 2;

/**
 * Sends what waits for a device, oldest first: load → enrich → convert → push, or keep as the pending reply. While the
 * oldest one waits for its network, the others wait behind it; `due` is the end of the pause this wake-up was sent for.
 * `time`: of the whole invocation, where it has more to do. What is left then is woken again.
 * Throws `unavailable` when the store fails; the wake-up then comes again.
 */
export async function dispatch(
  parts: DispatchParts,
  deviceId: string,
  due?: number,
  time: DispatchTime = dispatchTime(parts.clock()),
): Promise<void> {
  // Again until nothing is left: what was ordered meanwhile may have woken a dispatcher that found us at work. Whatever is
  // older than all we saw came from elsewhere just now: it has a wake-up of its own, which finds it before ours.
  for (let waiting = await parts.downlinks.waiting(deviceId); waiting.length > 0; ) {
    const oldest = waiting[0]?.id;
    for (const downlink of waiting) {
      const now = parts.clock();
      if (inHand(downlink, now)) return parts.queues.wakeDownlinks({ kind: 'wake', deviceId }, LOOK_AGAIN_SECONDS);
      if (now >= time.starts) return parts.queues.wakeDownlinks({ kind: 'wake', deviceId });
      if (downlink.state === 'encoded') await settleReplies(parts, downlink);
      if (isReplaced(downlink, waiting)) {
        await withdraw(parts, downlink, 'superseded');
        continue;
      }
      if (waitUntil(downlink) > now) return due === waitUntil(downlink) ? wakeWhenDue(parts, downlink) : undefined;
      if (downlink.expiresAt <= now) await finish(parts, downlink, 'expired', downlink.answer);
      else if ((await send(parts, downlink, time.pushes)) === 'stop') return;
    }
    waiting = await parts.downlinks.waiting(deviceId, oldest);
  }
}

/** One downlink, all the way. What cannot succeed ends as `failed` with its reason; an outage is thrown. */
async function send(parts: DispatchParts, downlink: Downlink, until: number): Promise<'go on' | 'stop'> {
  const progress = progressOf(downlink);
  let live: LiveIntegration | null = null;
  try {
    const state = await parts.entities.load({ kind: 'device', id: downlink.deviceId }, true);
    if (state === null)
      throw new Failure('not-found', `There is no device ${downlink.deviceId}`, { field: 'deviceId' });
    live = await integrationOf(parts, downlink, state);
    const encoded = downlink.encoded ?? encode(parts.engine, downlink, state, live);
    if (encoded.length === 0) {
      await finish(parts, downlink, 'empty', null);
      return 'go on';
    }
    checkRoom(downlink, encoded);
    await replacePending(parts, downlink);
    const claimed = await claim(parts, downlink, live, encoded);
    if (!claimed) return 'go on';
    const whole = { ...downlink, encoded };
    const { final, early = [], answer } = await deliver(parts, live, state, whole, { progress, until });
    const change = { state: final, at: parts.clock(), answer, ...keptOf(progress) };
    await move(parts, downlink, ['encoded'], change);
    if (final !== 'queued') {
      await applyAll(parts, downlink.id, early);
      return 'go on';
    }
    await parts.queues.wakeDownlinks({ kind: 'wake', deviceId: downlink.deviceId });
    return 'stop';
  } catch (thrown) {
    return giveUpOrThrow(parts, downlink, progress, live, asFailure(thrown));
  }
}

/** Marks it `encoded` under our time; false = another dispatcher did so first. */
function claim(
  parts: DispatchParts,
  downlink: Downlink,
  live: LiveIntegration,
  encoded: EncodedDownlink[],
): Promise<boolean> {
  const change = { state: 'encoded', at: parts.clock(), encoded, integrationId: live.integration.id } as const;
  const { id, state, attempts } = downlink;
  // Who read it before another one's attempt must not make a second one of the same number.
  return parts.downlinks.advance(id, [state], { ...change, attempts: attempts + 1 }, attempts);
}

async function integrationOf(parts: DispatchParts, downlink: Downlink, state: EntityState): Promise<LiveIntegration> {
  const id = downlink.integrationId ?? state.lastIntegrationId;
  if (id === null) {
    throw new Failure('not-found', `No integration: device '${state.entity.name}' has never sent an uplink`, {
      field: 'integrationId',
      fix: 'Name the integration in the downlink.',
    });
  }
  const live = await parts.live.byId(id);
  if (live === null) throw new Failure('not-found', `There is no integration ${id}`, { field: 'integrationId' });
  if (!live.integration.enabled)
    throw new Failure('integration-disabled', `Integration '${live.integration.name}' is disabled`);
  return live;
}

async function giveUpOrThrow(
  parts: DispatchParts,
  downlink: Downlink,
  progress: Progress,
  live: LiveIntegration | null,
  failure: Failure,
): Promise<'go on' | 'stop'> {
  const again = nextAttempt(downlink, failure, parts.clock());
  const kept = keptOf(progress);
  if (again !== null) {
    // Back to `queued`, so that the next wake-up does not mistake it for one in hand.
    // Who read it before must not make again what was taken meanwhile: see claim.
    const attempts = Math.max(again.attempts, downlink.attempts + (progress.sent > (downlink.sent ?? 0) ? 1 : 0));
    const answer = failure.detail.retry === undefined ? {} : { answer: reasonOf(failure, live) };
    await move(parts, downlink, ['encoded'], {
      state: 'queued',
      at: parts.clock(),
      ...again,
      attempts,
      ...answer,
      ...kept,
    });
    if (again.notBefore === undefined) throw failure;
    await wakeWhenDue(parts, { ...downlink, notBefore: again.notBefore });
    return 'stop';
  }
  // Which integration, which version and what the script logged: the events of both are made of it.
  await move(parts, downlink, ['queued', 'encoded'], {
    ...{ state: 'failed', at: parts.clock(), answer: reasonOf(failure, live) },
    ...(live === null ? {} : { integrationId: live.integration.id }),
    ...kept,
  });
  return 'go on';
}

function reasonOf(failure: Failure, live: LiveIntegration | null): JsonObject {
  const { logs, extra } = failure.detail;
  const version = live?.downlink?.version.hash;
  return {
    ...failure.toJSON(),
    ...extra,
    ...(logs === undefined ? {} : { logs }),
    ...(version === undefined ? {} : { version }),
  };
}

function finish(
  parts: DispatchParts,
  downlink: Downlink,
  state: DownlinkState,
  answer: JsonObject | null,
): Promise<void> {
  return move(parts, downlink, ['queued', 'encoded'], { state, at: parts.clock(), answer });
}

async function move(
  parts: DispatchParts,
  downlink: Downlink,
  from: DownlinkState[],
  change: DownlinkChange,
): Promise<void> {
  const moved = await parts.downlinks.advance(downlink.id, from, change);
  const counted = downlink.integrationId;
  if (moved && counted !== null) parts.stats.count(counted, `downlink-${change.state}`);
}
