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
