import type { Figures } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import { tableOf } from '../report/markdown.ts';

/** Figures beside the first of them. */
export function twinTable(figures: Figures[]): string {
  const first = figures[0]?.mean ?? Number.NaN;
  const rows = figures.map(({ name, mean, p50, p99 }) => [name, mean, p50, p99, first / mean]);
  return tableOf(['way', 'mean', 'p50', 'p99', 'TBEL is x'], rows);
}

/** Median of the p50 of a family's converters; `tlv-climate` is of the family `tlv`. */
export function familyTable(figures: Figures[]): string {
  const families = [...new Set(Object.keys(figures[0]?.byConverter ?? {}).map(familyOf))];
  const rows = figures.map(({ name, byConverter }) => [
    name,
    ...families.map((family) =>
      median(Object.entries(byConverter).flatMap(([one, p50]) => (familyOf(one) === family ? [p50] : []))),
    ),
  ]);
  return tableOf(['p50 by family', ...families], rows);
}

function familyOf(converter: string): string {
  return converter.split('-')[0] ?? converter;
}
