import { UsageError } from './command.ts';

/**
 * A time on the command line as epoch ms: a whole number of them, or an ISO date (UTC unless it says otherwise).
 * Short numbers are refused: they are a year or seconds, meant otherwise.
 */
export function timeOf(option: string, text: string): number {
  const time = /^(0|\d{12,15})$/.test(text) ? Number(text) : isoTime(text);
  if (Number.isFinite(time)) return time;
  throw new UsageError(`${option} is epoch milliseconds or an ISO date, not ${text}.`);
}

function isoTime(text: string): number {
  if (!/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$/.test(text)) return Number.NaN;
  return Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
}
