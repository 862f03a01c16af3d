import { makeVersion } from '../../lib/converters/version.ts';
import type { Case } from '../case.ts';
import type { Figures } from '../measure/rounds.ts';
import { BENCH_NOW } from '../own-cases.ts';
import type { Bar } from '../report/bars.ts';
import { tableOf } from '../report/markdown.ts';
import { snapshotTen } from '../strategies/engine.ts';
import { meanOf } from './bars.ts';

/** One byte in, an empty object out: what remains is what every message pays. */
export function emptyCase(): Case {
  const script = 'return {};';
  const version = makeVersion({ kind: 'uplink', contract: 'thingsboard', language: 'js', script, form: {} });
  const input = { payload: new Uint8Array([1]), payloadKind: 'binary' as const, metadata: {}, now: BENCH_NOW };
  return { name: 'empty', version, input };
}

export function fixedTable(figures: Figures[]): string {
  return tableOf(
    ['strategy', 'mean', 'p50', 'p99'],
    figures.map(({ name, mean, p50, p99 }) => [name, mean, p50, p99]),
  );
}

export function fixedBars(figures: Figures[]): Bar[] {
  const p50 = figures.find(({ name }) => name === snapshotTen.name)?.p50 ?? Number.NaN;
  return [
    { what: 'empty converter: restore, input, call and output', measured: p50, unit: ' µs', aim: { atMost: 10 } },
    { what: 'empty converter, share of the guard counted', measured: meanOf(figures, snapshotTen.name), unit: ' µs' },
  ];
}
