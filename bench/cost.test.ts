import { expect, it } from 'vitest';
import { costs } from './cost.ts';

it('adds up what a million uplinks cost', () => {
  const [api, url, iot, ingest] = costs({ writeUnits: 4, readUnits: 0.5, sweepReadUnits: 8 });
  // 4 x 0.625 + 0.5 x 0.125; Lambda: 0.2 + 10,000 GB-s.
  expect(api?.dynamo).toBeCloseTo(2.5625, 6);
  expect(api?.sweep).toBeCloseTo(1, 6);
  expect(api?.lambda).toBeCloseTo(0.3333, 4);
  expect(api?.sum).toBeCloseTo(1 + 0.3333 + 2.5625 + 1, 3);
  expect(url?.sum).toBeCloseTo(0.3333 + 2.5625 + 1, 3);
  expect((iot?.entry ?? 0) - (ingest?.entry ?? 0)).toBeCloseTo(1, 6);
});
