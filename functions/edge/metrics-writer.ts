import type { LiveCatalog } from '../../lib/model/ports.ts';
import { metricLine } from '../metrics.ts';

interface MetricsOptions {
  stack: string;
  /** The one type this function serves; absent for one that serves them all, and asks the catalog it has in memory. */
  type: string | undefined;
  live: Pick<LiveCatalog, 'byId'>;
  clock: () => number;
  write: (line: string) => void;
}

/** Writes the counters of an integration under its type. Of one that was deleted meanwhile nobody knows the type. */
export function metricsWriter({ stack, type, live, clock, write }: MetricsOptions) {
  return async (integrationId: string, counts: Record<string, number>): Promise<void> => {
    // The catalog is asked only where there is something to say.
    if (metricLine({ stack, type: '' }, counts, 0) === null) return;
    const known = type ?? (await live.byId(integrationId))?.integration.type;
    const line = known === undefined ? null : metricLine({ stack, type: known }, counts, clock());
    if (line !== null) write(`${line}\n`);
  };
}
