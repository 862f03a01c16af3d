import type { Message, MessageKey } from './message.ts';
import type { Outcome } from './outcome.ts';

/** The sums of the records: received = stored + duplicate + quarantined + ignored + refused + deferred. */
export interface Books {
  received: number;
  stored: number;
  duplicate: number;
  quarantined: number;
  ignored: number;
  refused: number;
  /** Accepted, but still in the spill queue. */
  deferred: number;
}

export const EMPTY_BOOKS: Books = {
  received: 0,
  stored: 0,
  duplicate: 0,
  quarantined: 0,
  ignored: 0,
  refused: 0,
  deferred: 0,
};

/** One thing that does not add up. */
export interface BookFault {
  /** The record's id, as `GET /api/messages/{id}` takes it. */
  id: string;
  integrationId: string;
  /** A sentence. */
  problem: string;
}

/** A record as an auditor reads it: also one that nobody else could make sense of. */
export interface LedgerEntry {
  key: MessageKey;
  /** Null: an arrival was noted, but no end of it. */
  outcome: Outcome | null;
  /** Deliveries noted on it, the first one included. */
  arrivals: number;
  /** Null: its content cannot be read. */
  message: Message | null;
}

export function addBooks(one: Books, other: Books): Books {
  const names = Object.keys(EMPTY_BOOKS) as (keyof Books)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as Books;
}

/** What was received equals the sum of what became of it. */
export function balances({ received, ...ends }: Books): boolean {
  return received === Object.values(ends).reduce((sum, count) => sum + count, 0);
}

export interface AuditQuery {
  /** Null: all integrations there are. A deleted one has to be named. */
  integrationId: string | null;
  /** Epoch ms, inclusive, by the message's own time. */
  from: number;
  /** Epoch ms, exclusive. */
  to: number;
  /** Records in one page, about. */
  limit: number;
  cursor: string | null;
}

export interface AuditPage {
  /** Of this page alone; `deferred` stands in the last one. */
  books: Books;
  faults: BookFault[];
  cursor: string | null;
}
