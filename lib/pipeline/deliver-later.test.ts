import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../model/clock.ts';
import type { Downlink } from '../model/downlink.ts';
import { Failure } from '../model/failure.ts';
import type { DownlinkWakeUp } from '../model/queue-message.ts';
import { MAX_ATTEMPTS, nextAttempt, waitUntil, wakeWhenDue } from './deliver-later.ts';

const NOW = Date.UTC(2026, 2, 14);

function downlink(given: Partial<Downlink> = {}): Downlink {
  return {
    ...{ id: 'd.1', deviceId: 'd', integrationId: 'i', msg: {}, msgType: 'X', metadata: {}, state: 'queued' },
    ...{ attempts: 0, createdAt: NOW, expiresAt: NOW + DAY, encoded: null, answer: null, history: [] },
    ...given,
  };
}

const failure = (retry?: { afterMs?: number; uncounted?: boolean }) =>
  new Failure('unavailable', 'no', retry === undefined ? {} : { retry });

describe('the next attempt', () => {
  it('comes after pauses that grow to 15 minutes, and not for ever', () => {
    let attempts = 0;
    const pauses: number[] = [];
    for (;;) {
      const next = nextAttempt(downlink({ attempts }), failure({}), NOW);
      if (next === null) break;
      attempts = next.attempts;
      pauses.push((next.notBefore ?? 0) - NOW);
    }
    expect(attempts).toBe(MAX_ATTEMPTS - 1);
    for (const [i, pause] of pauses.entries()) {
      const full = Math.min(15 * MINUTE, 2 * SECOND * 4 ** i);
      expect(pause).toBeGreaterThanOrEqual(full / 2);
      expect(pause).toBeLessThanOrEqual(full + 1);
    }
  });

  it('of many downlinks is not at one moment', () => {
    const at = Array.from(
      { length: 50 },
      (_, i) => nextAttempt(downlink({ id: `d.${i}` }), failure({}), NOW)?.notBefore,
    );
    expect(new Set(at).size).toBeGreaterThan(40);
  });

  it('is never before the time the network asked for', () => {
    const next = nextAttempt(downlink(), failure({ afterMs: HOUR }), NOW);
    expect(next?.notBefore).toBeGreaterThanOrEqual(NOW + HOUR);
    expect(next?.notBefore).toBeLessThanOrEqual(NOW + HOUR + 5 * SECOND);
  });

  it('does not count what was never sent, however long that lasts', () => {
    const next = nextAttempt(
      downlink({ attempts: 11 }),
      failure({ afterMs: 30_000, uncounted: true }),
      NOW + 10 * HOUR,
    );
    expect(next?.attempts).toBe(11);
    expect(next?.notBefore).toBeGreaterThanOrEqual(NOW + 10 * HOUR + 7 * MINUTE);
  });

  it('is none after a refusal, and at once when a store of ours failed', () => {
    expect(nextAttempt(downlink(), new Failure('delivery-failed', 'no'), NOW)).toBeNull();
    expect(nextAttempt(downlink({ attempts: 3 }), failure(), NOW)).toEqual({ attempts: 4 });
  });
});

it('a wake-up comes when the pause ends, or when the downlink expires', async () => {
  const sent: [DownlinkWakeUp, number | undefined][] = [];
  const queues = { wakeDownlinks: async (wakeUp: DownlinkWakeUp, delay?: number) => void sent.push([wakeUp, delay]) };
  const parts = { clock: () => NOW, queues: queues as never };
  await wakeWhenDue(parts, downlink({ notBefore: NOW + 1_500 }));
  await wakeWhenDue(parts, downlink({ notBefore: NOW + HOUR, expiresAt: NOW + MINUTE }));
  expect(sent).toEqual([
    [{ kind: 'wake', deviceId: 'd', due: NOW + 1_500 }, 2],
    [{ kind: 'wake', deviceId: 'd', due: NOW + MINUTE }, 60],
  ]);
  expect(waitUntil(downlink())).toBe(0);
});
