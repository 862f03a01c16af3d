import type { SQSClient } from '@aws-sdk/client-sqs';
import type { QueueName } from '../model/tables.ts';
import { inTime } from './deadline.ts';

/** What consumers of a queue do with a message that cannot be done now, or ever. */
export interface QueueConsumer {
  /** Hides it until its next try: 1 s at first, doubling to 15 min, on the second day 30, with jitter. */
  postpone(queue: QueueName, receiptHandle: string, receives: number): Promise<void>;
  /** Puts a message nobody can read into the dead-letter queue of its queue (`spill` when absent); an alarm sees it. */
  bury(body: string, queue?: QueueName): Promise<void>;
}

const LONGEST_SECONDS = 900;

/**
 * SQS sets a message aside after 1,000 receives, and keeps it for 14 days: whoever was received this often, for about
 * 19 hours, waits twice as long, so that the 1,000 last for longer than the 14 days.
 */
const MANY_RECEIVES = 100;

export function createQueueConsumer(options: {
  sqs: () => Promise<SQSClient>;
  urls: Partial<Record<QueueName, string>>;
  /** 0..1, for the jitter. */
  random: () => number;
}): QueueConsumer {
  return {
    async postpone(queue, receiptHandle, receives) {
      const { ChangeMessageVisibilityCommand } = await import('./sdk/sqs.ts');
      const client = await options.sqs();
      const VisibilityTimeout = postponeSeconds(receives, options.random());
      const message = { QueueUrl: options.urls[queue], ReceiptHandle: receiptHandle };
      const command = new ChangeMessageVisibilityCommand({ ...message, VisibilityTimeout });
      await inTime('queues', (sending) => client.send(command, sending));
    },
    async bury(body, queue = 'spill') {
      const { SendMessageCommand } = await import('./sdk/sqs.ts');
      const client = await options.sqs();
      const command = new SendMessageCommand({ QueueUrl: `${options.urls[queue]}-dlq`, MessageBody: body });
      await inTime('queues', (sending) => client.send(command, sending));
    },
  };
}

/** Never 0: the message would come back at once, and the local queue cannot store it. */
export function postponeSeconds(receives: number, random: number): number {
  const longest = receives > MANY_RECEIVES ? 2 * LONGEST_SECONDS : LONGEST_SECONDS;
  const full = Math.min(longest, 2 ** Math.max(0, Math.min(receives, 12) - 1));
  return Math.max(1, Math.round(full * (0.5 + random / 2)));
}
