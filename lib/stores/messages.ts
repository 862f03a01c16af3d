import type { MessageStore } from '../model/ports.ts';
import { createAmending } from './messages/amend.ts';
import { createConflicts } from './messages/conflicts.ts';
import type { MessageOptions } from './messages/items.ts';
import { createLedger } from './messages/ledger.ts';
import { createListing } from './messages/list.ts';
import { createQuarantined } from './messages/quarantined.ts';
import { createReading } from './messages/read.ts';
import { createRecord } from './messages/record.ts';
import { createUnfinished } from './messages/unfinished.ts';

/** The journal in the table `<stack>-messages`: a record is dedup, raw message and plan in one item. */
export function createMessageStore(options: MessageOptions): MessageStore {
  return {
    ...createRecord(options),
    ...createAmending(options),
    ...createConflicts(options),
    ...createReading(options),
    ...createListing(options),
    ...createQuarantined(options),
    ...createUnfinished(options),
    ...createLedger(options),
  };
}
