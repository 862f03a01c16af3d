import { tableOf } from './markdown.ts';

/** A measured figure with what it must reach, and how near the limit it could come. */
export interface Bar {
  what: string;
  measured: number;
  unit: string;
  /** What the foundation promises; absent: only an aim. */
  must?: Limit;
  /** What was reached in experiments before. */
  aim?: Limit;
}

export type Limit = { atMost: number } | { atLeast: number };

/** True when the figure is within the limit. A figure that could not be taken never is. */
export function reached(measured: number, limit: Limit): boolean {
  return 'atMost' in limit ? measured <= limit.atMost : measured >= limit.atLeast;
}

export function passed({ measured, must }: Bar): boolean {
  return must === undefined || reached(measured, must);
}

export function barTable(bars: Bar[]): string {
  const rows = bars.map((bar) => {
    const { what, measured, unit, must, aim } = bar;
    const verdict = must === undefined ? '' : passed(bar) ? 'pass' : 'FAIL';
    const near = aim === undefined ? '' : reached(measured, aim) ? 'reached' : 'not reached';
    return [what, `${round(measured)}${unit}`, told(must, unit), verdict, told(aim, unit), near];
  });
  return tableOf(['bar', 'measured', 'must', 'verdict', 'aim', 'near the limit'], rows);
}

function told(limit: Limit | undefined, unit: string): string {
  if (limit === undefined) return '';
  return 'atMost' in limit ? `≤ ${limit.atMost}${unit}` : `≥ ${limit.atLeast}${unit}`;
}

function round(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : 'not measured';
}
