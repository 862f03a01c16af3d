import { createHash } from 'node:crypto';
import type { Stamped } from './order.ts';

export type EntityKind = 'device' | 'asset';

export type AttributeScope = 'client' | 'server' | 'shared';

export const ATTRIBUTE_SCOPES = ['client', 'server', 'shared'] as const satisfies readonly AttributeScope[];

export interface Entity {
  id: string;
  kind: EntityKind;
  name: string;
  profile: string;
  label: string | null;
  customer: string | null;
  groups: string[];
  createdAt: number;
}

/** A pending or delivered reply as the entity's partition holds it. */
export interface PendingReply {
  downlinkId: string;
  contentType: string;
  /** Response headers the downlink converter asked for. */
  headers: Record<string, string>;
  body: Uint8Array;
  /** Epoch ms after which it never leaves. */
  expiresAt: number;
}

/** The slot of one integration on one device: newest downlink wins; a re-sent uplink gets its own reply again. */
export interface ReplySlot {
  integrationId: string;
  /** Grows with each put; a take names the version it saw. */
  version: number;
  pending: PendingReply | null;
  /** The last few deliveries, newest last, by the hash of the uplink that got them. */
  leases: { by: string; at: number; reply: PendingReply }[];
}

/** How the network said, with a device's last uplink, that downlinks reach it: sealed, for it holds a key. */
export interface KeptWay {
  integrationId: string;
  /** A `DownlinkWay` as JSON, sealed and bound to device and integration. */
  sealed: string;
  /** MAC of the same: tells whether an uplink brings anything new. */
  mac: string;
  /** Epoch ms at which it goes, unless uplinks go on to bring it. Absent: kept before ways had an end. */
  until?: number;
}

/** Everything one Query on the entity's partition brings. */
export interface EntityState {
  entity: Entity;
  latest: Map<string, Stamped>;
  attributes: Record<AttributeScope, Map<string, Stamped>>;
  /** Epoch ms of the newest uplink, 0 when none. */
  seen: number;
  /** The integration of the last uplink. */
  lastIntegrationId: string | null;
  /** Months (`yymm`) that hold points. */
  months: Set<string>;
  replies: ReplySlot[];
  /** Absent for entities whose networks tell no such thing. */
  ways?: KeptWay[];
}

/** Namespace of our UUIDv5 ids. Never change it: every id in every store follows from it. */
const NAMESPACE = Buffer.from('5f0b6d0c2b1e4c1b9a57b7f1a3c6e210', 'hex');

/** UUIDv5 of (kind, name): an entity's id follows from its name, so no lookup is ever needed. */
export function entityId(kind: EntityKind | 'customer' | 'group', name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${kind}:${name}`, 'utf8').digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Customers and groups are created at first sight; a group lives in its customer's scope when there is one. */
export interface Collection {
  id: string;
  kind: 'customer' | 'group';
  name: string;
  /** Owner of a group; null = the stack itself. */
  customer: string | null;
  createdAt: number;
}

export function groupId(name: string, customer: string | null): string {
  return entityId('group', customer === null ? name : `${customer}\u0000${name}`);
}
