import { rfc3339 } from '../_envelope/time.ts';

const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/**
 * Epoch ms of an `eventTime`, which the platform writes in ISO 8601's basic form, `20170214T170220Z`; RFC 3339 is
 * read too. Undefined when it is anything else.
 */
export function eventTime(text: string | undefined): number | undefined {
  return rfc3339(text?.replace(BASIC, '$1-$2-$3T$4:$5:$6Z'));
}
