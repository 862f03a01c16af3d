import { createHash } from 'node:crypto';
import { DAY, MINUTE, utcDay } from './clock.ts';
import type { MessageKey } from './message.ts';

/** Bucket of messages that carry no usable time of their own. */
export const TIMELESS = '00000000';

/** A provider's time further from receipt than this is treated as absent, so that lists need not look at many days. */
export const ABSURD = 2 * DAY;

/** Records whose own time lies further from receipt than this are listed for the sweep. */
const LATE = 2 * MINUTE;

/** Joins key parts; `#` and `%` inside a part are percent-encoded, so that no two lists of parts share a key. */
export function joinKey(...parts: (string | number)[]): string {
  return parts.map((part) => String(part).replace(/[%#]/g, (c) => (c === '%' ? '%25' : '%23'))).join('#');
}

export function splitKey(key: string): string[] {
  return key.split('#').map((part) => part.replaceAll('%23', '#').replaceAll('%25', '%'));
}

/** 128 bits of sha256 as 32 hex characters. */
export function hash128(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);
}

export interface MessageIdentity {
  integrationId: string;
  dedupKey: string;
  /** Provider time in epoch ms; absent or absurd -> the timeless bucket. */
  time: number | undefined;
  deviceHint: string | null;
  receivedAt: number;
  shards: number;
}

/** Key, hash and findability of a message: `<integration>#<yyyymmdd>#<shard>` / `<time, 13 digits>#<hash>`. */
export function identify(identity: MessageIdentity): { key: MessageKey; hash: string; open: boolean } {
  const { integrationId, dedupKey, time, deviceHint, receivedAt, shards } = identity;
  // Two integrations may get the same frame, and their points lie in one device under this hash.
  const hash = hash128(joinKey(integrationId, dedupKey));
  const shard = Number.parseInt(hash128(deviceHint ?? dedupKey).slice(0, 8), 16) % shards;
  const timeless = time === undefined || !Number.isFinite(time) || Math.abs(time - receivedAt) > ABSURD;
  const key = timeless
    ? { pk: joinKey(integrationId, TIMELESS, shard), sk: hash }
    : { pk: joinKey(integrationId, utcDay(time), shard), sk: `${String(Math.floor(time)).padStart(13, '0')}#${hash}` };
  return { key, hash, open: timeless || Math.abs(time - receivedAt) > LATE };
}

/** The id the API shows: base64url of (pk, sk). */
export function messageId(key: MessageKey): string {
  return Buffer.from(JSON.stringify([key.pk, key.sk]), 'utf8').toString('base64url');
}

/** Inverse of `messageId`; null when the text is no id of ours. */
export function messageKeyOf(id: string): MessageKey | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return null;
    const [pk, sk] = parts;
    return typeof pk === 'string' && typeof sk === 'string' ? { pk, sk } : null;
  } catch {
    return null;
  }
}

/** The integration a record belongs to, from its partition key. */
export function integrationOfKey(key: MessageKey): string {
  return splitKey(key.pk)[0] ?? '';
}

/** The hash inside a sort key. */
export function hashOfKey(key: MessageKey): string {
  return key.sk.slice(-32);
}
