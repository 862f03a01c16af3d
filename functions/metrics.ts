import type { LiveCatalog } from '../lib/model/ports.ts';

/** What becomes a CloudWatch metric. Other counters are read per integration from the API and cost nothing there. */
const METRICS = ['received', 'stored', 'duplicate', 'quarantined', 'refused', 'deferred'];

/**
 * Counters of one flush as a line in CloudWatch's embedded metric format. Dimensions are stack and type only: every
 * further one would be a metric of its own on the bill.
 */
export function metricLine(
  place: { stack: string; type: string },
  counts: Record<string, number>,
  now: number,
): string | null {
  const counted = METRICS.filter((name) => (counts[name] ?? 0) > 0);
  if (counted.length === 0) return null;
  const directive = {
    Namespace: 'Tributary',
    Dimensions: [['stack', 'type']],
    Metrics: counted.map((Name) => ({ Name, Unit: 'Count' })),
  };
  const values = Object.fromEntries(counted.map((name) => [name, counts[name]]));
  return JSON.stringify({ _aws: { Timestamp: now, CloudWatchMetrics: [directive] }, ...place, ...values });
}

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
