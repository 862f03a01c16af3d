/**
 * The six tables, as data: the local platform creates them from this, the CDK stack deploys them from this, and
 * stores name their indexes by it. What lies in them is told in docs/data-model.md.
 */
export interface TableShape {
  partitionKey: string;
  sortKey: string;
  indexes: { name: string; partitionKey: string; sortKey?: string; projection: 'ALL' | 'KEYS_ONLY' }[];
  /** Point-in-time recovery: only where the data is not rebuilt or expired by itself. */
  recovery: boolean;
}

/** Attribute that holds the expiry in epoch seconds, in every table. Readers filter on it; TTL only cleans up. */
export const EXPIRY = 'x';

export const TABLES = {
  catalog: {
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [{ name: 'byKey', partitionKey: 'rk', projection: 'ALL' }],
    recovery: true,
  },
  entities: {
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [{ name: 'byName', partitionKey: 'gk', sortKey: 'gs', projection: 'ALL' }],
    recovery: true,
  },
  messages: {
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [{ name: 'byOutcome', partitionKey: 'fk', sortKey: 'fs', projection: 'KEYS_ONLY' }],
    recovery: false,
  },
  telemetry: { partitionKey: 'pk', sortKey: 'sk', indexes: [], recovery: false },
  downlinks: {
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [{ name: 'byState', partitionKey: 'fk', sortKey: 'fs', projection: 'KEYS_ONLY' }],
    recovery: false,
  },
  stats: { partitionKey: 'pk', sortKey: 'sk', indexes: [], recovery: false },
} as const satisfies Record<string, TableShape>;

export type TableName = keyof typeof TABLES;

/** `<stack>-<table>`: DynamoDB wants at least three characters, and stacks share an account. */
export function tableName(stack: string, table: TableName): string {
  return `${stack}-${table}`;
}

/** The queues; each has a dead-letter queue `<name>-dlq`. */
export const QUEUES = ['spill', 'downlink', 'attach'] as const;
export type QueueName = (typeof QUEUES)[number];

export function queueName(stack: string, queue: QueueName): string {
  return `${stack}-${queue}`;
}

/** The Lambda function of a part, such as `tributary-uplink-chirpstack` or `tributary-api`. */
export function functionName(stack: string, part: string): string {
  return `${stack}-${part}`;
}

/** Topic rule of an integration: letters, digits and `_` only, so every `-` is written as `_`. */
export function ruleName(stack: string, type: string, integrationId: string): string {
  return `${stack}_${type}_${integrationId}`.replaceAll('-', '_');
}
