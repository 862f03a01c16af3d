import { expect, it } from 'vitest';
import { metricLine } from './metrics.ts';

const place = { stack: 'tributary', type: 'chirpstack' };

it('writes one line with two dimensions and only the counters that moved', () => {
  const line = JSON.parse(metricLine(place, { received: 3, quarantined: 1, stored: 0, healed: 9 }, 7) ?? '');
  expect(line).toMatchObject({ ...place, received: 3, quarantined: 1 });
  expect(line).not.toHaveProperty('healed');
  expect(line._aws.Timestamp).toBe(7);
  const [directive] = line._aws.CloudWatchMetrics;
  expect(directive).toMatchObject({ Namespace: 'Tributary', Dimensions: [['stack', 'type']] });
  expect(directive.Metrics.map(({ Name }: { Name: string }) => Name)).toEqual(['received', 'quarantined']);
});

it('writes nothing when nothing moved', () => {
  expect(metricLine(place, { healed: 1 }, 7)).toBeNull();
});
