import type { FailureReport } from './failure.ts';

/** What became of a quarantined message that was converted once more. */
export interface Replayed {
  outcome: 'stored' | 'quarantined';
  /** Hash of the converter version that ran this time. */
  version: string;
  /** Null: it is stored. */
  error: FailureReport | null;
}

/** Quarantined messages of one integration, in the order of their receipt. */
export interface ReplayQuery {
  integrationId: string;
  /** Epoch ms, inclusive, by receipt. */
  from: number;
  /** Epoch ms, exclusive. */
  to: number;
  /** Messages at most. */
  limit: number;
  cursor: string | null;
}

/** What came of one call; a message that somebody else stored meanwhile counts as neither. */
export interface ReplayPage {
  stored: number;
  /** Failed again. */
  quarantined: number;
  /** Null: nothing is left. */
  cursor: string | null;
}
