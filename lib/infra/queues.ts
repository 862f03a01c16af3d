import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { QUEUES, type QueueName, queueName } from '../model/tables.ts';

export interface QueuePair {
  queue: Queue;
  dead: Queue;
}

export type QueuePairs = Record<QueueName, QueuePair>;

/** SQS keeps nothing longer. It is also how long an outage of the store may last. */
const RETENTION = Duration.days(14);

/**
 * How often a message may come back before it is set aside, and for how long its consumer (`seconds` at most) has it.
 * Spilled uplinks and ordered downlinks come back as long as the store is down, so their consumers decide themselves what
 * is poison; see docs/data-model.md.
 * Visibility is at least six times the consumer's timeout, as AWS asks for Lambda event sources.
 */
export const DELIVERY = {
  spill: { receives: 1000, seconds: 30 },
  downlink: { receives: 1000, seconds: 30 },
  attach: { receives: 10, seconds: 60 },
} as const satisfies Record<QueueName, { receives: number; seconds: number }>;

/** Every queue with its dead-letter queue `<name>-dlq`: encrypted, over TLS only. */
export function makeQueues(scope: Construct, stack: string): QueuePairs {
  const room = new Construct(scope, 'Queues');
  const made = QUEUES.map((name) => [name, makePair(room, name, queueName(stack, name))]);
  return Object.fromEntries(made) as QueuePairs;
}

function makePair(room: Construct, name: QueueName, physicalName: string): QueuePair {
  const guarded = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: RETENTION };
  const { receives, seconds } = DELIVERY[name];
  const dead = new Queue(room, `${name}-dlq`, { queueName: `${physicalName}-dlq`, ...guarded });
  const queue = new Queue(room, name, {
    queueName: physicalName,
    ...guarded,
    visibilityTimeout: Duration.seconds(6 * seconds),
    deadLetterQueue: { queue: dead, maxReceiveCount: receives },
  });
  return { queue, dead };
}
