import { DAY, SECOND } from '../../model/clock.ts';

/**
 * `Retry-After` of RFC 9110, section 10.2.3: seconds, or a date. In ms from now, at most a day; undefined when there is
 * none, or none that can be understood.
 */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * SECOND : dateOf(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(DAY, Math.max(0, ms));
}

/** Only the dates of HTTP: `Sun, 06 Nov 1994 08:49:37 GMT`. Date.parse alone takes much more. */
function dateOf(text: string): number {
  return /^[A-Za-z]{3,9},? [\w -]{5,12} [\d:]{8} GMT$/.test(text) ? Date.parse(text) : Number.NaN;
}
