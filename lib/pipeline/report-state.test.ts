import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Downlink, DownlinkReport } from '../model/downlink.ts';
import { reportedState } from './report-state.ts';

const AT = Date.UTC(2026, 2, 14);

function downlink(given: Partial<Downlink> = {}): Downlink {
  return {
    ...{ id: 'd.1', deviceId: 'd', integrationId: 'i', msg: {}, msgType: 'X', metadata: {}, state: 'accepted' },
    ...{ attempts: 1, createdAt: AT, expiresAt: AT, encoded: null, answer: { status: 200 }, history: [] },
    ...{ providerIds: ['q'], ...given },
  };
}

function report(state: DownlinkReport['state'], at?: number, providerId = 'q'): DownlinkReport {
  return { providerId, state, said: { event: state, n: at ?? 0 }, ...(at === undefined ? {} : { at: AT + at }) };
}

/** The state after all of them, in this order. */
function stateOf(reports: DownlinkReport[], start = downlink()): string {
  const now = { ...start };
  for (const one of reports) Object.assign(now, reportedState(now, one));
  return now.state;
}

describe('what a network reports', () => {
  it.each([
    [['transmitted'], 'transmitted'],
    [['transmitted', 'acked'], 'acked'],
    [['transmitted', 'nacked'], 'nacked'],
    [['failed'], 'failed'],
    [['failed', 'transmitted'], 'transmitted'],
    [['transmitted', 'failed'], 'failed'],
    [['nacked', 'transmitted', 'acked'], 'acked'],
    [['accepted', 'transmitted'], 'transmitted'],
    [['pending', 'transmitted', 'acked'], 'acked'],
  ] as const)('%s: %s, in any order and however often', (states, expected) => {
    const reports = states.map((state, i) => report(state, i));
    fc.assert(
      fc.property(fc.shuffledSubarray([...reports, ...reports], { minLength: 2 * reports.length }), (order) => {
        expect(stateOf(order)).toBe(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('without times goes by what can only come later', () => {
    for (const order of [
      ['acked', 'transmitted'],
      ['transmitted', 'acked'],
    ] as const)
      expect(stateOf(order.map((state) => report(state)))).toBe('acked');
    expect(stateOf([report('failed'), report('transmitted')])).toBe('failed');
  });

  it('of several messages is true once it is true of all, and failed once one has failed', () => {
    const two = downlink({ providerIds: ['a', 'b'] });
    expect(stateOf([report('acked', 1, 'a')], two)).toBe('accepted');
    expect(stateOf([report('acked', 1, 'a'), report('transmitted', 2, 'b')], two)).toBe('transmitted');
    expect(stateOf([report('acked', 1, 'a'), report('acked', 2, 'b')], two)).toBe('acked');
    expect(stateOf([report('acked', 1, 'a'), report('failed', 2, 'b')], two)).toBe('failed');
  });

  it('stands in the answer, beside what the network said at first', () => {
    const once = reportedState(downlink(), report('transmitted', 5));
    expect(once).toEqual({
      state: 'transmitted',
      answer: { status: 200, reports: [{ event: 'transmitted', n: 5, id: 'q', state: 'transmitted', at: AT + 5 }] },
    });
    expect(reportedState(downlink({ answer: once?.answer ?? null }), report('transmitted', 5))).toBeNull();
  });

  it('fills no record: the twenty-first report changes nothing', () => {
    const many = Array.from({ length: 20 }, (_, i) => report('transmitted', i));
    expect(stateOf([...many, report('acked', 99)])).toBe('transmitted');
  });
});
