import { asFailure, Failure } from '../model/failure.ts';
import type { Message } from '../model/message.ts';
import { orderTime } from '../model/order.ts';
import type { EntityStore, LiveIntegration } from '../model/ports.ts';
import type { Reading } from '../model/reading.ts';
import type { Replayed } from '../model/replay.ts';
import { convert } from './convert.ts';
import { deviceBefore, variablesOf } from './device-variables.ts';
import { liveNow } from './live-now.ts';
import type { Parts } from './parts.ts';
import { planUplink } from './plan.ts';
import { recordedUplink } from './recorded-input.ts';
import { completeRecord } from './write.ts';

export type ReplayParts = Omit<Parts, 'publisher'>;

/**
 * Converts a quarantined message once more, by the converter that is active now, at the time of its own receipt. What
 * converts is stored under the record it has, so that it is stored once however often and by whomever it is replayed;
 * what fails stays quarantined with the new reason. The sender is long gone: no downlink answers it, and no way down is
 * kept, as a later uplink may have brought another. Throws `conflict` for every other message and without a converter.
 */
export async function replayMessage(parts: ReplayParts, message: Message): Promise<Replayed> {
  expectQuarantined(message);
  return replayBy(parts, await liveNow(parts, message.integrationId), message);
}

/** The same by a converter that was looked up before. */
export async function replayBy(parts: ReplayParts, live: LiveIntegration, message: Message): Promise<Replayed> {
  expectQuarantined(message);
  const version = live.uplink?.version.hash ?? null;
  const made = await convertAgain(parts, live, message);
  const { logs: _, ...rest } = message;
  const logs = made.logs.length === 0 ? {} : { logs: made.logs };
  const end = made.failure === null ? ({ outcome: 'stored', open: true } as const) : {};
  const failure = made.failure?.toJSON() ?? null;
  const amended = await parts.messages.amend({ ...rest, ...logs, ...end, version, failure, plan: made.plan });
  if (amended === null) return refuse(parts, message);
  await completeRecord(parts, { first: true, earlier: 0, message: amended });
  return { outcome: failure === null ? 'stored' : 'quarantined', version: version ?? '', error: failure };
}

interface Made {
  plan: Message['plan'];
  logs: string[];
  failure: Failure | null;
}

async function convertAgain(parts: ReplayParts, live: LiveIntegration, message: Message): Promise<Made> {
  const failed = (failure: Failure) => ({ plan: { effects: [] }, logs: failure.detail.logs ?? [], failure });
  try {
    const { context, uplink } = recordedUplink({ parts, live }, message);
    const before = await deviceBefore(context, uplink);
    const conversion = convert(parts.engine, live, context.arrival, uplink, variablesOf(before));
    if (conversion instanceof Failure) return failed(conversion);
    const entities = asOf(parts.entities, conversion.readings);
    const planned = await planUplink({ ...context, parts: { entities } }, uplink, conversion);
    if (planned instanceof Failure) return failed(planned);
    return { plan: planned.plan, logs: conversion.logs, failure: null };
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.outcome !== 'quarantined') throw failure;
    return failed(failure);
  }
}

/**
 * Entities without the latest values that are newer than these readings: a value of later says nothing of whether an
 * update-only key had changed by then.
 */
function asOf(entities: EntityStore, readings: Reading[]): Pick<EntityStore, 'load'> {
  const earliest = Math.min(...readings.flatMap(({ points }) => points.map(({ ts }) => ts)));
  return {
    async load(ref, consistent) {
      const state = await entities.load(ref, consistent);
      if (state === null) return null;
      const latest = new Map([...state.latest].filter(([, { order }]) => orderTime(order) <= earliest));
      return { ...state, latest };
    },
  };
}

function expectQuarantined({ outcome, raw }: Message): void {
  if (outcome !== 'quarantined') throw ended(outcome);
  if (raw !== null) return;
  throw new Failure('conflict', 'The raw message is not kept', { field: 'id', fix: 'Let the device send it again.' });
}

/** Somebody was faster. Should he have died half-way, his effects are finished here: they are the same ones. */
async function refuse(parts: ReplayParts, { key }: Message): Promise<never> {
  const now = await parts.messages.get(key);
  if (now?.open) await completeRecord(parts, { first: true, earlier: 0, message: now });
  throw ended(now?.outcome ?? 'gone');
}

function ended(outcome: string): Failure {
  return new Failure('conflict', `This message is ${outcome}; only quarantined ones are replayed`, {
    field: 'id',
    fix: 'GET /api/messages?outcome=quarantined lists those that can be.',
  });
}
