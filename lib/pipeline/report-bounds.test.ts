import { expect, it } from 'vitest';
import type { DownlinkReport } from '../model/downlink.ts';
import { boundedReport } from './report-bounds.ts';

const report = (said: object): DownlinkReport => ({ providerId: 'q', state: 'acked', said: { event: 'ack', ...said } });

it('keeps a short report as it is', () => {
  expect(boundedReport(report({ n: 1 }))).toEqual(report({ n: 1 }));
});

it.each([
  ['a long text', { body: 'ü'.repeat(100_000), n: 1 }, { body: 'ü'.repeat(200), n: 1 }],
  ['a long list', { body: Array(9_999).fill(7), n: 1 }, { n: 1 }],
  ['a field of the same name', { cut: 'x'.repeat(9_999) }, {}],
  ['a text of control characters', { body: '\u0001'.repeat(9_999) }, { body: '\u0001'.repeat(200) }],
])('cuts %s, and what was cut stays as it is', (_, said, kept) => {
  const once = boundedReport(report(said));
  expect(once).toEqual(report({ ...kept, cut: true }));
  expect(once && boundedReport(once)).toEqual(once);
});

it.each([
  ['event', { event: 'e'.repeat(99_999) }],
  ['many fields', Object.fromEntries(Array.from({ length: 9_999 }, (_, i) => [`f${i}`, i]))],
  ['a long name of a field', { ['n'.repeat(99_999)]: 1 }],
])('never has more than 2 KB: %s', (_, said) => {
  expect(JSON.stringify(boundedReport(report(said))?.said).length).toBeLessThanOrEqual(2_000);
});

it('knows no name of that length', () => {
  expect(boundedReport({ ...report({}), providerId: 'x'.repeat(2_001) })).toBeNull();
});
