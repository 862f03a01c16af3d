import { Failure } from '../../model/failure.ts';
import type { JsonObject } from '../../model/json.ts';
import { rfc3339 } from '../_envelope/time.ts';
import { flagOf } from '../_lorawan/downlink-item.ts';

/** `expiresAt` of a v4 queue item: after it ChirpStack drops the item, and says so. Epoch ms or RFC 3339. */
export function itemOptions({ expiresAt }: JsonObject): { expiresAt?: string } {
  if (expiresAt === undefined || expiresAt === null) return {};
  const ms = /^\d{10,14}$/.test(String(expiresAt)) ? Number(expiresAt) : rfc3339(String(expiresAt));
  if (ms !== undefined) return { expiresAt: new Date(ms).toISOString() };
  throw new Failure('bad-output', 'metadata.expiresAt must be epoch milliseconds or an RFC 3339 time', {
    field: 'metadata.expiresAt',
    fix: 'Leave it out where the item may wait for as long as it takes.',
  });
}

/** `flushQueue: true` removes what waits for the device first. */
export function flushOf(metadata: JsonObject): { flushQueue?: true } {
  return flagOf(metadata, 'flushQueue') ? { flushQueue: true } : {};
}
