import { createHash } from 'node:crypto';
import { DAY, MESSAGE_DAYS } from '../../model/clock.ts';
import type { Message, MessageKey, MessageSummary, NewMessage, Plan } from '../../model/message.ts';
import { hashOfKey, integrationOfKey, joinKey, messageId, splitKey } from '../../model/message-key.ts';
import type { Outcome } from '../../model/outcome.ts';
import { EXPIRY, tableName } from '../../model/tables.ts';
import type { Dynamo, Item } from '../dynamo.ts';
import { expiryOf } from '../expiry.ts';
import { type Content, unpackContent } from './blob.ts';

/** What every part of the message store is made from. */
export interface MessageOptions {
  dynamo: Dynamo;
  stack: string;
  clock: () => number;
}

export function messagesTable({ stack }: { stack: string }): string {
  return tableName(stack, 'messages');
}

/** Partition of the index byOutcome, for the outcomes that are worth finding: failures, and records not yet complete. */
export function outcomeKey(integrationId: string, outcome: Outcome | 'open'): string {
  return joinKey(integrationId, outcome);
}

/** Parts of a record too large for one item lie in a partition of their own, where no list meets them. */
export function partKey({ pk, sk }: MessageKey, digest: string, part: number): MessageKey {
  return { pk: joinKey(...splitKey(pk), 'parts'), sk: `${sk}~${digest}~${part}` };
}

export function digestOf(blob: Uint8Array): string {
  return createHash('sha256').update(blob).digest('hex').slice(0, 16);
}

/** Six bytes tell the arrivals of one message apart. */
export function arrivalMark(arrivalId: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(arrivalId, 'utf8').digest().subarray(0, 6));
}

/** Eight bytes of what an uplink says of its device. */
export function deviceMark({ bytes, fPort }: NonNullable<NewMessage['device']>): Uint8Array {
  const hash = createHash('sha256')
    .update(`${fPort ?? ''}:`)
    .update(bytes);
  return new Uint8Array(hash.digest().subarray(0, 8));
}

/** The plain attributes of a fresh record: names are short because every uplink pays for them. */
export function attributesOf(message: Omit<NewMessage, 'arrivalId'>): Item {
  const { integrationId, outcome, receivedAt, version, deviceHint, device, open } = message;
  const listed = open && outcome === 'stored' ? 'open' : outcome;
  const indexed = listed === 'open' || listed === 'quarantined' || listed === 'refused';
  return {
    o: outcome,
    r: receivedAt,
    [EXPIRY]: expiryOf(receivedAt + MESSAGE_DAYS * DAY),
    ...(version === null ? {} : { c: Buffer.from(version, 'hex') }),
    ...(deviceHint === null ? {} : { d: deviceHint }),
    ...(device === undefined ? {} : { u: deviceMark(device) }),
    ...(indexed ? { fk: outcomeKey(integrationId, listed), fs: String(receivedAt).padStart(13, '0') } : {}),
  };
}

/** Whether a set of marks holds this one. */
export function holds(marks: unknown, mark: Uint8Array): boolean {
  return marks instanceof Set && [...marks].some((one: Uint8Array) => Buffer.from(one).equals(mark));
}

/** How many arrivals a record has seen: marks in the set `a`, and those beyond it in `n`. */
export function arrivalsOf(item: Item): number {
  const marks = item['a'];
  return (marks instanceof Set ? marks.size : 0) + Number(item['n'] ?? 0);
}

/** How many other bodies came under the key of a record: digests in the set `q`, and those beyond it in `qn`. */
export function conflictsOf(item: Item): number {
  const digests = item['q'];
  return (digests instanceof Set ? digests.size : 0) + Number(item['qn'] ?? 0);
}

export function keyOf(item: Item): MessageKey {
  return { pk: String(item['pk']), sk: String(item['sk']) };
}

export function messageOf(item: Item, blob: Uint8Array): Message {
  const content: Content = unpackContent(blob);
  const key = keyOf(item);
  const conflicts = conflictsOf(item);
  return {
    id: messageId(key),
    key,
    hash: hashOfKey(key),
    integrationId: integrationOfKey(key),
    receivedAt: Number(item['r']),
    outcome: item['o'] as Outcome,
    version: item['c'] instanceof Uint8Array ? Buffer.from(item['c']).toString('hex') : null,
    deviceHint: item['d'] === undefined ? null : String(item['d']),
    duplicates: Math.max(0, arrivalsOf(item) - 1),
    open: String(item['fk'] ?? '').endsWith('#open'),
    ...(conflicts === 0 ? {} : { conflicts }),
    ...content,
    ...(item['w'] instanceof Set ? { plan: warnedOf(content.plan, item['w']) } : {}),
  };
}

/** With the warnings that came after the plan was written. */
function warnedOf(plan: Plan, later: Set<string>): Plan {
  return { ...plan, warnings: [...(plan.warnings ?? []), ...later] };
}

export function summaryOf(message: Message): MessageSummary {
  const { id, outcome, receivedAt, duplicates, conflicts, integrationId, deviceHint, failure, plan } = message;
  const names = plan.effects.map((effect) => effect.claim.name);
  return {
    ...{ id, outcome, receivedAt, duplicates, integrationId, deviceHint, failure },
    ...(conflicts === undefined ? {} : { conflicts }),
    entity: names.length === 0 ? null : names.join(', '),
  };
}
