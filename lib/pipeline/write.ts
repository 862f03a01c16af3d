import { AttributesFull } from '../model/attributes-full.ts';
import { utcMonth } from '../model/clock.ts';
import { asFailure } from '../model/failure.ts';
import type { EntityEffect, Message } from '../model/message.ts';
import { hashOfKey } from '../model/message-key.ts';
import type { Stamped } from '../model/order.ts';
import { orderOf } from '../model/order.ts';
import type { EntityRef, RecordAnswer, TelemetryPoint } from '../model/ports.ts';
import type { Parts } from './parts.ts';

/** Characters of a warning that name attributes. */
const MOST_NAMED = 500;

type Writers = Pick<Parts, 'entities' | 'telemetry' | 'messages' | 'queues'>;

/** After this many deliveries of one uplink nobody helps any more: the first ones did, and the sweep looks after the rest. */
const HELPED_ARRIVALS = 2;

/**
 * Carries out the plan of the record that counts: ours, or on a re-delivery the one found there. When a write fails,
 * the raw message is already safe: a `finish` goes to the spill queue, and should that fail too the sweep finds it.
 */
export async function completeRecord(parts: Writers, answer: RecordAnswer): Promise<void> {
  const { message } = answer;
  if (message.outcome !== 'stored' || answer.earlier > HELPED_ARRIVALS) return;
  try {
    await carryOut(parts, message);
    if (message.open) await parts.messages.close(message.key);
  } catch (thrown) {
    if (asFailure(thrown).code !== 'unavailable') throw thrown;
    await parts.queues.spill({ kind: 'finish', key: message.key }).catch(() => undefined);
  }
}

/** All effects of a recorded plan. Idempotent: keys and order strings follow from the plan. */
export async function carryOut(parts: Writers, message: Message): Promise<void> {
  for (const effect of message.plan.effects) await carryOutEffect(parts, message, effect);
}

async function carryOutEffect(parts: Writers, message: Message, effect: EntityEffect): Promise<void> {
  const { entities, telemetry } = parts;
  const ref: EntityRef = { kind: effect.claim.kind, id: effect.entityId };
  if (effect.create) await entities.create(effect.claim, message.receivedAt);
  const points = pointsOf(message, effect);
  const attributes = attributesOf(message, effect);
  await allDone([
    telemetry.write(points),
    entities.putLatest(ref, latestOf(message, effect), {
      seen: message.receivedAt,
      integrationId: message.integrationId,
      months: [...new Set(points.map((point) => utcMonth(point.ts)))],
    }),
    attributes.size === 0
      ? undefined
      : entities.putAttributes(ref, 'client', attributes).catch((thrown) => lost(parts, message, effect, thrown)),
  ]);
}

/**
 * Whether they fit was asked when the plan was made; of two that came at the same moment the later may not. Its readings
 * are stored and the record says what is not.
 */
async function lost({ messages }: Writers, { key }: Message, { claim, attributes }: EntityEffect, thrown: unknown) {
  if (!(thrown instanceof AttributesFull)) throw thrown;
  const names = Object.keys(attributes).join(', ').slice(0, MOST_NAMED);
  await messages.warn(key, `The attributes of ${claim.kind} '${claim.name}' are full: ${names} not stored`);
}

/** Waits for every write, also when one fails: an answer must not leave while something still runs behind it. */
async function allDone(writes: (Promise<void> | undefined)[]): Promise<void> {
  const failed = (await Promise.allSettled(writes)).find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Points of one effect. One that brought only attributes still gets an empty point: it links entity and message. */
export function pointsOf(message: Message, effect: EntityEffect): TelemetryPoint[] {
  const points = effect.points.length > 0 ? effect.points : [{ ts: message.receivedAt, values: {} }];
  return points.map((point) => ({
    ...point,
    ref: { kind: effect.claim.kind, id: effect.entityId },
    hash: hashOfKey(message.key),
    message: message.key,
    name: effect.claim.name,
    profile: effect.claim.profile,
  }));
}

function latestOf(message: Message, effect: EntityEffect): Map<string, Stamped> {
  const latest = new Map<string, Stamped>();
  for (const { ts, values } of effect.points) {
    const order = orderOf(ts, hashOfKey(message.key));
    for (const [key, value] of Object.entries(values)) {
      const earlier = latest.get(key);
      if (earlier === undefined || earlier.order <= order) latest.set(key, { value, order });
    }
  }
  return latest;
}

function attributesOf(message: Message, effect: EntityEffect): Map<string, Stamped> {
  const order = orderOf(effect.attributesAt, hashOfKey(message.key));
  return new Map(Object.entries(effect.attributes).map(([key, value]) => [key, { value, order }]));
}
