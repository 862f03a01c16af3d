/** How an uplink ended. Every uplink has exactly one; *deferred* (still in the spill queue) is not an end. */
export type Outcome = 'stored' | 'quarantined' | 'ignored' | 'refused';

export const OUTCOMES = ['stored', 'quarantined', 'ignored', 'refused'] as const satisfies readonly Outcome[];
