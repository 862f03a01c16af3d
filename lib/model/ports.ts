import type { LedgerEntry } from './books.ts';
import type { Converter, Version } from './converter.ts';
import type { AttributeScope, Collection, Entity, EntityKind, EntityState, KeptWay, PendingReply } from './entity.ts';
import type { Config } from './fields.ts';
import type { Integration } from './integration.ts';
import type { Json } from './json.ts';
import type { Message, MessageKey, MessageSummary, NewMessage, OtherBody } from './message.ts';
import type { Stamped } from './order.ts';
import type { Outcome } from './outcome.ts';
import type { Page, PageQuery } from './page.ts';
import type { DownlinkOrder, DownlinkWakeUp, SpillItem } from './queue-message.ts';
import type { EntityClaim, Point } from './reading.ts';

export type { ApiToken, Catalog, ImportStore, LibraryStore, VectorStore } from './catalog.ts';
export type { DownlinkChange, DownlinkLinks, DownlinkStore } from './downlink-store.ts';
export type { AddressGuard, HttpDownlinkRequest, HttpSender, Publisher, StreamWriter } from './outbound.ts';
export type { Page, PageQuery } from './page.ts';

/** An integration with what its messages need, at most 5 s old. */
export interface LiveIntegration {
  integration: Integration;
  /** Secrets readable. `headers` fields are absent here: they are checked by MAC. */
  config: Config;
  uplink: LiveConverter | null;
  downlink: LiveConverter | null;
}

export interface LiveConverter {
  converter: Converter;
  version: Version;
}

/** The catalog as the hot path sees it: cached, refreshed by one BatchGet once it is older than 5 s. */
export interface LiveCatalog {
  byRoutingKey(routingKey: string): Promise<LiveIntegration | null>;
  byId(id: string): Promise<LiveIntegration | null>;
}

export interface Secrets {
  /** HMAC-SHA-256 under the stack key, base64url. Compare with `sameMac`. */
  mac(value: string): string;
  seal(value: string, boundTo: string): string;
  open(sealed: string, boundTo: string): string;
}

/** A reply for a device together with the slot version it was seen at. */
export interface Lease {
  integrationId: string;
  /** Hash of the uplink's dedup key: the same uplink gets the same reply again. */
  by: string;
  version: number;
}

export interface EntityRef {
  kind: EntityKind;
  id: string;
}

export interface EntityStore {
  /** One Query on the entity's partition. */
  load(ref: EntityRef, consistent?: boolean): Promise<EntityState | null>;
  /** Step 3: customer, group, entity and its empty value items, each only if absent. Never changes what exists. */
  create(claim: EntityClaim, now: number): Promise<Entity>;
  /**
   * W3: newest wins per key, by `order`; also notes `seen`, the integration and new months. An entity deleted meanwhile is skipped.
   * Chunked at 50 keys an expression.
   */
  putLatest(ref: EntityRef, values: Map<string, Stamped>, note: LatestNote): Promise<void>;
  /** W4: newest wins per key. Creates the scope's item when absent. */
  putAttributes(ref: EntityRef, scope: AttributeScope, values: Map<string, Stamped>): Promise<void>;
  removeAttributes(ref: EntityRef, scope: AttributeScope, keys: string[]): Promise<void>;

  /** Newest downlink wins: returns the id of the pending one it replaced. Throws `output-too-large` for what has no room. */
  putReply(
    ref: EntityRef,
    integrationId: string,
    reply: PendingReply,
    now: number,
  ): Promise<{ superseded: string | null }>;
  /** Takes the pending reply for one uplink; null = another uplink was faster, it expired, or it changed. */
  takeReply(ref: EntityRef, lease: Lease, now: number): Promise<PendingReply | null>;
  /** Keeps a way down with its device, in place of an earlier one of the same integration. */
  putWay(ref: EntityRef, way: KeptWay): Promise<void>;
  /** Gives a way that has none an end, in epoch ms. */
  endWay(ref: EntityRef, integrationId: string, until: number): Promise<void>;
  /** Removes a pending reply that belongs to this downlink. */
  cancelReply(ref: EntityRef, integrationId: string, downlinkId: string): Promise<boolean>;

  list(kind: EntityKind, query: PageQuery & { namePrefix?: string; profile?: string }): Promise<Page<Entity>>;
  /** Only label, customer and groups can change. */
  update(
    ref: EntityRef,
    change: Partial<Pick<Entity, 'label' | 'customer' | 'groups' | 'profile'>>,
  ): Promise<Entity | null>;
  /** The entity with all its values; its messages and points expire by themselves. */
  delete(ref: EntityRef): Promise<boolean>;
  collections(kind: 'customer' | 'group', query: PageQuery): Promise<Page<Collection>>;
  collection(kind: 'customer' | 'group', id: string): Promise<Collection | null>;
}

