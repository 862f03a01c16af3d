import type { StreamRecord } from './arrival.ts';
import type { FailureReport } from './failure.ts';
import type { JsonObject } from './json.ts';
import type { Outcome } from './outcome.ts';
import type { EntityClaim, Point } from './reading.ts';

/** Where a message record lies. Both parts are functions of the message, never of our receipt: the key is the dedup. */
export interface MessageKey {
  pk: string;
  sk: string;
}

/** The raw message as it stays readable for replay. */
export interface RawMessage {
  body: Uint8Array;
  contentType: string;
  /** Kept headers, redacted. */
  headers: Record<string, string>;
  rawQuery?: string;
  topic?: string;
  clientId?: string;
  streamRecord?: StreamRecord;
  /** Which uplink of the arrival this record is, for envelopes that hold several. */
  index?: number;
}

/** Everything one entity gets from one uplink, decided before anything is written. Carrying it out twice changes nothing. */
export interface EntityEffect {
  entityId: string;
  claim: EntityClaim;
  /** Not known when the plan was made: create with profile, label, customer, group. */
  create: boolean;
  points: Point[];
  /** Client attributes whose value changed. */
  attributes: JsonObject;
  /** Epoch ms that orders the attributes: the provider's time when there is a sane one, else the time of receipt. */
  attributesAt: number;
}

/** The write-ahead plan of one uplink. Empty for quarantined, ignored and refused ones. */
export interface Plan {
  effects: EntityEffect[];
  warnings?: string[];
}

/** What W1 writes. */
export interface NewMessage {
  key: MessageKey;
  /** 32 hex characters: 128 bits of sha256(integration, dedup key); part of `key.sk` and of every point's key. */
  hash: string;
  integrationId: string;
  arrivalId: string;
  receivedAt: number;
  outcome: Outcome;
  /** Hash of the converter version that ran, null when none did. */
  version: string | null;
  deviceHint: string | null;
  /** Null for refused ones: no body is kept. */
  raw: RawMessage | null;
  /** What the uplink says of the device, where its type yields that. Re-deliveries are compared by it, else by their body. */
  device?: { bytes: Uint8Array; fPort?: number };
  plan: Plan;
  failure: FailureReport | null;
  logs?: string[];
  /** For ignored ones: what the provider called it. */
  event?: string;
  /** The sweep cannot find it by time (odd bucket or late): list it as `#open` until its effects are done. */
  open: boolean;
}

/** A record as it is stored. */
export interface Message extends Omit<NewMessage, 'arrivalId' | 'device'> {
  /** base64url of (pk, sk). */
  id: string;
  /** Re-deliveries seen: arrivals - 1. */
  duplicates: number;
  /** Bodies other than the recorded one that came under its dedup key. Absent: none. */
  conflicts?: number;
}

/** A body that came under the dedup key of a record with another one. It had no effect, and is kept to be looked at. */
export interface OtherBody {
  receivedAt: number;
  raw: RawMessage;
}

export type MessageSummary = Pick<
  Message,
  'id' | 'outcome' | 'receivedAt' | 'duplicates' | 'conflicts' | 'integrationId' | 'deviceHint' | 'failure'
> & {
  /** Names of the entities it wrote. */
  entity: string | null;
};
