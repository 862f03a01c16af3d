import { DAY } from '../../model/clock.ts';
import type { Downlink, DownlinkState } from '../../model/downlink.ts';
import type { Json } from '../../model/json.ts';
import { joinKey } from '../../model/message-key.ts';
import { EXPIRY } from '../../model/tables.ts';
import type { Item } from '../dynamo.ts';
import { expiryOf } from '../expiry.ts';

/** A downlink stays visible this long after it can no longer leave. */
const KEPT_DAYS = 14;

/** The index holds what waits for the dispatcher, and what failed. */
export function listedAs(state: DownlinkState): 'waiting' | 'failed' {
  return state === 'failed' ? 'failed' : 'waiting';
}

export function isListed(state: DownlinkState): boolean {
  return state === 'failed' || isWaiting(state);
}

export function isWaiting(state: string): boolean {
  return state === 'queued' || state === 'encoded';
}

/** Nothing runs when a pending reply expires: whoever looks sees it as expired. */
export function shown(downlink: Downlink, now: number): Downlink {
  const { state, expiresAt, history } = downlink;
  if (state !== 'pending' || expiresAt > now) return downlink;
  return { ...downlink, state: 'expired', history: [...history, { state: 'expired', at: expiresAt }] };
}

export function keyOf(id: string): { pk: string; sk: string } {
  const dot = id.lastIndexOf('.');
  return { pk: joinKey('d', id.slice(0, Math.max(0, dot))), sk: id.slice(dot + 1) || '-' };
}

export function lastUlid(found: Downlink[]): string {
  return found.at(-1)?.id.split('.').at(-1) ?? '';
}

export function itemOf(downlink: Downlink): Item {
  const { id, msg, encoded, answer, ...rest } = downlink;
  return {
    ...keyOf(id),
    ...rest,
    msg: packed(msg),
    encoded: packed(encoded),
    answer: packed(answer),
    fk: listedAs(downlink.state),
    fs: digits(downlink.createdAt),
    [EXPIRY]: keptUntil(Math.max(downlink.expiresAt, downlink.createdAt)),
  };
}

/** In epoch seconds. */
export function keptUntil(expiresAt: number): number {
  return expiryOf(expiresAt + KEPT_DAYS * DAY);
}

export function downlinkOf(item: Item): Downlink {
  const { pk, sk, fk: _fk, fs: _fs, [EXPIRY]: _x, msg, encoded, answer, ...rest } = item;
  const id = `${String(pk).slice('d#'.length)}.${String(sk)}`;
  const read = (value: unknown) => JSON.parse(String(value)) as never;
  return { ...(rest as Omit<Downlink, 'id'>), id, msg: read(msg), encoded: read(encoded), answer: read(answer) };
}

/** JSON text: a message may hold what DynamoDB would not give back unchanged. */
export function packed(value: Json | object | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

export function digits(ms: number): string {
  return String(Math.floor(ms)).padStart(13, '0');
}