export interface LatestNote {
  seen: number;
  integrationId: string;
  months: string[];
}

export interface TelemetryPoint extends Point {
  ref: EntityRef;
  /** Tells points of one timestamp apart; the same for the same plan. */
  hash: string;
  /** Which message it came from. */
  message: MessageKey;
  /** Entity name and profile, for stores that index by name. */
  name: string;
  profile: string;
}

export interface TelemetryQuery {
  keys?: string[];
  /** Epoch ms, inclusive. */
  from: number;
  /** Epoch ms, exclusive. */
  to: number;
  /** Values per key. */
  limit: number;
  order: 'asc' | 'desc';
  /** Months known to hold points; others are not asked. */
  months: Set<string>;
}

/** The history of values. */
export interface TelemetryStore {
  /** W2. Idempotent: the same point twice is one point. A point without values still links entity and message. */
  write(points: TelemetryPoint[]): Promise<void>;
  read(ref: EntityRef, query: TelemetryQuery): Promise<Record<string, { ts: number; value: Json }[]>>;
  /** Keys of the messages that wrote to this entity, newest first. */
  messages(
    ref: EntityRef,
    query: PageQuery & { from: number; to: number; months: Set<string> },
  ): Promise<Page<MessageKey>>;
  /** Which of these points are missing. */
  missing(points: TelemetryPoint[]): Promise<TelemetryPoint[]>;
}

export interface RecordAnswer {
  /** True: ours is the record. False: a re-delivery; take plan and outcome from `message`. */
  first: boolean;
  /** Arrivals before this one. */
  earlier: number;
  /** The record that counts. */
  message: Message;
  /** A re-delivery whose bytes are not those of the record. */
  conflict?: true;
}

export interface MessageQuery extends PageQuery {
  integrationId: string;
  outcome?: Outcome;
  from: number;
  to: number;
  shards: number;
}

export interface MessageStore {
  /** W1: dedup, journal and write-ahead plan in one write. */
  record(message: NewMessage): Promise<RecordAnswer>;
  get(key: MessageKey): Promise<Message | null>;
  /** The bodies that came under the key of this record beside its own, oldest first: at most the first twelve. */
  otherBodies(key: MessageKey): Promise<OtherBody[]>;
  /** Newest first. */
  list(query: MessageQuery): Promise<Page<MessageSummary>>;
  summaries(keys: MessageKey[]): Promise<MessageSummary[]>;
  /** Records of one integration that may be incomplete: recent ones by time, and those listed as open. */
  unfinished(query: { integrationId: string; shards: number; from: number; to: number }): AsyncIterable<Message>;
  /**
   * Ends a quarantined record anew, with what is given of outcome, version, plan, failure and logs; one that is stored is
   * listed as open until it is closed. Null, and nothing is written, unless the record is still quarantined.
   */
  amend(message: Message): Promise<Message | null>;
  /** Quarantined records by receipt, oldest first. `place`: the cursor of a page that goes on behind this one. */
  quarantined(query: Omit<MessageQuery, 'outcome' | 'shards'>): Promise<Page<{ key: MessageKey; place: string }>>;
  /** Removes the `#open` mark once all effects are done. */
  close(key: MessageKey): Promise<void>;
  /** Adds a warning to a record, once: of something that went wrong when its plan was carried out. */
  warn(key: MessageKey, warning: string): Promise<void>;
  /**
   * Everything that lies under an integration, in no order, for those who add it up. A page holds about `limit`
   * records and may be empty before the end.
   */
  ledger(query: Omit<MessageQuery, 'outcome'>): Promise<Page<LedgerEntry>>;
}

/** Receives are AWS's business (event sources); we only send. */
export interface Queues {
  spill(item: SpillItem): Promise<void>;
  wakeDownlinks(wakeUp: DownlinkWakeUp, delaySeconds?: number): Promise<void>;
  orderDownlink(order: DownlinkOrder): Promise<void>;
  requestAttach(integrationId: string): Promise<void>;
  /** Messages waiting in a queue, as many as SQS knows of: visible, hidden and delayed ones. */
  depth(queue: 'spill'): Promise<number>;
}

/** Moments a periodic job remembers from one run to the next, in epoch ms. */
export interface Marks {
  read(name: string): Promise<number | null>;
  write(name: string, at: number): Promise<void>;
}

/** Topic rules of IoT Core; only the attach function holds the right to change them. Idempotent by name. */
export interface TopicRules {
  put(rule: { name: string; sql: string; functionName: string }): Promise<void>;
  delete(name: string): Promise<void>;
}

export interface Stats {
  /** Adds in memory; written out when 10 s have passed since the last flush. */
  count(integrationId: string, name: string, by?: number): void;
  flush(force?: boolean): Promise<void>;
  read(integrationId: string, day: string): Promise<Record<string, number>>;
}
