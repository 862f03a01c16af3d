import { createHash, timingSafeEqual } from 'node:crypto';
import type { Arrival } from '../../model/arrival.ts';
import { Failure } from '../../model/failure.ts';
import { rfc3339 } from '../_envelope/time.ts';
import { type Report, readReport } from './report.ts';
import { type SignedQuery, signedQuery } from './signed-query.ts';
import { devEuiOf, lrcToken, signedValues } from './token.ts';
import { literal } from './value.ts';

export interface Security {
  asId?: string;
  asKey?: string;
  /** How far the report's time may lie from ours, in seconds. */
  maxTimeDiffInSeconds: number;
}

/**
 * Checks the token of the LRC-AS tunnel interface, once AS ID and AS key are configured: it must fit the report, the
 * query and the key, name our AS ID, and be fresh. A report that is sent again in time is let in: its dedup key makes
 * it a duplicate. Throws `unauthenticated`.
 */
export function authenticate(arrival: Arrival, config: Security): void {
  const { asId, asKey } = config;
  if (asId === undefined && asKey === undefined) return;
  if (!asId || !asKey) throw refusal('AS ID and AS key belong together', asId ? 'config.asKey' : 'config.asId');
  const query = signedQuery(arrival.rawQuery);
  if (query === null) throw refusal('The query has no token that can be read', 'query.Token');
  if (!same(query.parameters.get('AS_ID') ?? '', asId)) throw refusal('AS_ID is another one', 'query.AS_ID');
  checkTime(arrival.receivedAt, query, config.maxTimeDiffInSeconds);
  const report = reportIn(arrival);
  const token = lrcToken(signedValues(report) + query.text, asKey.toLowerCase());
  if (!same(query.token, token)) throw refusal('The token does not fit the report', 'query.Token');
  checkDevice(query, report);
}

function checkTime(receivedAt: number, { parameters }: SignedQuery, seconds: number): void {
  const time = rfc3339(parameters.get('Time'));
  if (time === undefined) throw refusal('Time is missing, or has no offset', 'query.Time');
  if (Math.abs(receivedAt - time) > seconds * 1_000) throw refusal(`Time is more than ${seconds} s away`, 'query.Time');
}

/**
 * Values are signed without separators, so digits could move from one to the next. The query names device and port
 * again, with separators, and is signed too.
 */
function checkDevice({ parameters }: SignedQuery, { name, fields }: Report): void {
  const eui = parameters.get('LrnDevEui');
  const port = name === 'DevEUI_uplink' ? literal(fields, 'FPort') : '';
  if (eui !== undefined && eui.toLowerCase() !== devEuiOf(fields).toLowerCase()) {
    throw refusal('LrnDevEui names another device than the report', 'query.LrnDevEui');
  }
  if (port !== '' && (parameters.get('LrnFPort') ?? port) !== port) {
    throw refusal('LrnFPort names another port than the report', 'query.LrnFPort');
  }
}

function reportIn(arrival: Arrival): Report {
  try {
    return readReport(arrival);
  } catch (cause) {
    throw refusal('The token cannot be checked: the body is no report', 'body', cause);
  }
}

/** Digests have one length, so neither length nor content of a secret shows in the time this takes. */
function same(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

function refusal(message: string, field: string, cause?: unknown): Failure {
  return new Failure('unauthenticated', message, {
    field,
    fix: 'Give the integration the AS ID and AS key that the application server has in ThingPark, and let clocks agree.',
    ...(cause === undefined ? {} : { cause }),
  });
}
