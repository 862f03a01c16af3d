import type { QueueName, TableName } from '../model/tables.ts';

export type Access = 'read' | 'write' | 'both';

/** What one function may do. Nothing is granted that does not stand here; `grant.ts` turns it into policies. */
export interface Rights {
  tables: Partial<Record<TableName, Access>>;
  /** Queues it puts messages into. */
  sends: readonly QueueName[];
  /** Queues whose depth it may ask for. */
  counts?: readonly QueueName[];
  /** Dead-letter queues it sets poison aside in. */
  buries?: readonly QueueName[];
  /** Reads the stack key. Every function does so when it starts (see functions/ports.ts). */
  key?: true;
  /** Copies of the catalog in S3. */
  snapshots?: 'read' | 'write';
  /** The history in Timestream, where the stack has one. */
  history?: Access;
  /** Publishes to devices over IoT Core. */
  publishes?: true;
  /** Puts records into the streams of the deploy option downlinkStreams. */
  streams?: true;
  /** Reads the streams of the deploy option uplinkStreams. */
  reads?: true;
  /** Makes and removes the topic rules of this stack. */
  rules?: true;
}

const UPLINK = {
  tables: {
    catalog: 'read',
    entities: 'both',
    messages: 'both',
    telemetry: 'both',
    downlinks: 'both',
    stats: 'write',
  },
  sends: ['spill'],
  key: true,
  snapshots: 'read',
  history: 'write',
} as const satisfies Rights;

/** One row per kind of function. */
export const RIGHTS = {
  uplink: UPLINK,
  'uplink-queue': { ...UPLINK, buries: ['spill'] },
  'uplink-stream': { ...UPLINK, buries: ['spill'], reads: true },
  downlink: {
    tables: { catalog: 'read', entities: 'both', downlinks: 'both', stats: 'write' },
    sends: ['downlink'],
    buries: ['downlink'],
    key: true,
    publishes: true,
    streams: true,
  },
  attach: {
    tables: { catalog: 'both' },
    sends: [],
    key: true,
    snapshots: 'write',
    rules: true,
  },
  sweep: {
    tables: {
      catalog: 'read',
      entities: 'both',
      messages: 'both',
      telemetry: 'both',
      downlinks: 'both',
      stats: 'both',
    },
    sends: ['spill', 'downlink', 'attach'],
    key: true,
    history: 'write',
  },
  api: {
    tables: {
      catalog: 'both',
      entities: 'both',
      messages: 'read',
      telemetry: 'read',
      downlinks: 'both',
      stats: 'read',
    },
    sends: ['downlink', 'attach'],
    counts: ['spill'],
    key: true,
    snapshots: 'write',
    history: 'read',
  },
  replay: {
    tables: { catalog: 'both', entities: 'both', messages: 'both', telemetry: 'both' },
    sends: ['spill'],
    key: true,
    history: 'write',
  },
} as const satisfies Record<string, Rights>;
