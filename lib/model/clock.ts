/** The one source of "now", in epoch milliseconds. Injected, so that tests own time. */
export type Clock = () => number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Records and their raw messages are kept this long, so that they can be replayed through a fixed converter. */
export const MESSAGE_DAYS = 14;

/** UTC day of an epoch-ms time as `yyyymmdd`. */
export function utcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10).replaceAll('-', '');
}

/** UTC month of an epoch-ms time as `yymm`. */
export function utcMonth(ms: number): string {
  return utcDay(ms).slice(2, 6);
}
