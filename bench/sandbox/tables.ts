import type { Figures } from '../measure/rounds.ts';
import { tableOf } from '../report/markdown.ts';
import { jsExecutor } from '../strategies/js-executor.ts';
import { plain } from '../strategies/plain.ts';
import { meanOf } from './bars.ts';

export function strategyTable(figures: Figures[]): string {
  const [limit, peer] = [meanOf(figures, plain.name), meanOf(figures, jsExecutor.name)];
  const rows = figures.map(({ name, mean, p50, p99 }) => [name, mean, p50, p99, mean / limit, mean / peer]);
  return tableOf(['strategy', 'mean', 'p50', 'p99', 'x plain V8', 'x js-executor'], rows);
}

/** p50 of each converter in the same run; a guard shared by ten is not in them. */
export function byConverterTable(figures: Figures[]): string {
  const converters = Object.keys(figures[0]?.byConverter ?? {});
  const rows = figures.map(({ name, byConverter }) => [
    name,
    ...converters.map((one) => byConverter[one] ?? Number.NaN),
  ]);
  return tableOf(['p50 by converter', ...converters], rows);
}
